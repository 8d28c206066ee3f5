/** What Request and Response have in common (Fetch Standard, section 5.3): a body that is read once. */

import type { ReadableStream } from 'web-streams-polyfill'
import { env } from '../env.ts'
import { bytesOf, streamOfBytes, textOf } from '../fetch/consume.ts'
import { lazyModule } from '../lazy.ts'
import type { Headers } from '../modules/headers.ts'

const blobs = lazyModule<typeof import('../modules/blob.ts')>('../modules/blob.ts')
const forms = lazyModule<typeof import('../modules/form-data.ts')>('../modules/form-data.ts')
const streams = lazyModule<typeof import('../modules/web-streams.ts')>('../modules/web-streams.ts')

/** The content of a body: text or bytes as they were given, and a stream only once somebody asks for one. */
export interface Payload {
  source: string | Uint8Array | undefined
  stream: ReadableStream | undefined
  used: boolean
}

let payloadOf: (body: Body) => Payload | null

export abstract class Body {
  readonly #payload: Payload | null

  static {
    payloadOf = (body) => body.#payload
  }

  constructor(payload: Payload | null) {
    this.#payload = payload
  }

  abstract get headers(): Headers

  get body(): ReadableStream | null {
    return this.#payload === null ? null : streamOf(this.#payload)
  }

  get bodyUsed(): boolean {
    return this.#payload !== null && isDisturbed(this.#payload)
  }

  async text(): Promise<string> {
    return textOf(await this.#consume())
  }

  async json(): Promise<unknown> {
    return JSON.parse(textOf(await this.#consume()))
  }

  async bytes(): Promise<Uint8Array> {
    return bytesOf(await this.#consume()).slice()
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return bytesOf(await this.#consume()).slice().buffer as ArrayBuffer
  }

  async blob(): Promise<object> {
    const type = this.headers.get('content-type') ?? ''
    return new (blobs().Blob)([bytesOf(await this.#consume()) as Uint8Array<ArrayBuffer>], { type })
  }

  async formData(): Promise<object> {
    const content = await this.#consume()
    const form = forms().parseForm(bytesOf(content), this.headers.get('content-type') ?? '')
    if (form !== undefined) return form
    throw new TypeError(
      'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
    )
  }

  textStream(): ReadableStream<string> {
    const { TextDecoderStream } = streams()
    const payload = this.#payload ?? { source: '', stream: undefined, used: false }
    if (isUnusable(payload)) throw new TypeError('Body is unusable: Body has already been read')
    return streamOf(payload).pipeThrough(new TextDecoderStream())
  }

  async #consume(): Promise<string | Uint8Array> {
    const payload = this.#payload
    if (payload === null) return ''
    if (isUnusable(payload)) throw new TypeError('Body is unusable: Body has already been read')
    return await contentOf(payload)
  }
}

delete (Body.prototype as { constructor?: unknown }).constructor

/** The payload of a body of this side; throws a TypeError for any other object. */
export const payloadIn = payloadOf

/** Reads all of a payload; from then on it counts as used. */
export async function contentOf(payload: Payload): Promise<string | Uint8Array> {
  const { source, stream } = payload
  payload.used = true
  if (source !== undefined && stream === undefined) return source
  const reader = streamOf(payload).getReader()
  const chunks: Uint8Array[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return chunks.length === 1 ? (chunks[0] as Uint8Array) : blobs().joined(chunks)
    if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk')
    chunks.push(value)
  }
}

export function streamOf(payload: Payload): ReadableStream {
  payload.stream ??= streamOfBytes(streams(), blobs(), payload)
  return payload.stream
}

/** Whether a payload has been read, or read from. */
export function isDisturbed({ used, stream }: Payload): boolean {
  return used || (stream as { _disturbed?: boolean } | undefined)?._disturbed === true
}

export function isUnusable(payload: Payload): boolean {
  return isDisturbed(payload) || payload.stream?.locked === true
}

/** A second payload with the same content; the first one goes on to be usable (Fetch Standard, "clone a body"). */
export function tee(payload: Payload): Payload {
  const { source, stream } = payload
  if (stream === undefined) return { source, stream, used: false }
  const [first, second] = stream.tee()
  payload.stream = first
  return { source: undefined, stream: second, used: false }
}

/** Moves the content of a payload into a new one; the old one is used from then on. */
export function take(payload: Payload): Payload {
  const { source, stream } = payload
  payload.used = true
  if (stream === undefined) return { source, stream, used: false }
  const through = new (streams().TransformStream)()
  return { source: undefined, stream: stream.pipeThrough(through), used: false }
}

/** The payload of a stream, which may be a stand-in for one of the other side. */
export function streamed(stream: ReadableStream): Payload {
  if (isDisturbed({ source: undefined, stream, used: false }) || stream.locked) {
    throw new TypeError('Response body object should not be disturbed or locked')
  }
  const local = env.isForeign(stream) ? streams().localReadable(stream) : stream
  return { source: undefined, stream: local, used: false }
}
