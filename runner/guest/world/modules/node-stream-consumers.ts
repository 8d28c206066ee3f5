/** node:stream/consumers: all of a stream at once. */

import { Buffer as buffers } from '../modules/node-buffer.ts'
import { decodeUtf8 } from '../modules/utf8.ts'

const Buffer = buffers as unknown as BufferConstructor

type Chunks = AsyncIterable<string | Uint8Array>

export async function buffer(stream: Chunks): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of stream)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))
  return Buffer.concat(chunks)
}

export async function arrayBuffer(stream: Chunks): Promise<ArrayBuffer> {
  return new Uint8Array(await buffer(stream)).buffer
}

export async function bytes(stream: Chunks): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await arrayBuffer(stream))
}

export async function text(stream: Chunks): Promise<string> {
  return decodeUtf8(await buffer(stream))
}

export async function json(stream: Chunks): Promise<unknown> {
  return JSON.parse(await text(stream))
}

export default { arrayBuffer, buffer, bytes, json, text }
