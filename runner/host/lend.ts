/** What the host lends to the worlds in the isolates: Node's own functions, where Node is the reference. */

import { createHash, createHmac } from 'node:crypto'
import { domainToASCII, domainToUnicode, URL } from 'node:url'

type LentName = 'hash' | 'hmac' | 'urlParse' | 'urlSet' | 'domainTo'
type Lent = [ok: true, value: unknown] | [ok: false, name: string, message: string, code: string]
type LentFunction = (...args: unknown[]) => Lent

/** No lent function takes more than this many characters or bytes. */
const maxInput = 16 * 1024 * 1024

/**
 * Functions that take and return primitives and bytes, and never throw: an exception would carry the host's paths,
 * and the way it crosses would tell the guest apart from Node. Nothing here touches files, network or time.
 */
export function createLend(): Record<string, LentFunction> & Record<LentName, LentFunction> {
  return {
    hash: guarded((algorithm, data) => bytes(createHash(hashName(algorithm)).update(input(data)).digest())),
    hmac: guarded((algorithm, key, data) =>
      bytes(createHmac(hashName(algorithm), input(key)).update(input(data)).digest()),
    ),
    urlParse: guarded((href, base) =>
      urlRecord(new URL(text(href), base === undefined ? undefined : text(base))),
    ),
    urlSet: guarded((href, field, value) => {
      const url = new URL(text(href))
      url[settable(field)] = text(value)
      return urlRecord(url)
    }),
    domainTo: guarded((form, domain) => (form === 'ascii' ? domainToASCII : domainToUnicode)(text(domain))),
  }
}

const hashNames: readonly unknown[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']

const urlFields = [
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const

type UrlField = (typeof urlFields)[number]

function urlRecord(url: URL): string[] {
  return [...urlFields.map((field) => url[field]), url.origin]
}

function guarded(lent: (...args: unknown[]) => unknown): (...args: unknown[]) => Lent {
  return (...args) => {
    try {
      return [true, lent(...args)]
    } catch (error) {
      const { name, message, code } = error as Error & { code?: unknown }
      return [false, String(name), String(message), typeof code === 'string' ? code : '']
    }
  }
}

function hashName(value: unknown): string {
  if (!hashNames.includes(value)) throw new Error('Digest method not supported')
  return value as string
}

function settable(field: unknown): Exclude<UrlField, 'origin'> {
  if (!urlFields.includes(field as UrlField)) throw new TypeError('Not a field of a URL')
  return field as UrlField
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A string was expected')
  if (value.length > maxInput) throw new RangeError('The text is longer than 16 MB')
  return value
}

function input(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('Bytes were expected')
  if (value.byteLength > maxInput) throw new RangeError('The data is longer than 16 MB')
  return value
}

/** A plain Uint8Array over memory of its own, because a small Buffer shares its memory with others. */
function bytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer)
}
