/** The classes of the Streams Standard, from web-streams-polyfill, and TextEncoderStream and TextDecoderStream. */

import {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from 'web-streams-polyfill'
import { env } from '../env.ts'
import { localReadable, localWritable } from '../fetch/foreign-streams.ts'
import { installStreamInspection } from '../fetch/stream-inspection.ts'
import { TextDecoderStream, TextEncoderStream } from '../fetch/text-streams.ts'
import { replaceMethod } from '../lazy.ts'

type Pair = { readable: ReadableStream; writable: WritableStream }

// The polyfill tells its streams by properties of theirs, which the stand-in of a stream of the other side has as well.
replaceMethod<(this: ReadableStream, to: WritableStream, options?: object) => Promise<void>>(
  ReadableStream.prototype,
  'pipeTo',
  (original) =>
    function (this: ReadableStream, to, options) {
      return Reflect.apply(original, this, [env.isForeign(to) ? localWritable(to) : to, options])
    },
)
replaceMethod<(this: ReadableStream, pair: Pair, options?: object) => ReadableStream>(
  ReadableStream.prototype,
  'pipeThrough',
  (original) =>
    function (this: ReadableStream, pair, options) {
      if (!env.isForeign(pair?.writable)) return Reflect.apply(original, this, [pair, options])
      const writable = localWritable(pair.writable)
      return Reflect.apply(original, this, [{ readable: localReadable(pair.readable), writable }, options])
    },
)
installStreamInspection()

/** For bodies that come from the other side. */
export {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  localReadable,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TextDecoderStream,
  TextEncoderStream,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
}

/** node:stream/web. */
export default {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TextDecoderStream,
  TextEncoderStream,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
}
