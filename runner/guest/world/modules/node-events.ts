/** node:events: EventEmitter, and `once` and `on` for emitters and event targets. */

import { env } from '../env.ts'
import { invalidArgType, outOfRange, withCode } from '../errors.ts'
import { eventsOn } from '../events/on.ts'
import { eventsOnce } from '../events/once.ts'
import { lazyModule } from '../lazy.ts'

export type Listener = (this: unknown, ...args: unknown[]) => unknown
/** What `once` puts in the list in place of a listener. */
type Wrapped = Listener & { listener?: Listener }
type Events = Record<PropertyKey, Wrapped[]>

interface State {
  events: Events
  max: number | undefined
  /** Names whose many listeners were warned about. */
  warned: Set<PropertyKey>
}

const inspection = lazyModule<typeof import('../modules/inspect.ts')>('../modules/inspect.ts')
const targets = lazyModule<typeof import('../modules/event-target.ts')>('../modules/event-target.ts')

export const errorMonitor = Symbol('events.errorMonitor')
const defaultMaxListeners = 10

export interface EventEmitter {
  emit(name: PropertyKey, ...args: unknown[]): boolean
  on(name: PropertyKey, listener: Listener): this
  off(name: PropertyKey, listener: Listener): this
  once(name: PropertyKey, listener: Listener): this
  getMaxListeners(): number
}

/** A function and not a class, because `EventEmitter.call(this)` is still written. */
export function EventEmitter(this: EventEmitter | undefined): void {
  if (this !== undefined) stateOf(this)
}

/** Kept beside the emitters, so that their own properties are the user's only. */
const states = new WeakMap<object, State>()

function stateOf(emitter: EventEmitter): State {
  const known = states.get(emitter)
  if (known !== undefined) return known
  const state: State = { events: Object.create(null), max: undefined, warned: new Set() }
  states.set(emitter, state)
  return state
}

function eventsOf(emitter: EventEmitter): Events {
  return stateOf(emitter).events
}

function checkListener(listener: unknown): asserts listener is Listener {
  if (typeof listener !== 'function') throw invalidArgType('listener', 'of type function', listener)
}

function add(emitter: EventEmitter, name: PropertyKey, listener: Wrapped, prepend: boolean): EventEmitter {
  checkListener(listener)
  const events = eventsOf(emitter)
  if (events['newListener'] !== undefined) emitter.emit('newListener', name, listener.listener ?? listener)
  const known = events[name] ?? []
  // An emit that goes on walks the list that it started with.
  events[name] = prepend ? [listener, ...known] : [...known, listener]
  warnOfLeak(emitter, name, known.length + 1)
  return emitter
}

function warnOfLeak(emitter: EventEmitter, name: PropertyKey, count: number): void {
  const max = emitter.getMaxListeners()
  const { warned } = stateOf(emitter)
  if (max === 0 || count <= max || warned.has(name)) return
  warned.add(name)
  const owner = `[${emitter.constructor.name}]`
  const text = `Possible EventEmitter memory leak detected. ${count} ${String(name)} listeners added to ${owner}.`
  const advice = `MaxListeners is ${max}. Use emitter.setMaxListeners() to increase limit`
  env.log('warn', `MaxListenersExceededWarning: ${text} ${advice}`)
}

function wrapOnce(emitter: EventEmitter, name: PropertyKey, listener: Listener): Wrapped {
  checkListener(listener)
  let fired = false
  const wrapped: Wrapped = (...args) => {
    if (fired) return undefined
    fired = true
    emitter.off(name, wrapped)
    return listener.apply(emitter, args)
  }
  wrapped.listener = listener
  return wrapped
}

function removeListener(this: EventEmitter, name: PropertyKey, listener: Listener): EventEmitter {
  checkListener(listener)
  const events = eventsOf(this)
  const list = events[name]
  const index = list?.findLastIndex((known) => known === listener || known.listener === listener) ?? -1
  if (list === undefined || index === -1) return this
  const [removed] = list.slice(index)
  if (list.length === 1) delete events[name]
  else events[name] = list.toSpliced(index, 1)
  if (events['removeListener'] !== undefined) this.emit('removeListener', name, removed?.listener ?? listener)
  return this
}

function addListener(this: EventEmitter, name: PropertyKey, listener: Listener): EventEmitter {
  return add(this, name, listener, false)
}

function unhandled(args: unknown[]): unknown {
  const [error] = args
  if (error instanceof Error) return error
  const shown = inspection().inspect(error)
  const wrapped = withCode(new Error(`Unhandled error. (${shown})`), 'ERR_UNHANDLED_ERROR')
  return Object.assign(wrapped, { context: error })
}

const methods = {
  setMaxListeners(this: EventEmitter, count: number): EventEmitter {
    checkCount(count)
    stateOf(this).max = count
    return this
  },
  getMaxListeners(this: EventEmitter): number {
    return stateOf(this).max ?? statics.defaultMaxListeners
  },
  emit(this: EventEmitter, name: PropertyKey, ...args: unknown[]): boolean {
    const events = eventsOf(this)
    if (name === 'error') {
      for (const monitor of events[errorMonitor] ?? []) monitor.apply(this, args)
      if (events['error'] === undefined) throw unhandled(args)
    }
    const listeners = events[name]
    if (listeners === undefined) return false
    for (const listener of listeners) listener.apply(this, args)
    return true
  },
  addListener,
  on: addListener,
  prependListener(this: EventEmitter, name: PropertyKey, listener: Listener): EventEmitter {
    return add(this, name, listener, true)
  },
  once(this: EventEmitter, name: PropertyKey, listener: Listener): EventEmitter {
    return add(this, name, wrapOnce(this, name, listener), false)
  },
  prependOnceListener(this: EventEmitter, name: PropertyKey, listener: Listener): EventEmitter {
    return add(this, name, wrapOnce(this, name, listener), true)
  },
  removeListener,
  off: removeListener,
  removeAllListeners(this: EventEmitter, ...args: [name?: PropertyKey]): EventEmitter {
    const events = eventsOf(this)
    const [name] = args
    if (events['removeListener'] !== undefined) {
      const names =
        args.length === 0
          ? Reflect.ownKeys(events).filter((key) => key !== 'removeListener')
          : [name as PropertyKey]
      for (const key of names) {
        for (const listener of (events[key] ?? []).toReversed()) this.off(key, listener)
      }
    }
    if (args.length === 0) stateOf(this).events = Object.create(null)
    else delete events[name as PropertyKey]
    return this
  },
  listeners(this: EventEmitter, name: PropertyKey): Listener[] {
    return (eventsOf(this)[name] ?? []).map((listener) => listener.listener ?? listener)
  },
  rawListeners(this: EventEmitter, name: PropertyKey): Listener[] {
    return [...(eventsOf(this)[name] ?? [])]
  },
  listenerCount(this: EventEmitter, name: PropertyKey, listener?: Listener): number {
    const list = eventsOf(this)[name] ?? []
    return listener === undefined
      ? list.length
      : list.filter((known) => known === listener || known.listener === listener).length
  },
  eventNames(this: EventEmitter): PropertyKey[] {
    return Reflect.ownKeys(eventsOf(this))
  },
}

function checkCount(count: unknown): void {
  if (typeof count !== 'number') throw invalidArgType('setMaxListeners', 'of type number', count)
  if (!(count >= 0)) throw outOfRange('setMaxListeners', '>= 0', count)
}

const statics = {
  EventEmitter,
  once: eventsOnce,
  on: eventsOn,
  errorMonitor,
  captureRejectionSymbol: Symbol.for('nodejs.rejection'),
  captureRejections: false,
  defaultMaxListeners,
  usingDomains: false,
  listenerCount: (emitter: EventEmitter, name: PropertyKey) => methods.listenerCount.call(emitter, name),
  getMaxListeners: (emitter: EventEmitter) => methods.getMaxListeners.call(emitter),
  setMaxListeners(count = defaultMaxListeners, ...emitters: EventEmitter[]): void {
    checkCount(count)
    if (emitters.length === 0) statics.defaultMaxListeners = count
    for (const emitter of emitters) stateOf(emitter).max = count
  },
  getEventListeners(emitter: EventEmitter | EventTarget, name: string): Listener[] {
    if (typeof (emitter as { listeners?: unknown }).listeners === 'function') {
      return methods.listeners.call(emitter as EventEmitter, name)
    }
    return targets().listenersOf(emitter as never, name) as Listener[]
  },
  addAbortListener(signal: AbortSignal, listener: (event: Event) => void): Disposable {
    if (signal.aborted) queueMicrotask(() => listener(undefined as never))
    else signal.addEventListener('abort', listener, { once: true })
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) }
  },
}

Object.assign(EventEmitter, statics)
Object.assign(EventEmitter.prototype, methods)
for (const [alias, name] of [
  ['on', 'addListener'],
  ['off', 'removeListener'],
] as const) {
  Object.defineProperty(methods[alias], 'name', { value: name })
}

export default EventEmitter
