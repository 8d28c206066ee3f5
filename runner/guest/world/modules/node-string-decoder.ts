/** node:string_decoder: bytes in pieces to text, holding back what a piece cut off. */

import { invalidArgType, withCode } from '../errors.ts'
import { decodeText, type Encoding, findEncoding } from '../modules/buffer-encodings.ts'
import { joinBytes, viewBytes } from '../modules/bytes.ts'
import { Utf8Decoder } from '../modules/utf8.ts'

export class StringDecoder {
  readonly encoding: Encoding
  readonly #utf8 = new Utf8Decoder()
  #held = new Uint8Array(0)

  constructor(encoding?: string) {
    const found = encoding === undefined || encoding === null ? 'utf8' : findEncoding(encoding)
    if (found === undefined)
      throw withCode(new TypeError(`Unknown encoding: ${encoding}`), 'ERR_UNKNOWN_ENCODING')
    this.encoding = found
  }

  write(chunk: unknown): string {
    if (typeof chunk === 'string') return chunk
    const bytes = viewBytes(chunk)
    if (bytes === undefined) {
      throw invalidArgType('buf', 'an instance of Buffer, TypedArray, or DataView', chunk)
    }
    if (this.encoding === 'utf8') return this.#utf8.decode(bytes, true) ?? ''
    const all = joinBytes([this.#held, bytes])
    const whole = all.length - this.#cutOff(all)
    this.#held = new Uint8Array(all.subarray(whole))
    return decodeText(all.subarray(0, whole), this.encoding)
  }

  end(chunk?: unknown): string {
    const text = chunk === undefined ? '' : this.write(chunk)
    const held = this.#held
    this.#held = new Uint8Array(0)
    return (
      text + (this.encoding === 'utf8' ? (this.#utf8.decode(held) ?? '') : decodeText(held, this.encoding))
    )
  }

  /** How many bytes at the end belong to something that is not complete. */
  #cutOff(bytes: Uint8Array): number {
    if (this.encoding === 'base64' || this.encoding === 'base64url') return bytes.length % 3
    if (this.encoding !== 'utf16le') return 0
    const odd = bytes.length % 2
    const high = bytes[bytes.length - odd - 1] ?? 0
    return high >= 0xd8 && high <= 0xdb ? odd + 2 : odd
  }
}

export default { StringDecoder }
