/** fetch and its classes. A solution's requests reach the upstreams that the test has scripted. */

type HeadersInit = Headers | Iterable<readonly [string, string]> | Record<string, string>
type BlobPart = ArrayBuffer | ArrayBufferView | Blob | string
type FormDataEntryValue = string | File
type BodyInit =
  | string
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | FormData
  | URLSearchParams
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>

declare class Headers {
  constructor(init?: HeadersInit)
  append(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  has(name: string): boolean
  set(name: string, value: string): void
  getSetCookie(): string[]
  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void
  entries(): IteratorObject<[string, string], undefined>
  keys(): IteratorObject<string, undefined>
  values(): IteratorObject<string, undefined>
  [Symbol.iterator](): IteratorObject<[string, string], undefined>
}

/** What Request and Response have in common. A body can be read once. */
interface Body {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly bodyUsed: boolean
  text(): Promise<string>
  // biome-ignore lint/suspicious/noExplicitAny: what the JSON says is for the reader to know
  json(): Promise<any>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  arrayBuffer(): Promise<ArrayBuffer>
  blob(): Promise<Blob>
  formData(): Promise<FormData>
  textStream(): ReadableStream<string>
}

type RequestRedirect = 'follow' | 'manual' | 'error'
type RequestMode = 'cors' | 'navigate' | 'same-origin' | 'no-cors'
type RequestCredentials = 'same-origin' | 'omit' | 'include'
type RequestCache = 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached'
type ReferrerPolicy =
  | ''
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'same-origin'
  | 'origin'
  | 'strict-origin'
  | 'origin-when-cross-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url'

interface RequestInit {
  method?: string
  headers?: HeadersInit | undefined
  body?: BodyInit | null | undefined
  signal?: AbortSignal | null | undefined
  /** Needed where the body is a stream. */
  duplex?: 'half'
  redirect?: RequestRedirect
  mode?: RequestMode
  credentials?: RequestCredentials
  cache?: RequestCache
  referrerPolicy?: ReferrerPolicy
  integrity?: string
  keepalive?: boolean
}

declare class Request {
  constructor(input: string | URL | Request, init?: RequestInit)
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly signal: AbortSignal
  readonly redirect: RequestRedirect
  readonly mode: RequestMode
  readonly credentials: RequestCredentials
  readonly cache: RequestCache
  readonly destination: string
  readonly referrer: string
  readonly referrerPolicy: ReferrerPolicy
  readonly integrity: string
  readonly keepalive: boolean
  readonly duplex: 'half'
  clone(): Request
}

interface Request extends Body {}

interface ResponseInit {
  status?: number
  statusText?: string
  headers?: HeadersInit | undefined
}

declare class Response {
  constructor(body?: BodyInit | null, init?: ResponseInit)
  static error(): Response
  static json(data: unknown, init?: ResponseInit): Response
  static redirect(url: string | URL, status?: number): Response
  readonly status: number
  readonly statusText: string
  readonly ok: boolean
  readonly headers: Headers
  readonly url: string
  readonly redirected: boolean
  readonly type: 'basic' | 'default' | 'error'
  clone(): Response
}

interface Response extends Body {}

declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>

declare class Blob {
  constructor(parts?: Iterable<BlobPart>, options?: { type?: string; endings?: 'transparent' | 'native' })
  readonly size: number
  readonly type: string
  slice(start?: number, end?: number, type?: string): Blob
  text(): Promise<string>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  arrayBuffer(): Promise<ArrayBuffer>
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}

declare class File extends Blob {
  constructor(parts: Iterable<BlobPart>, name: string, options?: { type?: string; lastModified?: number })
  readonly name: string
  readonly lastModified: number
}

declare class FormData {
  append(name: string, value: string | Blob, filename?: string): void
  delete(name: string): void
  get(name: string): FormDataEntryValue | null
  getAll(name: string): FormDataEntryValue[]
  has(name: string): boolean
  set(name: string, value: string | Blob, filename?: string): void
  forEach(callback: (value: FormDataEntryValue, name: string, form: FormData) => void, self?: unknown): void
  entries(): IteratorObject<[string, FormDataEntryValue], undefined>
  keys(): IteratorObject<string, undefined>
  values(): IteratorObject<FormDataEntryValue, undefined>
  [Symbol.iterator](): IteratorObject<[string, FormDataEntryValue], undefined>
}
