/** "Extract a body" (Fetch Standard, section 2.2.4): what may be given as a body, and the type it brings along. */

import type { ReadableStream } from 'web-streams-polyfill'
import { env } from '../env.ts'
import { lazyModule } from '../lazy.ts'
import type { Blob } from '../modules/blob.ts'
import { type Payload, streamed } from '../modules/body.ts'
import type { FormData } from '../modules/form-data.ts'
import { encodeUtf8 } from '../modules/utf8.ts'

const blobs = lazyModule<typeof import('../modules/blob.ts')>('../modules/blob.ts')
const forms = lazyModule<typeof import('../modules/form-data.ts')>('../modules/form-data.ts')
const streams = lazyModule<typeof import('../modules/web-streams.ts')>('../modules/web-streams.ts')

export interface Extracted {
  payload: Payload
  type: string | undefined
  /** The content cannot be read a second time, for a redirect. */
  once: boolean
}

/** The body that `init` stands for. `what` is the class in messages. */
export function extractBody(init: unknown, what: string): Extracted {
  if (typeof init === 'symbol') {
    throw new TypeError(`${what}: body is a symbol, which cannot be converted to a DOMString.`)
  }
  if (typeof init !== 'object' || init === null) return fromText(`${init}`, textType)
  if (ArrayBuffer.isView(init)) {
    return fromBytes(new Uint8Array(init.buffer, init.byteOffset, init.byteLength).slice())
  }
  if (init instanceof ArrayBuffer) return fromBytes(new Uint8Array(init.slice(0)))
  switch (Reflect.get(init, Symbol.toStringTag)) {
    case 'URLSearchParams':
      return fromText(`${init}`, 'application/x-www-form-urlencoded;charset=UTF-8')
    case 'ReadableStream':
      return fromStream(init as ReadableStream)
    case 'Blob':
    case 'File':
      return fromBlob(init as Blob)
    case 'FormData':
      return fromForm(init as FormData)
  }
  if (Symbol.asyncIterator in init) {
    return fromStream(streams().ReadableStream.from(inBytes(init as AsyncIterable<unknown>)))
  }
  return fromText(`${init}`, textType)
}

const textType = 'text/plain;charset=UTF-8'

function fromText(source: string, type: string): Extracted {
  return { payload: { source, stream: undefined, used: false }, type, once: false }
}

function fromBytes(source: Uint8Array, type?: string): Extracted {
  return { payload: { source, stream: undefined, used: false }, type, once: false }
}

function fromStream(stream: ReadableStream): Extracted {
  return { payload: streamed(stream), type: undefined, once: true }
}

async function* inBytes(chunks: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encodeUtf8(chunk) : chunk
}

function fromBlob(blob: Blob): Extracted {
  const type = blob.type === '' ? undefined : blob.type
  if (env.isForeign(blob)) return { ...fromStream(blob.stream()), type }
  return fromBytes(blobs().blobBytes(blob), type)
}

function fromForm(form: FormData): Extracted {
  const digits = Math.floor(env.random() * 1e11)
  const boundary = `----formdata-hotseat-0${`${digits}`.padStart(11, '0')}`
  return fromBytes(forms().formBytes(form, boundary), `multipart/form-data; boundary=${boundary}`)
}
