/** TextEncoder and TextDecoder for UTF-8, UTF-16 and windows-1252 (which the web calls latin1). */

import { invalidArgType, withCode } from '../errors.ts'
import { encodeUtf8, encodeUtf8Into, TextBuilder, Utf8Decoder } from '../modules/utf8.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export class TextEncoder {
  get encoding(): 'utf-8' {
    return 'utf-8'
  }

  encode(input = ''): Uint8Array<ArrayBuffer> {
    return encodeUtf8(`${input}`)
  }

  encodeInto(source: string, destination: Uint8Array): { read: number; written: number } {
    if (typeof source !== 'string') throw invalidArgType('src', 'of type string', source)
    if (!(destination instanceof Uint8Array))
      throw invalidArgType('dest', 'an instance of Uint8Array', destination)
    return encodeUtf8Into(source, destination)
  }

  get [Symbol.toStringTag](): string {
    return 'TextEncoder'
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const labels: Record<Encoding, string> = {
  'utf-8': 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8',
  'utf-16le': 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le',
  'utf-16be': 'unicodefffe utf-16be',
  'windows-1252':
    'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 ' +
    'iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252',
}

/** Windows-1252 from 0x80 to 0x9f; the rest is Unicode's first 256 characters. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** A decoder takes bytes and says whether more will come; undefined means that they are not in the encoding. */
interface Decoder {
  decode(bytes: Uint8Array, more: boolean, fatal: boolean): string | undefined
}

export class TextDecoder {
  readonly #encoding: Encoding
  readonly #fatal: boolean
  readonly #ignoreBOM: boolean
  #decoder: Decoder | undefined
  #started = false

  constructor(label = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const name = `${label}`.trim().toLowerCase()
    const encoding = (Object.keys(labels) as Encoding[]).find((key) => labels[key].split(' ').includes(name))
    if (encoding === undefined) {
      throw withCode(new RangeError(`The "${label}" encoding is not supported`), 'ERR_ENCODING_NOT_SUPPORTED')
    }
    if (options !== null && typeof options !== 'object')
      throw invalidArgType('options', 'of type object', options)
    this.#encoding = encoding
    this.#fatal = Boolean(options?.fatal)
    this.#ignoreBOM = Boolean(options?.ignoreBOM)
  }

  get encoding(): string {
    return this.#encoding
  }

  get fatal(): boolean {
    return this.#fatal
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM
  }

  decode(input?: ArrayBuffer | ArrayBufferView, options: { stream?: boolean } = {}): string {
    const bytes = bytesOf(input)
    const more = Boolean(options?.stream)
    this.#decoder ??= createDecoder(this.#encoding)
    const text = this.#decoder.decode(bytes, more, this.#fatal)
    if (text === undefined) {
      this.#decoder = undefined
      this.#started = false
      const message = `The encoded data was not valid for encoding ${this.#encoding}`
      throw withCode(new TypeError(message), 'ERR_ENCODING_INVALID_ENCODED_DATA')
    }
    const first = !this.#started
    this.#started = more && (this.#started || text !== '')
    if (!more) this.#decoder = undefined
    const hasMark =
      first && !this.#ignoreBOM && this.#encoding !== 'windows-1252' && text.charCodeAt(0) === 0xfeff
    return hasMark ? text.slice(1) : text
  }

  get [Symbol.toStringTag](): string {
    return 'TextDecoder'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const { encoding, fatal, ignoreBOM } = this
    return `TextDecoder ${show({ encoding, fatal, ignoreBOM }, options)}`
  }
}

function bytesOf(input: unknown): Uint8Array {
  if (input === undefined) return new Uint8Array(0)
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
  if (input instanceof ArrayBuffer) return new Uint8Array(input)
  const message =
    'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.'
  throw withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE')
}

function createDecoder(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return new Utf8Decoder()
  return encoding === 'windows-1252'
    ? { decode: decodeWindows1252 }
    : new Utf16Decoder(encoding === 'utf-16le')
}

function decodeWindows1252(bytes: Uint8Array): string {
  const output = new TextBuilder()
  for (const byte of bytes)
    output.push(byte < 0x80 || byte > 0x9f ? byte : windows1252.charCodeAt(byte - 0x80))
  return output.toString()
}

class Utf16Decoder implements Decoder {
  readonly #littleEndian: boolean
  #firstByte = -1
  #high = -1

  constructor(littleEndian: boolean) {
    this.#littleEndian = littleEndian
  }

  decode(bytes: Uint8Array, more: boolean, fatal: boolean): string | undefined {
    const output = new TextBuilder()
    let valid = true
    for (const byte of bytes) {
      if (this.#firstByte === -1) {
        this.#firstByte = byte
        continue
      }
      const unit = this.#littleEndian ? (byte << 8) | this.#firstByte : (this.#firstByte << 8) | byte
      this.#firstByte = -1
      valid = this.#take(unit, output) && valid
    }
    if (!more && (this.#firstByte !== -1 || this.#high !== -1)) {
      output.push(0xfffd)
      valid = false
    }
    return fatal && !valid ? undefined : output.toString()
  }

  /** Takes one unit; false when a surrogate stands alone. */
  #take(unit: number, output: TextBuilder): boolean {
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    const high = this.#high
    this.#high = -1
    if (isLow && high !== -1) {
      output.push(high)
      output.push(unit)
      return true
    }
    if (high !== -1) output.push(0xfffd)
    if (unit >= 0xd800 && unit <= 0xdbff) this.#high = unit
    else output.push(isLow ? 0xfffd : unit)
    return high === -1 && !isLow
  }
}
