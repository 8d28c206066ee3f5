import { KitError } from '../kit-error.ts'

/** A request as tests write it: 'POST /notes {"text":"a"}', an object, or a Request. */
export type RequestSpec =
  | string
  | Request
  | {
      method?: string
      path: string
      headers?: Record<string, string>
      json?: unknown
      body?: NonNullable<RequestInit['body']>
    }

/** Where requests go that name only a path. */
const origin = 'http://localhost'

/** The Request that a spec stands for. The body behind a request line is sent as application/json. */
export function requestFrom(spec: RequestSpec, more: Record<string, string> = {}): Request {
  if (spec instanceof Request) return spec
  if (typeof spec === 'string') {
    const match = /^([A-Za-z]+) (\S+)(?: ([\s\S]*))?$/.exec(spec)
    if (match === null) throw new KitError(`'${spec}' is no request: write it like 'GET /notes/1'.`)
    const [, method = '', path = '', body] = match
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    return build(method, path, { ...json, ...lower(more) }, body)
  }
  const { method = 'GET', path, headers = {}, json, body } = spec
  if (typeof path !== 'string')
    throw new KitError('A request needs a path: { method: "GET", path: "/notes" }.')
  const type = json === undefined ? {} : { 'content-type': 'application/json' }
  const content = json === undefined ? body : JSON.stringify(json)
  return build(method, path, { ...type, ...lower(headers), ...lower(more) }, content)
}

/** 'GET /notes/1' for messages. */
export function nameOfRequest(spec: RequestSpec): string {
  if (typeof spec === 'string') return spec
  if (spec instanceof Request) return `${spec.method} ${spec.url.replace(origin, '')}`
  const { method = 'GET', path, json } = spec
  return `${method} ${path}${json === undefined ? '' : ` ${JSON.stringify(json)}`}`
}

function build(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: RequestInit['body'] | undefined,
): Request {
  const url = path.startsWith('/') ? origin + path : path
  if (body === undefined) return new Request(url, { method, headers })
  const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {}
  return new Request(url, { method, headers, body, ...streamed })
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
