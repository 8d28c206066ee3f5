/** `fromWeb` and `toWeb`, which readable-stream leaves to Node. */

import type stream from 'node:stream'
import type { ReadableStream, WritableStream } from 'web-streams-polyfill'
import { lazyModule } from '../lazy.ts'

const streams = lazyModule<typeof import('../modules/web-streams.ts')>('../modules/web-streams.ts')

type Done = (error?: Error | null) => void

/** Gives the classes of node:stream their ways from and to web streams. */
export function installBridges({ Readable, Writable, Duplex }: typeof stream): void {
  const readableFromWeb = (web: ReadableStream, options?: stream.ReadableOptions): stream.Readable => {
    const reader = web.getReader()
    return new Readable({
      ...options,
      read() {
        reader.read().then(
          ({ done, value }) => this.push(done ? null : value),
          (error: Error) => this.destroy(error),
        )
      },
      destroy: (error, callback) => settle(reader.cancel(error), callback, error),
    })
  }

  const writableFromWeb = (web: WritableStream, options?: stream.WritableOptions): stream.Writable => {
    const writer = web.getWriter()
    return new Writable({
      ...options,
      write: (chunk, _encoding, callback) => settle(writer.write(chunk), callback),
      final: (callback) => settle(writer.close(), callback),
      destroy: (error, callback) =>
        error === null ? callback(null) : settle(writer.abort(error), callback, error),
    })
  }

  const readableToWeb = (readable: stream.Readable): ReadableStream => {
    const chunks = readable[Symbol.asyncIterator]()
    return new (streams().ReadableStream)({
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(typeof value === 'string' ? value : plainBytes(value))
      },
      cancel: (reason) => void readable.destroy(reason),
    })
  }

  const writableToWeb = (writable: stream.Writable): WritableStream =>
    new (streams().WritableStream)({
      start(controller) {
        writable.on('error', (error) => controller.error(error))
      },
      write: (chunk) =>
        new Promise((resolve) => {
          if (writable.write(chunk)) resolve()
          else writable.once('drain', () => resolve())
        }),
      close: () =>
        new Promise((resolve) => {
          writable.end(() => resolve())
        }),
      abort: (reason) => void writable.destroy(reason),
    })

  Object.assign(Readable, { fromWeb: readableFromWeb, toWeb: readableToWeb })
  Object.assign(Writable, { fromWeb: writableFromWeb, toWeb: writableToWeb })
  Object.assign(Duplex, {
    fromWeb: ({ readable, writable }: { readable: ReadableStream; writable: WritableStream }) =>
      Duplex.from({ readable: readableFromWeb(readable), writable: writableFromWeb(writable) } as never),
    toWeb: (duplex: stream.Duplex) => ({ readable: readableToWeb(duplex), writable: writableToWeb(duplex) }),
  })
}

/** Web streams carry Uint8Arrays where Node's carry Buffers. */
function plainBytes(chunk: unknown): unknown {
  if (!(chunk instanceof Uint8Array)) return chunk
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

function settle(work: Promise<unknown>, callback: Done, error?: Error | null): void {
  work.then(
    () => callback(error),
    (failure: Error) => callback(error ?? failure),
  )
}
