/** Response (Fetch Standard, section 5.5). */

import { extractBody } from '../fetch/body-init.ts'
import { parseUrl } from '../fetch/parse-url.ts'
import { Body, isUnusable, type Payload, payloadIn, tee } from '../modules/body.ts'
import { Headers, type HeadersInit, lockHeaders } from '../modules/headers.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export interface ResponseInit {
  status?: number
  statusText?: string
  headers?: HeadersInit
}

/** What `fetch` knows of a response besides what its own constructor takes. */
interface Origin {
  type: 'basic' | 'default' | 'error'
  url: string
  redirected: boolean
}

const inside = Symbol('inside')

interface Parts extends Origin {
  [inside]: true
  status: number
  statusText: string
  headers: Headers
  payload: Payload | null
}

export class Response extends Body {
  readonly #parts: Parts

  constructor(body: unknown = null, init: ResponseInit | Parts = {}) {
    const parts = init !== null && inside in init ? init : partsOf(body, init ?? {})
    super(parts.payload)
    this.#parts = parts
  }

  static error(): Response {
    const parts = { ...partsOf(null, {}), status: 0, type: 'error' as const }
    lockHeaders(parts.headers)
    return new Response(null, parts)
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = JSON.stringify(data)
    if (text === undefined) throw new TypeError('Value is not JSON serializable')
    const parts = partsOf(text, init, 'application/json')
    return new Response(null, parts)
  }

  static redirect(url: string | URL, status = 302): Response {
    const location = parseUrl(url)
    if (![301, 302, 303, 307, 308].includes(Number(status))) {
      throw new RangeError(`Invalid status code ${status}`)
    }
    const parts = { ...partsOf(null, {}), status: Number(status) }
    parts.headers.append('location', location.href)
    lockHeaders(parts.headers)
    return new Response(null, parts)
  }

  get type(): string {
    return this.#parts.type
  }

  get url(): string {
    return this.#parts.url
  }

  get redirected(): boolean {
    return this.#parts.redirected
  }

  get status(): number {
    return this.#parts.status
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299
  }

  get statusText(): string {
    return this.#parts.statusText
  }

  override get headers(): Headers {
    return this.#parts.headers
  }

  clone(): Response {
    const payload = payloadIn(this)
    if (payload !== null && isUnusable(payload)) {
      throw new TypeError('Response.clone: Body has already been consumed.')
    }
    const headers = new Headers(this.headers)
    if (this.#parts.url !== '') lockHeaders(headers)
    return new Response(null, { ...this.#parts, headers, payload: payload && tee(payload) })
  }

  get [Symbol.toStringTag](): string {
    return 'Response'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const { status, statusText, headers, body, bodyUsed, ok, redirected, type, url } = this
    const shown = { status, statusText, headers, body, bodyUsed, ok, redirected, type, url }
    return `Response ${show(shown, options)}`
  }
}

/** A response as `fetch` gives it out: its headers cannot be changed. */
export function fetchedResponse(parts: Omit<Parts, typeof inside>): Response {
  lockHeaders(parts.headers)
  return new Response(null, { ...parts, [inside]: true })
}

const withoutBody = [101, 103, 204, 205, 304]

/** "Initialize a response". */
function partsOf(body: unknown, init: ResponseInit, type?: string): Parts {
  const { status: wanted = 200, statusText: reason = '' } = init
  // As WebIDL converts to an unsigned short.
  const status = Number(wanted) & 0xffff
  if (status < 200 || status > 599) {
    throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.')
  }
  const statusText = `${reason}`
  if (/[^\t -~\x80-\xff]/.test(statusText)) throw new TypeError('Invalid statusText')
  const headers = new Headers(init.headers)
  const hasBody = body !== null && body !== undefined
  const extracted = hasBody ? extractBody(body, 'Response') : undefined
  if (hasBody && withoutBody.includes(status)) {
    throw new TypeError(`Response constructor: Invalid response status code ${status}`)
  }
  const contentType = type ?? extracted?.type
  if (contentType !== undefined && !headers.has('content-type')) headers.append('content-type', contentType)
  const origin: Origin = { type: 'default', url: '', redirected: false }
  return { ...origin, [inside]: true, status, statusText, headers, payload: extracted?.payload ?? null }
}
