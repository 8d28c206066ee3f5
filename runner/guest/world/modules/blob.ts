/** Blob and File (File API, sections 3 and 4): bytes that do not change, with a type. */

import type { ReadableStream } from 'web-streams-polyfill'
import { env } from '../env.ts'
import { invalidArgType } from '../errors.ts'
import { textOf } from '../fetch/consume.ts'
import { lazyModule } from '../lazy.ts'
import { encodeUtf8 } from '../modules/utf8.ts'

const streams = lazyModule<typeof import('../modules/web-streams.ts')>('../modules/web-streams.ts')

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export type BlobPart = ArrayBuffer | ArrayBufferView | Blob | string

export interface BlobOptions {
  type?: string
  endings?: 'transparent' | 'native'
}

let bytesIn: (blob: Blob) => Uint8Array<ArrayBuffer>
let made: (bytes: Uint8Array, type: string) => Blob

export class Blob {
  #bytes: Uint8Array<ArrayBuffer>
  #type: string

  static {
    bytesIn = (blob) => blob.#bytes
    made = (bytes, type) => {
      const blob = new Blob()
      blob.#bytes = bytes as Uint8Array<ArrayBuffer>
      blob.#type = type
      return blob
    }
  }

  constructor(parts: Iterable<BlobPart> = [], { type = '' }: BlobOptions = {}) {
    if (parts === null || typeof parts !== 'object' || !(Symbol.iterator in parts)) {
      throw invalidArgType('sources', 'a sequence', parts)
    }
    this.#bytes = joined([...parts].map(bytesOfPart))
    this.#type = typeOf(type)
  }

  get size(): number {
    return this.#bytes.length
  }

  get type(): string {
    return this.#type
  }

  slice(start = 0, end = this.size, type = ''): Blob {
    return made(this.#bytes.slice(start, end), typeOf(type))
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes.slice()
  }

  async text(): Promise<string> {
    return textOf(this.#bytes)
  }

  stream(): ReadableStream<Uint8Array> {
    return byteStream(this.#bytes)
  }

  get [Symbol.toStringTag](): string {
    return 'Blob'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const { size, type } = this
    return `Blob ${show({ size, type }, options)}`
  }
}

export class File extends Blob {
  readonly #name: string
  readonly #lastModified: number

  constructor(
    parts: Iterable<BlobPart>,
    name: string,
    { lastModified = Math.floor(env.now()), ...options }: BlobOptions & { lastModified?: number } = {},
  ) {
    super(parts, options)
    this.#name = `${name}`.toWellFormed()
    this.#lastModified = Math.trunc(lastModified) || 0
  }

  get name(): string {
    return this.#name
  }

  get lastModified(): number {
    return this.#lastModified
  }

  get webkitRelativePath(): string {
    return ''
  }

  override get [Symbol.toStringTag](): string {
    return 'File'
  }

  override [inspect](_depth: number, options: object, show: Show): string {
    const { size, type, name, lastModified } = this
    return `File ${show({ size, type, name, lastModified }, options)}`
  }
}

/** The bytes of a Blob of this side. */
export const blobBytes = bytesIn

/** A stream of some bytes that are there already. */
export function byteStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new (streams().ReadableStream)({
    type: 'bytes',
    pull(controller) {
      if (bytes.length > 0) controller.enqueue(bytes.slice())
      controller.close()
      controller.byobRequest?.respond(0)
    },
  })
}

/** One array out of many. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function bytesOfPart(part: BlobPart): Uint8Array {
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  if (part instanceof ArrayBuffer) return new Uint8Array(part)
  return part instanceof Blob && !env.isForeign(part) ? bytesIn(part) : encodeUtf8(`${part}`)
}

/** A type with a character outside of printable ASCII is none. */
function typeOf(type: unknown): string {
  const text = `${type}`
  return /[^ -~]/.test(text) ? '' : text.toLowerCase()
}
