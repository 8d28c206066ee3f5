/** AbortController and AbortSignal, with `timeout` on the virtual clock and `any`. */

import { env } from '../env.ts'
import { invalidArgType, outOfRange, withCode } from '../errors.ts'
import { lazyModule } from '../lazy.ts'
import { Event, EventTarget } from '../modules/event-target.ts'

const webErrors = lazyModule<typeof import('../modules/dom-exception.ts')>('../modules/dom-exception.ts')

const inspect = Symbol.for('nodejs.util.inspect.custom')
const fromHere = Symbol('fromHere')
type Show = (value: unknown, options: object) => string

let abortSignal: (signal: AbortSignal, reason: unknown) => void

export class AbortSignal extends EventTarget {
  #aborted = false
  #reason: unknown
  #onabort: ((event: Event) => unknown) | null = null
  /** Signals made by `any` that abort together with this one. */
  readonly #dependents: AbortSignal[] = []
  #sources: AbortSignal[] = []

  static {
    abortSignal = (signal, reason) => {
      if (signal.#aborted) return
      const stopped = [signal, ...signal.#dependents.filter((dependent) => !dependent.#aborted)]
      for (const each of stopped) {
        each.#aborted = true
        each.#reason = reason
      }
      for (const each of stopped) each.dispatchEvent(new Event('abort'))
    }
  }

  constructor(key?: typeof fromHere) {
    if (key !== fromHere) throw withCode(new TypeError('Illegal constructor'), 'ERR_ILLEGAL_CONSTRUCTOR')
    super()
  }

  static abort(reason: unknown = abortError()): AbortSignal {
    const signal = new AbortSignal(fromHere)
    signal.#aborted = true
    signal.#reason = reason
    return signal
  }

  static timeout(delay: number): AbortSignal {
    if (typeof delay !== 'number') throw invalidArgType('delay', 'of type number', delay)
    if (!(delay >= 0 && delay <= 2 ** 32 - 1)) throw outOfRange('delay', '>= 0 && <= 4294967295', delay)
    const signal = new AbortSignal(fromHere)
    const message = 'The operation was aborted due to timeout'
    const expire = () => abortSignal(signal, webError(message, 'TimeoutError'))
    env.setTimer(expire, Math.max(1, delay), false)
    return signal
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const sources = [...signals]
    for (const [index, source] of sources.entries()) {
      if (!(source instanceof AbortSignal)) {
        throw invalidArgType(`signals[${index}]`, 'an instance of AbortSignal', source)
      }
    }
    const result = new AbortSignal(fromHere)
    const aborted = sources.find((source) => source.aborted)
    if (aborted !== undefined) {
      result.#aborted = true
      result.#reason = aborted.reason
      return result
    }
    // A signal of the other isolate has this class, but not its private fields.
    const foreign = sources.filter((source: object) => !(#aborted in source))
    const own = sources.filter((source) => #aborted in source)
    // A dependent signal hangs on the sources of its sources, so that chains abort at once and in order.
    result.#sources = [
      ...new Set(own.flatMap((source) => (source.#sources.length > 0 ? source.#sources : [source]))),
    ]
    for (const source of result.#sources) source.#dependents.push(result)
    for (const source of new Set(foreign)) {
      source.addEventListener('abort', () => abortSignal(result, source.reason), { once: true })
    }
    return result
  }

  get aborted(): boolean {
    return this.#aborted
  }

  get reason(): unknown {
    return this.#reason
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason
  }

  get onabort(): ((event: Event) => unknown) | null {
    return this.#onabort
  }

  set onabort(handler: ((event: Event) => unknown) | null) {
    if (this.#onabort !== null) this.removeEventListener('abort', this.#onabort)
    this.#onabort = typeof handler === 'function' ? handler : null
    if (this.#onabort !== null) this.addEventListener('abort', this.#onabort)
  }

  override get [Symbol.toStringTag](): string {
    return 'AbortSignal'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    return `AbortSignal ${show({ aborted: this.#aborted }, options)}`
  }
}

export class AbortController {
  readonly #signal = new AbortSignal(fromHere)

  get signal(): AbortSignal {
    return this.#signal
  }

  abort(reason: unknown = abortError()): void {
    abortSignal(this.#signal, reason)
  }

  get [Symbol.toStringTag](): string {
    return 'AbortController'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    return `AbortController ${show({ signal: this.#signal }, options)}`
  }
}

function abortError(): Error {
  return webError('This operation was aborted', 'AbortError')
}

function webError(message: string, name: string): Error {
  const { DOMException } = webErrors()
  return new DOMException(message, name)
}
