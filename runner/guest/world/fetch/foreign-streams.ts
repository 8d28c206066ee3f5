/** Streams of the other side, which are stand-ins here, as streams of this side. */

import { ReadableStream, type ReadableStreamDefaultReader, WritableStream } from 'web-streams-polyfill'

/** A stream that reads a stand-in chunk by chunk, as it is read itself. */
export function localReadable(foreign: ReadableStream): ReadableStream {
  let reader: ReadableStreamDefaultReader | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        reader ??= foreign.getReader()
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => (reader ?? foreign).cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/** A stream that hands its chunks on to a stand-in. */
export function localWritable(foreign: WritableStream): WritableStream {
  const writer = foreign.getWriter()
  return new WritableStream({
    write: (chunk) => writer.write(chunk),
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  })
}
