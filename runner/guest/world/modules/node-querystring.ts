/** node:querystring. */

import { withCode } from '../errors.ts'
import { decodeUtf8, encodeUtf8 } from '../modules/utf8.ts'

type Query = Record<string, string | string[]>

interface ParseOptions {
  maxKeys?: number
  decodeURIComponent?: (text: string) => string
}

interface StringifyOptions {
  encodeURIComponent?: (text: string) => string
}

function escapeText(value: unknown): string {
  const text =
    typeof value === 'string' ? value : typeof value === 'object' ? String(value) : `${value as string}`
  if (!text.isWellFormed()) throw withCode(new URIError('URI malformed'), 'ERR_INVALID_URI')
  return encodeURIComponent(text)
}

/** Never throws: what is no escape stays, what is no UTF-8 becomes U+FFFD. */
function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return decodeUtf8(unescapeBuffer(text))
  }
}

function unescapeBuffer(text: string): Uint8Array {
  const source = encodeUtf8(text)
  const bytes: number[] = []
  for (let index = 0; index < source.length; index++) {
    const hex = source[index] === 0x25 ? String.fromCharCode(...source.subarray(index + 1, index + 3)) : ''
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      index += 2
    } else bytes.push(source[index] ?? 0)
  }
  return Uint8Array.from(bytes)
}

function parse(query: unknown, separator?: string, equals?: string, options: ParseOptions = {}): Query {
  const result: Query = Object.create(null)
  if (typeof query !== 'string' || query === '') return result
  const { maxKeys = 1000, decodeURIComponent: given } = options
  const parts = query.split(separator || '&').filter((part) => part !== '')
  const decode = (text: string) => decodeWith(given ?? querystring.unescape, text.replaceAll('+', ' '))
  const sign = equals || '='
  for (const part of maxKeys > 0 ? parts.slice(0, maxKeys) : parts) {
    const at = part.indexOf(sign)
    const key = decode(at === -1 ? part : part.slice(0, at))
    const value = at === -1 ? '' : decode(part.slice(at + sign.length))
    const known = result[key]
    if (known === undefined) result[key] = value
    else if (Array.isArray(known)) known.push(value)
    else result[key] = [known, value]
  }
  return result
}

function decodeWith(decode: (text: string) => string, text: string): string {
  try {
    return decode(text)
  } catch {
    return unescapeText(text)
  }
}

function stringify(query: unknown, separator = '&', equals = '=', options: StringifyOptions = {}): string {
  if (typeof query !== 'object' || query === null) return ''
  const encode = options?.encodeURIComponent ?? querystring.escape
  const parts: string[] = []
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      parts.push(`${encode(key)}${equals || '='}${encode(primitive(item))}`)
    }
  }
  return parts.join(separator || '&')
}

function primitive(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : ''
  return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : ''
}

const querystring = {
  unescapeBuffer,
  unescape: unescapeText,
  escape: escapeText,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
}

export default querystring
