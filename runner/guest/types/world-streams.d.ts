/** Web streams. A chunk is of any type, unless a stream says otherwise. */

interface QueuingStrategy<T = unknown> {
  highWaterMark?: number
  size?(chunk: T): number
}

interface StreamPipeOptions {
  preventClose?: boolean
  preventAbort?: boolean
  preventCancel?: boolean
  signal?: AbortSignal
}

interface UnderlyingSource<T> {
  start?(controller: ReadableStreamDefaultController<T>): unknown
  pull?(controller: ReadableStreamDefaultController<T>): unknown
  cancel?(reason?: unknown): unknown
  type?: undefined
}

interface UnderlyingByteSource {
  start?(controller: ReadableByteStreamController): unknown
  pull?(controller: ReadableByteStreamController): unknown
  cancel?(reason?: unknown): unknown
  type: 'bytes'
  autoAllocateChunkSize?: number
}

type ReadableStreamReadResult<T> = { done: false; value: T } | { done: true; value: undefined }

// biome-ignore lint/suspicious/noExplicitAny: as in the libraries of TypeScript
declare class ReadableStream<T = any> {
  constructor(source: UnderlyingByteSource, strategy?: { highWaterMark?: number })
  constructor(source?: UnderlyingSource<T>, strategy?: QueuingStrategy<T>)
  static from<T>(chunks: Iterable<T | PromiseLike<T>> | AsyncIterable<T>): ReadableStream<T>
  readonly locked: boolean
  cancel(reason?: unknown): Promise<void>
  getReader(options: { mode: 'byob' }): ReadableStreamBYOBReader
  getReader(): ReadableStreamDefaultReader<T>
  pipeThrough<Out>(
    transform: { readable: ReadableStream<Out>; writable: WritableStream<T> },
    options?: StreamPipeOptions,
  ): ReadableStream<Out>
  pipeTo(destination: WritableStream<T>, options?: StreamPipeOptions): Promise<void>
  tee(): [ReadableStream<T>, ReadableStream<T>]
  values(options?: { preventCancel?: boolean }): AsyncIteratorObject<T, undefined>
  [Symbol.asyncIterator](options?: { preventCancel?: boolean }): AsyncIteratorObject<T, undefined>
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class ReadableStreamDefaultReader<T = any> {
  constructor(stream: ReadableStream<T>)
  readonly closed: Promise<undefined>
  read(): Promise<ReadableStreamReadResult<T>>
  releaseLock(): void
  cancel(reason?: unknown): Promise<void>
}

declare class ReadableStreamBYOBReader {
  constructor(stream: ReadableStream<Uint8Array>)
  readonly closed: Promise<undefined>
  read<V extends ArrayBufferView>(
    view: V,
    options?: { min?: number },
  ): Promise<{ done: boolean; value: V | undefined }>
  releaseLock(): void
  cancel(reason?: unknown): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class ReadableStreamDefaultController<T = any> {
  private constructor()
  readonly desiredSize: number | null
  enqueue(chunk: T): void
  close(): void
  error(error?: unknown): void
}

declare class ReadableByteStreamController {
  private constructor()
  readonly byobRequest: ReadableStreamBYOBRequest | null
  readonly desiredSize: number | null
  enqueue(chunk: ArrayBufferView): void
  close(): void
  error(error?: unknown): void
}

declare class ReadableStreamBYOBRequest {
  private constructor()
  readonly view: ArrayBufferView | null
  respond(bytesWritten: number): void
  respondWithNewView(view: ArrayBufferView): void
}

interface UnderlyingSink<T> {
  start?(controller: WritableStreamDefaultController): unknown
  write?(chunk: T, controller: WritableStreamDefaultController): unknown
  close?(): unknown
  abort?(reason?: unknown): unknown
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class WritableStream<T = any> {
  constructor(sink?: UnderlyingSink<T>, strategy?: QueuingStrategy<T>)
  readonly locked: boolean
  abort(reason?: unknown): Promise<void>
  close(): Promise<void>
  getWriter(): WritableStreamDefaultWriter<T>
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class WritableStreamDefaultWriter<T = any> {
  constructor(stream: WritableStream<T>)
  readonly closed: Promise<undefined>
  readonly ready: Promise<undefined>
  readonly desiredSize: number | null
  write(chunk?: T): Promise<void>
  close(): Promise<void>
  abort(reason?: unknown): Promise<void>
  releaseLock(): void
}

declare class WritableStreamDefaultController {
  private constructor()
  readonly signal: AbortSignal
  error(error?: unknown): void
}

interface Transformer<In, Out> {
  start?(controller: TransformStreamDefaultController<Out>): unknown
  transform?(chunk: In, controller: TransformStreamDefaultController<Out>): unknown
  flush?(controller: TransformStreamDefaultController<Out>): unknown
  cancel?(reason?: unknown): unknown
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class TransformStream<In = any, Out = any> {
  constructor(
    transformer?: Transformer<In, Out>,
    writableStrategy?: QueuingStrategy<In>,
    readableStrategy?: QueuingStrategy<Out>,
  )
  readonly readable: ReadableStream<Out>
  readonly writable: WritableStream<In>
}

// biome-ignore lint/suspicious/noExplicitAny: as above
declare class TransformStreamDefaultController<Out = any> {
  private constructor()
  readonly desiredSize: number | null
  enqueue(chunk?: Out): void
  error(reason?: unknown): void
  terminate(): void
}

declare class CountQueuingStrategy {
  constructor(options: { highWaterMark: number })
  readonly highWaterMark: number
  readonly size: (chunk?: unknown) => 1
}

declare class ByteLengthQueuingStrategy {
  constructor(options: { highWaterMark: number })
  readonly highWaterMark: number
  readonly size: (chunk?: unknown) => number
}

declare class TextEncoderStream {
  readonly encoding: 'utf-8'
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly writable: WritableStream<string>
}

declare class TextDecoderStream {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  readonly fatal: boolean
  readonly ignoreBOM: boolean
  readonly readable: ReadableStream<string>
  readonly writable: WritableStream<BufferSource>
}
