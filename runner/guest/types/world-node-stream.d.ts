/** node:stream and its parts. A chunk is of any type: strings and bytes, or anything in object mode. */

declare module 'node:stream' {
  import { EventEmitter } from 'node:events'

  // biome-ignore lint/suspicious/noExplicitAny: chunks have no one type
  export type Chunk = any
  type Done = (error?: Error | null) => void
  type DoneWithChunk = (error?: Error | null, chunk?: Chunk) => void
  type Source = Iterable<Chunk> | AsyncIterable<Chunk>

  interface StreamOptions<Self> {
    highWaterMark?: number
    objectMode?: boolean
    emitClose?: boolean
    autoDestroy?: boolean
    signal?: AbortSignal
    construct?(this: Self, callback: Done): void
    destroy?(this: Self, error: Error | null, callback: Done): void
  }

  export interface ReadableOptions<Self = Readable> extends StreamOptions<Self> {
    encoding?: BufferEncoding
    read?(this: Self, size: number): void
  }

  export interface WritableOptions<Self = Writable> extends StreamOptions<Self> {
    decodeStrings?: boolean
    defaultEncoding?: BufferEncoding
    write?(this: Self, chunk: Chunk, encoding: BufferEncoding, callback: Done): void
    writev?(this: Self, chunks: { chunk: Chunk; encoding: BufferEncoding }[], callback: Done): void
    final?(this: Self, callback: Done): void
  }

  export interface DuplexOptions<Self = Duplex> extends ReadableOptions<Self>, WritableOptions<Self> {
    construct?(this: Self, callback: Done): void
    destroy?(this: Self, error: Error | null, callback: Done): void
    allowHalfOpen?: boolean
    readableObjectMode?: boolean
    writableObjectMode?: boolean
    readableHighWaterMark?: number
    writableHighWaterMark?: number
  }

  export interface TransformOptions extends DuplexOptions<Transform> {
    transform?(this: Transform, chunk: Chunk, encoding: BufferEncoding, callback: DoneWithChunk): void
    flush?(this: Transform, callback: DoneWithChunk): void
  }

  interface OperatorOptions {
    concurrency?: number
    signal?: AbortSignal
  }

  export class Stream extends EventEmitter {
    pipe<Target extends Writable | Duplex>(target: Target, options?: { end?: boolean }): Target
  }

  export class Readable extends Stream implements AsyncIterable<Chunk> {
    constructor(options?: ReadableOptions)
    static from(source: Source | Promise<Chunk>, options?: ReadableOptions): Readable
    static fromWeb(stream: ReadableStream, options?: ReadableOptions): Readable
    static toWeb(stream: Readable): ReadableStream
    readonly readable: boolean
    readonly readableEnded: boolean
    readonly readableFlowing: boolean | null
    readonly readableLength: number
    readonly readableHighWaterMark: number
    readonly readableObjectMode: boolean
    readonly destroyed: boolean
    readonly errored: Error | null
    readonly closed: boolean
    _read(size: number): void
    _destroy(error: Error | null, callback: Done): void
    read(size?: number): Chunk
    push(chunk: Chunk, encoding?: BufferEncoding): boolean
    unshift(chunk: Chunk, encoding?: BufferEncoding): void
    setEncoding(encoding: BufferEncoding): this
    pause(): this
    resume(): this
    isPaused(): boolean
    unpipe(target?: Writable): this
    destroy(error?: Error): this
    map(map: (chunk: Chunk, options: { signal: AbortSignal }) => unknown, options?: OperatorOptions): Readable
    filter(keep: (chunk: Chunk) => unknown, options?: OperatorOptions): Readable
    flatMap(map: (chunk: Chunk) => unknown, options?: OperatorOptions): Readable
    forEach(each: (chunk: Chunk) => unknown, options?: OperatorOptions): Promise<void>
    toArray(options?: { signal?: AbortSignal }): Promise<Chunk[]>
    some(test: (chunk: Chunk) => unknown, options?: OperatorOptions): Promise<boolean>
    every(test: (chunk: Chunk) => unknown, options?: OperatorOptions): Promise<boolean>
    find(test: (chunk: Chunk) => unknown, options?: OperatorOptions): Promise<Chunk>
    drop(count: number): Readable
    take(count: number): Readable
    reduce<T>(step: (sum: T, chunk: Chunk) => T | Promise<T>, initial: T): Promise<T>
    [Symbol.asyncIterator](): AsyncIteratorObject<Chunk, undefined>
    [Symbol.asyncDispose](): Promise<void>
  }

  export class Writable extends Stream {
    constructor(options?: WritableOptions)
    static fromWeb(stream: WritableStream, options?: WritableOptions): Writable
    static toWeb(stream: Writable): WritableStream
    readonly writable: boolean
    readonly writableEnded: boolean
    readonly writableFinished: boolean
    readonly writableLength: number
    readonly writableHighWaterMark: number
    readonly writableNeedDrain: boolean
    readonly writableCorked: number
    readonly destroyed: boolean
    readonly errored: Error | null
    readonly closed: boolean
    _write(chunk: Chunk, encoding: BufferEncoding, callback: Done): void
    _final(callback: Done): void
    _destroy(error: Error | null, callback: Done): void
    write(chunk: Chunk, callback?: Done): boolean
    write(chunk: Chunk, encoding: BufferEncoding, callback?: Done): boolean
    end(callback?: () => void): this
    end(chunk: Chunk, callback?: () => void): this
    end(chunk: Chunk, encoding: BufferEncoding, callback?: () => void): this
    cork(): void
    uncork(): void
    setDefaultEncoding(encoding: BufferEncoding): this
    destroy(error?: Error): this
  }

  export interface Duplex extends Writable {}
  export class Duplex extends Readable {
    constructor(options?: DuplexOptions)
    static from(source: unknown): Duplex
    // biome-ignore lint/suspicious/noExplicitAny: a pair, where Readable.fromWeb takes one stream
    static fromWeb(pair: any): Duplex
    // biome-ignore lint/suspicious/noExplicitAny: as above
    static toWeb(stream: any): any
  }

  export class Transform extends Duplex {
    constructor(options?: TransformOptions)
    _transform(chunk: Chunk, encoding: BufferEncoding, callback: DoneWithChunk): void
    _flush(callback: DoneWithChunk): void
  }

  export class PassThrough extends Transform {}

  export type AnyStream = Readable | Writable | Duplex
  export type Link = AnyStream | Source | ReadableStream | WritableStream | ((source: Chunk) => unknown)

  /** The last argument is the callback. */
  export function pipeline(
    ...links: [Link, ...Link[], (error: Error | null, value?: Chunk) => void]
  ): AnyStream
  export function finished(stream: AnyStream, callback: Done): () => void
  export function finished(
    stream: AnyStream,
    options: { error?: boolean; readable?: boolean; writable?: boolean; signal?: AbortSignal },
    callback: Done,
  ): () => void
  export function compose(...links: Link[]): Duplex
  export function destroy(stream: AnyStream, error?: Error): AnyStream
  export function addAbortSignal<S extends AnyStream>(signal: AbortSignal, stream: S): S
  export function isReadable(stream: unknown): boolean
  export function isWritable(stream: unknown): boolean
  export function isErrored(stream: unknown): boolean
  export function isDisturbed(stream: unknown): boolean
  export function isDestroyed(stream: unknown): boolean
  export function getDefaultHighWaterMark(objectMode: boolean): number
  export function setDefaultHighWaterMark(objectMode: boolean, value: number): void
  export function _isUint8Array(value: unknown): boolean
  export function _uint8ArrayToBuffer(value: Uint8Array): Buffer
  export const promises: typeof import('node:stream/promises')

  const module: typeof Stream & typeof import('node:stream')
  export default module
}

declare module 'node:stream/promises' {
  import type { AnyStream, Chunk, Link } from 'node:stream'

  export function pipeline(...links: [Link, ...Link[], (source: Chunk) => Promise<Chunk>]): Promise<Chunk>
  export function pipeline(
    ...links: [Link, ...(Link | { signal?: AbortSignal; end?: boolean })[]]
  ): Promise<void>
  export function finished(
    stream: AnyStream,
    options?: {
      error?: boolean
      readable?: boolean
      writable?: boolean
      signal?: AbortSignal
      cleanup?: boolean
    },
  ): Promise<void>
  const module: typeof import('node:stream/promises')
  export default module
}

declare module 'node:stream/consumers' {
  type Chunks = AsyncIterable<string | Uint8Array>
  export function arrayBuffer(stream: Chunks): Promise<ArrayBuffer>
  export function buffer(stream: Chunks): Promise<Buffer>
  export function bytes(stream: Chunks): Promise<Uint8Array<ArrayBuffer>>
  // biome-ignore lint/suspicious/noExplicitAny: what the JSON says is for the reader to know
  export function json(stream: Chunks): Promise<any>
  export function text(stream: Chunks): Promise<string>
  const module: typeof import('node:stream/consumers')
  export default module
}

declare module 'node:stream/web' {
  const module: {
    ByteLengthQueuingStrategy: typeof ByteLengthQueuingStrategy
    CountQueuingStrategy: typeof CountQueuingStrategy
    ReadableByteStreamController: typeof ReadableByteStreamController
    ReadableStream: typeof ReadableStream
    ReadableStreamBYOBReader: typeof ReadableStreamBYOBReader
    ReadableStreamBYOBRequest: typeof ReadableStreamBYOBRequest
    ReadableStreamDefaultController: typeof ReadableStreamDefaultController
    ReadableStreamDefaultReader: typeof ReadableStreamDefaultReader
    TextDecoderStream: typeof TextDecoderStream
    TextEncoderStream: typeof TextEncoderStream
    TransformStream: typeof TransformStream
    TransformStreamDefaultController: typeof TransformStreamDefaultController
    WritableStream: typeof WritableStream
    WritableStreamDefaultController: typeof WritableStreamDefaultController
    WritableStreamDefaultWriter: typeof WritableStreamDefaultWriter
  }
  export = module
}

declare module 'stream' {
  export * from 'node:stream'
  export { default } from 'node:stream'
}

declare module 'stream/promises' {
  export * from 'node:stream/promises'
  export { default } from 'node:stream/promises'
}

declare module 'stream/consumers' {
  export * from 'node:stream/consumers'
  export { default } from 'node:stream/consumers'
}

declare module 'stream/web' {
  import module = require('node:stream/web')
  export = module
}
