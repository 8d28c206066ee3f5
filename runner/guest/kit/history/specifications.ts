import { KitError } from '../kit-error.ts'
import type { Specification } from './operation.ts'
import { same } from './same.ts'

type Call<State> = (state: State, ...args: unknown[]) => { state: State; result?: unknown }

/** A single value: `read()`, `write(value)`, and `compareAndSet(expected, value)`, which tells whether it did. */
export function register(initial?: unknown): Specification {
  return specification('register', initial, {
    read: (value) => ({ state: value, result: value }),
    write: (_value, next) => ({ state: next }),
    compareAndSet: (value, expected, next) =>
      same(value, expected) ? { state: next, result: true } : { state: value, result: false },
  })
}

interface Slot {
  value?: unknown
}

/** Values by key: `get(key)`, `has(key)`, `set(key, value)`, and `delete(key)`, whose result may be anything. */
export function map(): Specification {
  const slots = specification<Slot>(
    'map',
    {},
    {
      get: (slot) => ({ state: slot, result: slot.value }),
      has: (slot) => ({ state: slot, result: 'value' in slot }),
      set: (_slot, _key, value) => ({ state: { value } }),
      delete: () => ({ state: {} }),
    },
  )
  return { ...slots, part: (_name, [key]) => `${typeof key} ${String(key)}` }
}

/** First in, first out: `enqueue(item)`, and `dequeue()`, which is undefined when there is nothing. */
export function queue(): Specification {
  return specification<readonly unknown[]>('queue', [], {
    enqueue: (items, item) => ({ state: [...items, item] }),
    dequeue: (items) => ({ state: items.slice(1), result: items[0] }),
  })
}

function specification<State>(
  kind: string,
  initial: State,
  calls: Record<string, Call<State>>,
): Specification {
  return {
    initial,
    apply(state, name, args) {
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined
      if (call === undefined) {
        const known = Object.keys(calls).join(', ')
        throw new KitError(`A ${kind} has no call "${name}"; it has ${known}.`)
      }
      return call(state as State, ...args)
    },
  }
}
