import { isObject, list, P } from './bridge/primordials.ts'
import { Cell, type Crossing, type HostCall, HostOp } from './host.ts'
import { createRandom } from './random.ts'
import { createTimers, type Timers } from './timers.ts'
import type { Lend, WorldEnv } from './world/env.ts'
import { installWorld, runModule } from './world/world.ts'

/** What the host hands to an isolate when it starts it. */
export type Boot = [
  cross: Crossing,
  host: HostCall,
  lend: (name: keyof Lend, ...args: unknown[]) => unknown,
  cells: SharedArrayBuffer,
  drain: () => void,
  isProxy: (value: object) => boolean,
]

/** What both isolates have in common: shared numbers, seeded randomness, timers, and the world on top of them. */
export interface Side {
  cells: Float64Array
  timers: Timers
  /** Starts the random stream of a test. */
  reseed(): void
  /** Evaluates a text of our own in this realm. */
  evaluate(text: string): unknown
}

// biome-ignore lint/security/noGlobalEval: texts of our own have to be evaluated in this very realm
const evaluate = globalThis.eval

/** Installs the world; `stream` keeps the two sides' random numbers apart, `network` makes the requests of `fetch`. */
export function startSide(boot: Boot, stream: number, network: WorldEnv['network']): Side {
  const [, host, lend, block, , isProxy] = boot
  const cells = new Float64Array(block)
  const timers = createTimers(cells, stream === 0 ? 'solution' : 'judge')
  let random = createRandom(0, stream)

  installWorld({
    now: () => cells[Cell.Now] as number,
    random() {
      cells[Cell.Drawn] = 1
      return random()
    },
    setTimer: timers.add,
    clearTimer: timers.remove,
    log: (level, text) => void host(HostOp.Log, level, text),
    lend: lendWith(lend),
    isForeign: (value) => isObject(value) && isProxy(value),
    network,
    load(name) {
      const text = host(HostOp.Load, `world/${name}`) as string
      return runModule(evaluate(`(function(module,exports,require){"use strict";${text}\n})`) as never)
    },
  })

  return {
    cells,
    timers,
    reseed() {
      random = createRandom(cells[Cell.Seed] as number, stream)
    },
    evaluate: (text) => evaluate(text),
  }
}

/** The functions that the host lends, by name. */
export function lendWith(call: Boot[2]): Lend {
  const lend: Record<string, unknown> = P.create(null)
  for (const name of lentNames) {
    lend[name] = (...args: unknown[]) => {
      const sent = list<unknown>()
      sent[0] = name
      for (let index = 0; index < args.length; index++) sent[index + 1] = args[index]
      return P.apply(call, undefined, sent as Parameters<Boot[2]>)
    }
  }
  return lend as unknown as Lend
}

const lentNames: (keyof Lend)[] = ['hash', 'hmac', 'urlParse', 'urlSet', 'domainTo']

/** A thrown value for a person, as the JSON text of [message, stack]; no program can make it throw. */
export function describeThrown(error: unknown): string {
  let message = 'a value that cannot be printed was thrown'
  let stack = ''
  try {
    if (P.isError(error)) {
      const { name, message: text } = error as Error
      message = text === '' ? `${name}` : `${name}: ${text}`
      const found = (error as Error).stack
      if (typeof found === 'string') stack = found
    } else {
      message = `Thrown value is not an Error: ${typeof error === 'string' ? P.quote(error) : P.String(error)}`
    }
  } catch {}
  return `[${P.quote(P.slice(message, 0, 4096))},${P.quote(P.slice(stack, 0, 8192))}]`
}
