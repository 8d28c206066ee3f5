import { KitError } from '../kit-error.ts'

/** What an upstream does with one call, as tests write it; a number is a status. */
export interface Reply {
  status?: number
  statusText?: string
  headers?: Record<string, string | readonly string[]>
  text?: string
  json?: unknown
  bytes?: Uint8Array
  /** A body in pieces, each of them after a delay of its own. */
  chunks?: readonly (string | Uint8Array | { delayMs?: number; data: string | Uint8Array })[]
  /** Virtual milliseconds before the response begins. */
  delayMs?: number
  /** Stay silent for ever: behind the body if there is one, else instead of a response. */
  hang?: boolean
  /** Break the connection: behind the body if there is one, else instead of a response. */
  reset?: boolean
}

export interface Piece {
  delayMs: number
  data: Uint8Array
}

/** A reply that is ready to be sent. */
export interface Plan {
  delayMs: number
  /** Undefined when no response begins. */
  head: { status: number; statusText: string; headers: string[] } | undefined
  pieces: Piece[]
  hasBody: boolean
  end: 'close' | 'hang' | 'reset'
}

const known: readonly string[] = [
  'status statusText headers text json bytes chunks delayMs hang reset'.split(' '),
].flat()

/** @throws KitError when the reply is none. */
export function planOf(given: Reply | number): Plan {
  const reply: Reply = typeof given === 'number' ? { status: given } : given
  checkReply(reply)
  const { status = 200, delayMs = 0, hang, reset } = reply
  const [pieces, type] = bodyOf(reply)
  const end = hang === true ? 'hang' : reset === true ? 'reset' : 'close'
  const hasBody = pieces !== undefined
  if (end !== 'close' && !hasBody && reply.status === undefined) {
    return { delayMs, head: undefined, pieces: [], hasBody, end }
  }
  const headers = headersOf(reply.headers ?? {}, type)
  const statusText = reply.statusText ?? reasons[status] ?? ''
  const mayHaveBody = hasBody || end !== 'close'
  return { delayMs, head: { status, statusText, headers }, pieces: pieces ?? [], hasBody: mayHaveBody, end }
}

/** The plan that sends a Response of the test's own. */
export async function planOfResponse(response: Response): Promise<Plan> {
  const { status, statusText } = response
  const data = new Uint8Array(await response.arrayBuffer())
  const headers = [...response.headers].flat()
  const pieces = data.length === 0 ? [] : slices(data, 0)
  return { delayMs: 0, head: { status, statusText, headers }, pieces, hasBody: data.length > 0, end: 'close' }
}

function bodyOf({ text, json, bytes, chunks }: Reply): [pieces: Piece[] | undefined, type?: string] {
  if (text !== undefined) return [slices(encoder().encode(text), 0), 'text/plain;charset=UTF-8']
  if (json !== undefined) return [slices(encoder().encode(JSON.stringify(json)), 0), 'application/json']
  if (bytes !== undefined) return [slices(bytes, 0)]
  if (chunks === undefined) return [undefined]
  const pieces = chunks.flatMap((chunk) => {
    if (typeof chunk === 'string') return slices(encoder().encode(chunk), 0)
    if (chunk instanceof Uint8Array) return slices(chunk, 0)
    const { data, delayMs = 0 } = chunk
    return slices(typeof data === 'string' ? encoder().encode(data) : data, delayMs)
  })
  return [pieces]
}

const encoder = () => new TextEncoder()

/** Longest piece: what crosses at once has a limit. */
const maxPiece = 1024 * 1024

function slices(bytes: Uint8Array, delayMs: number): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += maxPiece) {
    pieces.push({ delayMs: at === 0 ? delayMs : 0, data: bytes.slice(at, at + maxPiece) })
  }
  return pieces
}

function headersOf(given: NonNullable<Reply['headers']>, type: string | undefined): string[] {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    for (const item of [value].flat()) headers.append(name, `${item}`)
  }
  if (type !== undefined && !headers.has('content-type')) headers.set('content-type', type)
  return [...headers].flat()
}

function checkReply(reply: unknown): void {
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) {
    throw new KitError('http.upstream: a reply is a status, a Response, or an object like { status: 503 }.')
  }
  const stray = Object.keys(reply).find((key) => !known.includes(key))
  if (stray === undefined) return
  throw new KitError(`http.upstream: a reply has no "${stray}"; it may have ${known.join(', ')}.`)
}

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
