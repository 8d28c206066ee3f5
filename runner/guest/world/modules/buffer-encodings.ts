/** The text encodings of Buffer. */

import { decodeUtf8, encodeUtf8, TextBuilder } from '../modules/utf8.ts'

export type Encoding = 'utf8' | 'hex' | 'base64' | 'base64url' | 'ascii' | 'latin1' | 'utf16le'

const aliases: Record<string, Encoding> = {
  __proto__: null as never,
  utf8: 'utf8',
  'utf-8': 'utf8',
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  ascii: 'ascii',
  latin1: 'latin1',
  binary: 'latin1',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
}

/** The encoding behind a name in any case; undefined when there is none. */
export function findEncoding(name: unknown): Encoding | undefined {
  return typeof name === 'string' ? (aliases[name] ?? aliases[name.toLowerCase()]) : undefined
}

/** The bytes that `text` stands for; what the encoding cannot read is left out, as in Node. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return encodeUtf8(text)
    case 'hex':
      return encodeHex(text)
    case 'base64':
    case 'base64url':
      return encodeBase64(text)
    case 'utf16le':
      return encodeUtf16(text)
    default:
      return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  }
}

export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf8':
      return decodeUtf8(bytes)
    case 'hex':
      return bytes.toHex()
    case 'base64':
      return bytes.toBase64()
    case 'base64url':
      return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
    case 'utf16le':
      return decodeUtf16(bytes)
    default:
      return decodeUnits(bytes, encoding === 'ascii' ? 0x7f : 0xff)
  }
}

function encodeHex(text: string): Uint8Array {
  const valid = /^(?:[0-9a-fA-F]{2})*/.exec(text)?.[0] ?? ''
  return Uint8Array.fromHex(valid)
}

/** Both alphabets at once; anything else is skipped, and a `=` ends the data. */
function encodeBase64(text: string): Uint8Array {
  const end = text.indexOf('=')
  let body = (end === -1 ? text : text.slice(0, end)).replaceAll('-', '+').replaceAll('_', '/')
  if (/[^A-Za-z0-9+/]/.test(body)) body = body.replace(/[^A-Za-z0-9+/]+/g, '')
  if (body.length % 4 === 1) body = body.slice(0, -1)
  return Uint8Array.fromBase64(body)
}

function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    bytes[index * 2] = unit
    bytes[index * 2 + 1] = unit >> 8
  }
  return bytes
}

function decodeUtf16(bytes: Uint8Array): string {
  const output = new TextBuilder()
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    output.push((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8))
  }
  return output.toString()
}

function decodeUnits(bytes: Uint8Array, mask: number): string {
  const output = new TextBuilder()
  for (let index = 0; index < bytes.length; index++) output.push((bytes[index] ?? 0) & mask)
  return output.toString()
}
