/** Request (Fetch Standard, section 5.4). */

import { extractBody } from '../fetch/body-init.ts'
import { parseUrl } from '../fetch/parse-url.ts'
import { choicesOf, type RequestChoices, type RequestInit } from '../fetch/request-init.ts'
import { lazyModule } from '../lazy.ts'
import type { AbortSignal } from '../modules/abort.ts'
import { Body, isUnusable, type Payload, payloadIn, streamed, take, tee } from '../modules/body.ts'
import { Headers } from '../modules/headers.ts'

const abort = lazyModule<typeof import('../modules/abort.ts')>('../modules/abort.ts')

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

/** What a request is made of. */
export interface Parts extends RequestChoices {
  url: string
  headers: Headers
  payload: Payload | null
  /** The body is a stream, which a redirect cannot send again. */
  once: boolean
  /** The signal that its own one follows. */
  source: AbortSignal | undefined
}

const inside = Symbol('inside')

let partsIn: (request: Request) => Parts | undefined

export class Request extends Body {
  readonly #parts: Parts
  #signal: AbortSignal | undefined

  static {
    partsIn = (request) => (#parts in request ? request.#parts : undefined)
  }

  constructor(input: unknown, init: RequestInit | { [inside]: Parts } = {}) {
    if (input === undefined && !(inside in init))
      throw new TypeError('Request constructor: 1 argument required, but 0 found.')
    const parts = init !== null && inside in init ? init[inside] : partsOf(input, init ?? {})
    super(parts.payload)
    this.#parts = parts
  }

  get method(): string {
    return this.#parts.method
  }

  get url(): string {
    return this.#parts.url
  }

  override get headers(): Headers {
    return this.#parts.headers
  }

  get destination(): string {
    return ''
  }

  get referrer(): string {
    return this.#parts.referrer
  }

  get referrerPolicy(): string {
    return this.#parts.referrerPolicy
  }

  get mode(): string {
    return this.#parts.mode
  }

  get credentials(): string {
    return this.#parts.credentials
  }

  get cache(): string {
    return this.#parts.cache
  }

  get redirect(): string {
    return this.#parts.redirect
  }

  get integrity(): string {
    return this.#parts.integrity
  }

  get keepalive(): boolean {
    return this.#parts.keepalive
  }

  get isReloadNavigation(): boolean {
    return false
  }

  get isHistoryNavigation(): boolean {
    return false
  }

  get duplex(): 'half' {
    return 'half'
  }

  /** Made when it is asked for: most requests are never aborted. */
  get signal(): AbortSignal {
    const { source } = this.#parts
    this.#signal ??= abort().AbortSignal.any(source === undefined ? [] : [source])
    return this.#signal
  }

  clone(): Request {
    const payload = payloadIn(this)
    if (payload !== null && isUnusable(payload)) throw new TypeError('unusable')
    const headers = new Headers(this.headers)
    const parts = { ...this.#parts, headers, payload: payload && tee(payload), source: this.signal }
    return new Request(undefined, { [inside]: parts })
  }

  get [Symbol.toStringTag](): string {
    return 'Request'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const { method, url, headers, destination, referrer, referrerPolicy, mode, credentials } = this
    const { cache, redirect, integrity, keepalive, isReloadNavigation, isHistoryNavigation, signal } = this
    const first = { method, url, headers, destination, referrer, referrerPolicy, mode, credentials }
    const rest = { cache, redirect, integrity, keepalive, isReloadNavigation, isHistoryNavigation, signal }
    return `Request ${show({ ...first, ...rest }, options)}`
  }
}

/** What a request of this side is made of; undefined for one of the other side. */
export const requestParts = partsIn

function partsOf(input: unknown, init: RequestInit): Parts {
  const from = input instanceof Request ? input : undefined
  const url = from === undefined ? urlOf(input) : from.url
  const choices = choicesOf(init, from)
  const headers = new Headers(init.headers ?? from?.headers)
  const source = sourceOf(init.signal) ?? (init.signal === null ? undefined : from?.signal)
  const given = init.body ?? null
  const known = from !== undefined && partsIn(from)?.payload
  const inherits = given === null && from !== undefined && (known === undefined ? from.body : known) !== null
  const { method } = choices
  if ((given !== null || inherits) && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body.')
  }
  if (given === null) {
    const payload = inherits ? inherited(from) : null
    return { ...choices, url, headers, payload, once: payload?.source === undefined, source }
  }
  const { payload, type, once } = extractBody(given, 'Request')
  if (once && init.duplex === undefined) {
    throw new TypeError('RequestInit: duplex option is required when sending a body.')
  }
  if (type !== undefined && !headers.has('content-type')) headers.append('content-type', type)
  return { ...choices, url, headers, payload, once, source }
}

function urlOf(input: unknown): string {
  const url = parseUrl(input)
  if (url.username === '' && url.password === '') return url.href
  throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`)
}

/** The body that moves from one request into another. */
function inherited(from: Request): Payload {
  const parts = partsIn(from)
  const isUsed = parts?.payload ? isUnusable(parts.payload) : from.bodyUsed
  if (isUsed) {
    throw new TypeError('Cannot construct a Request with a Request object that has already been used.')
  }
  if (parts?.payload) return take(parts.payload)
  return streamed(from.body as NonNullable<typeof from.body>)
}

function sourceOf(signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal === null) return undefined
  if (signal instanceof abort().AbortSignal) return signal
  throw new TypeError(
    `RequestInit: Expected signal ("${JSON.stringify(signal)}") to be an instance of AbortSignal.`,
  )
}
