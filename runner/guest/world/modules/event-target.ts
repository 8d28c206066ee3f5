/** EventTarget: one target and no tree, as in Node. */

import { invalidArgType, withCode } from '../errors.ts'
import { CustomEvent, Event, isForeign, stateOf } from '../event/event.ts'

export { CustomEvent, Event }

type Callback = (event: Event) => unknown
type ListenerLike = Callback | { handleEvent?: Callback } | null | undefined

interface Listener {
  callback: Callback | { handleEvent?: Callback }
  capture: boolean
  once: boolean
  passive: boolean
  removed: boolean
}

/** The part of AbortSignal that `{ signal }` needs. */
interface Signal {
  aborted: boolean
  addEventListener(type: string, listener: () => void, options: object): void
}

interface AddOptions {
  capture?: boolean
  once?: boolean
  passive?: boolean
  signal?: Signal
}

export class EventTarget {
  readonly #listeners = new Map<string, Listener[]>()

  addEventListener(type: string, listener: ListenerLike, options?: AddOptions | boolean | null): void {
    const given = readOptions(options)
    const { signal } = given
    if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
      throw invalidArgType('options.signal', 'an instance of AbortSignal', signal)
    }
    if (signal?.aborted || !isListener(listener)) return
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener, given), { once: true })
    const listeners = this.#listeners.get(`${type}`) ?? []
    const capture = Boolean(given.capture)
    if (listeners.some((known) => known.callback === listener && known.capture === capture)) return
    const added = { callback: listener, capture, once: Boolean(given.once), passive: Boolean(given.passive) }
    // A dispatch that goes on walks the list that it started with.
    this.#listeners.set(`${type}`, [...listeners, { ...added, removed: false }])
  }

  removeEventListener(type: string, listener: ListenerLike, options?: AddOptions | boolean | null): void {
    const capture = Boolean(readOptions(options).capture)
    const listeners = this.#listeners.get(`${type}`) ?? []
    const found = listeners.find((known) => known.callback === listener && known.capture === capture)
    if (found === undefined) return
    found.removed = true
    this.#listeners.set(
      `${type}`,
      listeners.filter((known) => known !== found),
    )
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) throw invalidArgType('event', 'an instance of Event', event)
    if (isForeign(event)) return dispatchCopy(this, event)
    const state = stateOf(event)
    if (state.dispatching) {
      const message = `The event "${event.type}" is already being dispatched`
      throw withCode(new Error(message), 'ERR_EVENT_RECURSION')
    }
    state.target = this
    state.dispatching = true
    for (const listener of this.#listeners.get(event.type) ?? []) {
      if (listener.removed) continue
      if (listener.once) this.removeEventListener(event.type, listener.callback, listener)
      state.passive = listener.passive
      callListener(this, listener, event)
      state.passive = false
      if (!state.immediate) break
    }
    state.dispatching = false
    return !event.defaultPrevented
  }

  /** How many listeners wait for `type`; used by node:events. */
  static listeners(target: EventTarget, type: string): Callback[] {
    return (target.#listeners.get(type) ?? []).map(({ callback }) => callback as Callback)
  }

  get [Symbol.toStringTag](): string {
    return 'EventTarget'
  }
}

/** The listeners of an event, for `events.getEventListeners`. */
export const listenersOf = EventTarget.listeners
delete (EventTarget as { listeners?: unknown }).listeners

/** Listeners of this isolate get an event of its own, and what they prevent is prevented for the sender as well. */
function dispatchCopy(target: EventTarget, event: Event): boolean {
  const { type, bubbles, cancelable, composed } = event
  const options = { bubbles, cancelable, composed }
  const copy =
    event instanceof CustomEvent
      ? new CustomEvent(type, { ...options, detail: event.detail })
      : new Event(type, options)
  const undisturbed = target.dispatchEvent(copy)
  if (copy.defaultPrevented) event.preventDefault()
  return undisturbed
}

function readOptions(options: AddOptions | boolean | null | undefined): AddOptions {
  if (typeof options === 'boolean') return { capture: options }
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw invalidArgType('options', 'of type object', options)
  }
  return options
}

function isListener(listener: unknown): listener is Callback | { handleEvent?: Callback } {
  if (listener === undefined || listener === null) return false
  if (typeof listener === 'function' || typeof listener === 'object') return true
  throw invalidArgType('listener', 'an instance of EventListener', listener)
}

/** An error in a listener stops neither the others nor the dispatcher; it surfaces as an unhandled one. */
function callListener(target: EventTarget, { callback }: Listener, event: Event): void {
  try {
    if (typeof callback === 'function') callback.call(target, event)
    else callback.handleEvent?.(event)
  } catch (error) {
    surface(error)
  }
}

async function surface(error: unknown): Promise<never> {
  throw error
}
