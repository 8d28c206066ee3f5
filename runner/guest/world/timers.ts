/** setTimeout and its family over the loop's one queue, with Node's objects and rules. */

import { env } from './env.ts'
import { invalidArgType } from './errors.ts'
import { defineValue } from './lazy.ts'
import { primordials } from './primordials.ts'

const {
  mapDelete,
  mapGet,
  mapSet,
  mathTrunc,
  NativeMap,
  NativeNumber,
  objectDefineProperty,
  reflectApply,
  uncurry,
} = primordials

type Callback = (...args: unknown[]) => unknown

/** Node's longest delay; anything longer, shorter than 1 or not a number means 1. */
const maxDelay = 2 ** 31 - 1

/** Timers whose number somebody asked for (`+timeout`), because `clearTimeout` takes that number as well. */
const numbered = new NativeMap<number, Timeout>()

let clear: (timer: unknown) => void
let clearOneImmediate: (immediate: unknown) => void

/** What setTimeout and setInterval return. */
export class Timeout {
  readonly #callback: Callback
  readonly #args: unknown[]
  readonly #delay: number
  readonly #repeat: boolean
  #id = 0
  #number = 0
  #cleared = false
  #refed = true

  constructor(callback: Callback, delay: unknown, repeat: boolean, args: unknown[]) {
    const ms = NativeNumber(delay)
    this.#callback = callback
    this.#args = args
    this.#delay = ms >= 1 && ms <= maxDelay ? mathTrunc(ms) : 1
    this.#repeat = repeat
    this.#start()
  }

  ref(): this {
    this.#refed = true
    return this
  }

  unref(): this {
    this.#refed = false
    return this
  }

  hasRef(): boolean {
    return this.#refed
  }

  refresh(): this {
    if (!this.#cleared) {
      if (this.#id !== 0) env.clearTimer(this.#id)
      this.#start()
    }
    return this
  }

  close(): this {
    clear(this)
    return this
  }

  [Symbol.dispose](): void {
    clear(this)
  }

  [Symbol.toPrimitive](): number {
    if (this.#number === 0) {
      this.#number = this.#id
      mapSet(numbered, this.#number, this)
    }
    return this.#number
  }

  static {
    clear = (timer) => {
      if (typeof timer === 'object' && timer !== null) {
        if (#id in timer) (timer as Timeout).#stop()
      } else if (typeof timer === 'number' || typeof timer === 'string') {
        const known = mapGet(numbered, NativeNumber(timer)) as Timeout | undefined
        if (known !== undefined) known.#stop()
      }
    }
  }

  #start(): void {
    this.#id = env.setTimer(() => this.#fire(), this.#delay, this.#repeat)
  }

  #fire(): void {
    if (!this.#repeat) this.#id = 0
    reflectApply(this.#callback, this, this.#args)
  }

  #stop(): void {
    this.#cleared = true
    if (this.#number !== 0) mapDelete(numbered, this.#number)
    if (this.#id !== 0) env.clearTimer(this.#id)
    this.#id = 0
  }
}

/** What setImmediate returns. */
export class Immediate {
  #id: number
  #refed = true

  constructor(callback: Callback, args: unknown[]) {
    this.#id = env.setTimer(() => reflectApply(callback, this, args), 0, false)
  }

  ref(): this {
    this.#refed = true
    return this
  }

  unref(): this {
    this.#refed = false
    return this
  }

  hasRef(): boolean {
    return this.#refed
  }

  [Symbol.dispose](): void {
    this.#stop()
  }

  static {
    clearOneImmediate = (immediate) => {
      if (typeof immediate === 'object' && immediate !== null && #id in immediate)
        (immediate as Immediate).#stop()
    }
  }

  #stop(): void {
    if (this.#id !== 0) env.clearTimer(this.#id)
    this.#id = 0
  }
}

export function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  return new Timeout(checked(callback), delay, false, args)
}

export function setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  return new Timeout(checked(callback), delay, true, args)
}

export function setImmediate(callback: Callback, ...args: unknown[]): Immediate {
  return new Immediate(checked(callback), args)
}

export function clearTimeout(timer: unknown): void {
  clear(timer)
}

export function clearInterval(timer: unknown): void {
  clear(timer)
}

export function clearImmediate(immediate: unknown): void {
  clearOneImmediate(immediate)
}

/** Runs `callback` as a microtask; what it throws becomes an unhandled rejection, which ends the test. */
export function queueMicrotask(callback: () => unknown): void {
  checked(callback)
  promiseThen(settled, () => {
    callback()
  })
}

const promiseThen = uncurry(Promise.prototype.then as (done: () => void) => unknown)

/** Without a constructor of its own, so that `then` asks no property that user code could have replaced. */
const settled = Promise.resolve()
defineValue(settled, 'constructor', undefined)

function checked<F>(callback: F): F {
  if (typeof callback !== 'function') throw invalidArgType('callback', 'of type function', callback)
  return callback
}

/** Defines the globals; `promisified` is what `util.promisify` makes of setTimeout and setImmediate. */
export function installTimers(promisified: () => Record<'setTimeout' | 'setImmediate', unknown>): void {
  const functions = {
    clearImmediate,
    setImmediate,
    clearInterval,
    clearTimeout,
    setInterval,
    setTimeout,
    queueMicrotask,
  }
  for (const name of Object.keys(functions) as (keyof typeof functions)[]) {
    defineValue(functions[name], 'name', name)
    defineValue(globalThis, name, functions[name], true)
  }
  for (const name of ['setTimeout', 'setImmediate'] as const) {
    objectDefineProperty(functions[name], Symbol.for('nodejs.util.promisify.custom'), {
      enumerable: true,
      get: () => promisified()[name],
    })
  }
  defineValue(Timeout, 'name', 'Timeout')
  defineValue(Immediate, 'name', 'Immediate')
}
