/** Bytes and text of a body, whichever of them it was made of. */

import type { ReadableStream } from 'web-streams-polyfill'
import { decodeUtf8, encodeUtf8 } from '../modules/utf8.ts'

/** "UTF-8 decode" of the Encoding Standard, which drops a byte order mark. */
export function textOf(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content.toWellFormed() : decodeUtf8(content)
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encodeUtf8(content) : content
}

/** A byte stream of a payload's source; one that was read before is closed and counts as read. */
export function streamOfBytes(
  streams: typeof import('../modules/web-streams.ts'),
  blobs: typeof import('../modules/blob.ts'),
  { source, used }: { source: string | Uint8Array | undefined; used: boolean },
): ReadableStream {
  if (!used) return blobs.byteStream(bytesOf(source ?? ''))
  const read = new streams.ReadableStream({ start: (controller) => controller.close() })
  read.cancel()
  return read
}
