/** fetch (Fetch Standard, sections 4 and 5.6) against the upstreams that the test has scripted. */

import { env, type NetworkExchange, type NetworkFailure, type NetworkHead } from '../env.ts'
import { withCode } from '../errors.ts'
import { bytesOf } from '../fetch/consume.ts'
import { parseUrl } from '../fetch/parse-url.ts'
import { redirectOf } from '../fetch/redirect.ts'
import type { RequestInit } from '../fetch/request-init.ts'
import { lazyModule } from '../lazy.ts'
import type { AbortSignal } from '../modules/abort.ts'
import { contentOf } from '../modules/body.ts'
import { flatHeaders, Headers } from '../modules/headers.ts'
import { type Parts, Request, requestParts } from '../modules/request.ts'
import { fetchedResponse, type Response } from '../modules/response.ts'

const streams = lazyModule<typeof import('../modules/web-streams.ts')>('../modules/web-streams.ts')

export async function fetch(input: unknown, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const parts = requestParts(request) as Parts
  const { signal } = request
  signal.throwIfAborted()
  const content = parts.payload === null ? undefined : await abortable(contentOf(parts.payload), signal)
  const first = { parts, body: content === undefined ? undefined : bytesOf(content) }
  return await follow(first, signal)
}

/** What is sent: the request's parts, and its body once that has been read. */
interface Sent {
  parts: Parts
  body: Uint8Array | undefined
}

/** "HTTP fetch": an exchange, and another one for each redirect. */
async function follow(first: Sent, signal: AbortSignal): Promise<Response> {
  let { parts, body } = first
  for (let redirects = 0; ; redirects++) {
    const exchange = send(parts, body)
    const head = await abortable(exchange.head(), signal, exchange)
    if ('failure' in head) throw failed(head.failure)
    const headers = new Headers(pairs(head.headers))
    const location = redirectOf(head.status, headers, parts.url)
    if (location === undefined || parts.redirect === 'manual') {
      return responseOf({ head, headers, parts, redirected: redirects > 0, exchange, signal })
    }
    exchange.cancel()
    if (parts.redirect === 'error') throw failed({ message: 'unexpected redirect', code: '' })
    if (redirects === 20) throw failed({ message: 'redirect count exceeded', code: '' })
    const next = nextRequest(parts, head.status, location)
    body = next.keepsBody ? body : undefined
    parts = next.parts
  }
}

function send(parts: Parts, body: Uint8Array | undefined): NetworkExchange {
  const { method, url } = parts
  if (!/^https?:/.test(url)) throw failed({ message: 'unknown scheme', code: '' })
  const exchange = env.network(method, url, sentHeaders(parts, body), body)
  if (exchange !== undefined) return exchange
  const host = /^https?:\/\/([^/:?#]+)/.exec(url)?.[1] ?? ''
  env.log('warn', `fetch: no http.upstream of the test answers for ${url}`)
  throw failed({ message: `getaddrinfo ENOTFOUND ${host}`, code: 'ENOTFOUND' })
}

/** The headers that Node adds to those of the request. */
function sentHeaders({ headers, method }: Parts, body: Uint8Array | undefined): string[] {
  const sent = new Headers(headers)
  const defaults = { accept: '*/*', 'accept-language': '*', 'user-agent': 'node' }
  for (const [name, value] of Object.entries(defaults)) if (!sent.has(name)) sent.set(name, value)
  if (body !== undefined) sent.set('content-length', `${body.length}`)
  else if (method === 'POST' || method === 'PUT') sent.set('content-length', '0')
  return flatHeaders(sent)
}

/** "HTTP-redirect fetch", steps 12 to 15: what the next request keeps of the one before. */
function nextRequest(
  parts: Parts,
  status: number,
  location: ReturnType<typeof parseUrl>,
): { parts: Parts; keepsBody: boolean } {
  const { method } = parts
  const headers = new Headers(parts.headers)
  const isPost = method === 'POST' && (status === 301 || status === 302)
  const isOther = status === 303 && method !== 'GET' && method !== 'HEAD'
  const keepsBody = !isPost && !isOther
  if (keepsBody && parts.once && parts.payload !== null)
    throw failed({ message: 'body cannot be replayed', code: '' })
  if (!keepsBody) {
    for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type']) {
      headers.delete(name)
    }
  }
  if (parseUrl(parts.url).origin !== location.origin) {
    for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) headers.delete(name)
  }
  return { keepsBody, parts: { ...parts, headers, url: location.href, method: keepsBody ? method : 'GET' } }
}

interface Arrived {
  head: Exclude<NetworkHead, { failure: NetworkFailure }>
  headers: Headers
  parts: Parts
  redirected: boolean
  exchange: NetworkExchange
  signal: AbortSignal
}

function responseOf({ head, headers, parts, redirected, exchange, signal }: Arrived): Response {
  const { status, statusText, hasBody } = head
  const url = parts.url.split('#')[0] as string
  const stream = hasBody && parts.method !== 'HEAD' ? bodyOf(exchange, signal) : undefined
  const payload = stream === undefined ? null : { source: undefined, stream, used: false }
  return fetchedResponse({ type: 'basic', url, redirected, status, statusText, headers, payload })
}

/** A stream that asks for the next bytes when it is read. */
function bodyOf(exchange: NetworkExchange, signal: AbortSignal) {
  const { ReadableStream } = streams()
  return new ReadableStream<Uint8Array>(
    {
      type: 'bytes',
      start(controller) {
        const abort = () => {
          exchange.cancel()
          controller.error(signal.reason)
        }
        signal.addEventListener('abort', abort, { once: true })
      },
      async pull(controller) {
        const chunk = await exchange.next()
        if (signal.aborted) return
        if (chunk === undefined) {
          controller.close()
          controller.byobRequest?.respond(0)
        } else if (chunk instanceof Uint8Array) controller.enqueue(chunk)
        else controller.error(new TypeError('terminated', { cause: causeOf(chunk) }))
      },
      cancel: () => exchange.cancel(),
    },
    { highWaterMark: 0 },
  )
}

/** What `work` gives, unless the signal is aborted first. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal, exchange?: NetworkExchange): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => {
    exchange?.cancel()
    reject(signal.reason)
  }
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function failed(failure: NetworkFailure): TypeError {
  return new TypeError('fetch failed', { cause: causeOf(failure) })
}

function causeOf({ message, code }: NetworkFailure): Error {
  return code === '' ? new Error(message) : withCode(new Error(message), code)
}

function pairs(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    flat[2 * index] as string,
    flat[2 * index + 1] as string,
  ])
}
