/** Event and CustomEvent: one target and no tree, as in Node. */

import { env } from '../env.ts'
import { invalidArgType, withCode } from '../errors.ts'
import type { EventTarget } from '../modules/event-target.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')

interface EventInit {
  bubbles?: boolean
  cancelable?: boolean
  composed?: boolean
}

/** What only this file may change about an event. */
interface EventState {
  target: EventTarget | null
  dispatching: boolean
  propagating: boolean
  immediate: boolean
  prevented: boolean
  passive: boolean
}

let readState: (event: Event) => EventState
let lacksState: (event: Event) => boolean

export class Event {
  static readonly NONE = 0
  static readonly CAPTURING_PHASE = 1
  static readonly AT_TARGET = 2
  static readonly BUBBLING_PHASE = 3

  readonly #type: string
  readonly #bubbles: boolean
  readonly #cancelable: boolean
  readonly #composed: boolean
  readonly #timeStamp = env.now() - env.timeOrigin
  readonly #state: EventState = {
    target: null,
    dispatching: false,
    propagating: true,
    immediate: true,
    prevented: false,
    passive: false,
  }

  static {
    readState = (event) => event.#state
    lacksState = (event) => !(#state in event)
  }

  constructor(...args: [type: string, options?: EventInit | null]) {
    const [type, options] = args
    if ((args as unknown[]).length === 0) {
      throw withCode(new TypeError('The "type" argument must be specified'), 'ERR_MISSING_ARGS')
    }
    if (options !== undefined && options !== null && typeof options !== 'object') {
      throw invalidArgType('options', 'of type object', options)
    }
    this.#type = `${type}`
    this.#bubbles = Boolean(options?.bubbles)
    this.#cancelable = Boolean(options?.cancelable)
    this.#composed = Boolean(options?.composed)
  }

  get type(): string {
    return this.#type
  }

  get target(): EventTarget | null {
    return this.#state.target
  }

  get srcElement(): EventTarget | null {
    return this.#state.target
  }

  get currentTarget(): EventTarget | null {
    return this.#state.dispatching ? this.#state.target : null
  }

  get eventPhase(): number {
    return this.#state.dispatching ? Event.AT_TARGET : Event.NONE
  }

  get bubbles(): boolean {
    return this.#bubbles
  }

  get cancelable(): boolean {
    return this.#cancelable
  }

  get composed(): boolean {
    return this.#composed
  }

  get defaultPrevented(): boolean {
    return this.#cancelable && this.#state.prevented
  }

  get returnValue(): boolean {
    return !this.defaultPrevented
  }

  get timeStamp(): number {
    return this.#timeStamp
  }

  get isTrusted(): boolean {
    return false
  }

  get cancelBubble(): boolean {
    return !this.#state.propagating
  }

  set cancelBubble(stop: boolean) {
    if (stop) this.#state.propagating = false
  }

  composedPath(): EventTarget[] {
    return this.#state.dispatching && this.#state.target !== null ? [this.#state.target] : []
  }

  preventDefault(): void {
    if (!this.#state.passive) this.#state.prevented = true
  }

  stopPropagation(): void {
    this.#state.propagating = false
  }

  stopImmediatePropagation(): void {
    this.#state.propagating = false
    this.#state.immediate = false
  }

  get [Symbol.toStringTag](): string {
    return 'Event'
  }

  [inspect](depth: number, options: object, show: (value: unknown, options: object) => string): string {
    const name = this.constructor.name
    if (depth < 0) return name
    const { type, defaultPrevented, cancelable, timeStamp } = this
    return `${name} ${show({ type, defaultPrevented, cancelable, timeStamp }, options)}`
  }
}

for (const [index, name] of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].entries()) {
  Object.defineProperty(Event.prototype, name, { value: index, enumerable: true })
}

export class CustomEvent<T = unknown> extends Event {
  readonly #detail: T | null

  constructor(type: string, options?: (EventInit & { detail?: T }) | null) {
    super(type, options)
    this.#detail = options?.detail ?? null
  }

  get detail(): T | null {
    return this.#detail
  }

  override get [Symbol.toStringTag](): string {
    return 'CustomEvent'
  }
}

/** For the target that dispatches. */
export const stateOf = readState
/** Whether an event came from the other isolate: it has this class, but not its private fields. */
export const isForeign = lacksState
