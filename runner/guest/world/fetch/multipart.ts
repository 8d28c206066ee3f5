/** multipart/form-data as bytes (RFC 7578, with the escapes of the HTML Standard), read and written. */

import { joined } from '../modules/blob.ts'
import { decodeUtf8, encodeUtf8 } from '../modules/utf8.ts'

/** What a part needs of a file. */
interface FileLike {
  name: string
  type: string
}

export interface Part {
  name: string
  filename: string | undefined
  contentType: string
  body: Uint8Array<ArrayBuffer>
}

export function writeMultipart<F extends FileLike>(
  entries: readonly (readonly [name: string, value: string | F])[],
  boundary: string,
  bytesOf: (file: F) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = []
  for (const [name, value] of entries) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(lines(name))}"`
    if (typeof value === 'string') parts.push(encodeUtf8(`${head}\r\n\r\n${lines(value)}\r\n`))
    else {
      const file = `; filename="${escaped(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}`
      parts.push(encodeUtf8(`${head}${file}\r\n\r\n`), bytesOf(value), encodeUtf8('\r\n'))
    }
  }
  parts.push(encodeUtf8(`--${boundary}--\r\n`))
  return joined(parts)
}

/** The parts of a body. @throws TypeError when it does not follow its own boundary. */
export function parseMultipart(bytes: Uint8Array, type: string): Part[] {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  if (boundary === null) throw broken()
  const delimiter = encodeUtf8(`--${boundary[1] ?? boundary[2]}`)
  const parts: Part[] = []
  let at = indexOf(bytes, delimiter, 0)
  if (at === -1) throw broken()
  for (;;) {
    at += delimiter.length
    // Two hyphens behind the delimiter end the body.
    if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d) return parts
    if (bytes[at] !== 0x0d || bytes[at + 1] !== 0x0a) throw broken()
    const headEnd = indexOf(bytes, blankLine, at)
    const next = headEnd === -1 ? -1 : indexOf(bytes, delimiter, headEnd + 2)
    if (next === -1) throw broken()
    const head = decodeUtf8(bytes.subarray(at, headEnd))
    parts.push(partOf(head, bytes.slice(headEnd + 4, Math.max(headEnd + 4, next - 2))))
    at = next
  }
}

function partOf(head: string, body: Uint8Array<ArrayBuffer>): Part {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? ''
  const name = /(?:^|[;\s])name="([^"]*)"/.exec(disposition)?.[1]
  if (name === undefined) throw broken()
  const filename = /(?:^|[;\s])filename="([^"]*)"/.exec(disposition)?.[1]
  const contentType = /^content-type:\s*(.*?)\s*$/im.exec(head)?.[1] ?? 'text/plain'
  return {
    name: unescaped(name),
    filename: filename === undefined ? undefined : unescaped(filename),
    contentType,
    body,
  }
}

const blankLine = new Uint8Array([0x0d, 0x0a, 0x0d, 0x0a])

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] as number
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

function lines(text: string): string {
  return text.replace(/\r?\n|\r/g, '\r\n')
}

function escaped(text: string): string {
  return text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22')
}

function unescaped(text: string): string {
  return text.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"')
}

function broken(): TypeError {
  return new TypeError('Failed to parse body as FormData.')
}
