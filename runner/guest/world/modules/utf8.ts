/** UTF-8 by hand: a crossing to the host costs more than most texts that programs encode. */

/** The UTF-8 form of `text`; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(utf8Length(text))
  encodeUtf8Into(text, bytes)
  return bytes
}

/** How many bytes `encodeUtf8(text)` has. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    if (code < 0x800) length++
    else {
      length += 2
      if (isHigh(code) && isLow(text.charCodeAt(index + 1))) index++
    }
  }
  return length
}

/** Writes as many whole characters as fit into `target`; `read` counts UTF-16 units, `written` bytes. */
export function encodeUtf8Into(text: string, target: Uint8Array): { read: number; written: number } {
  let written = 0
  let read = 0
  while (read < text.length) {
    let code = text.charCodeAt(read)
    let units = 1
    if (isSurrogate(code)) {
      const next = text.charCodeAt(read + 1)
      if (isHigh(code) && isLow(next)) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00)
        units = 2
      } else code = replacement
    }
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (written + size > target.length) break
    if (size === 1) target[written] = code
    else {
      for (let at = size - 1; at > 0; at--) {
        target[written + at] = 0x80 | (code & 0x3f)
        code >>= 6
      }
      target[written] = (size === 2 ? 0xc0 : size === 3 ? 0xe0 : 0xf0) | code
    }
    written += size
    read += units
  }
  return { read, written }
}

const replacement = 0xfffd
/** Decodes UTF-8 in pieces; what is not UTF-8 becomes U+FFFD, one for each maximal valid start, as the web decodes. */
export class Utf8Decoder {
  #code = 0
  #needed = 0
  /** What the next byte must be between. */
  #lower = 0x80
  #upper = 0xbf

  /** Returns undefined instead of a text when `fatal` and the input is not UTF-8. With `more` the input goes on. */
  decode(bytes: Uint8Array, more = false, fatal = false): string | undefined {
    const output = new TextBuilder()
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0
      if (this.#needed === 0) {
        if (byte < 0x80) output.push(byte)
        else if (!this.#start(byte)) {
          if (fatal) return undefined
          output.push(replacement)
        }
      } else if (byte < this.#lower || byte > this.#upper) {
        this.#reset()
        if (fatal) return undefined
        output.push(replacement)
        index--
      } else {
        this.#lower = 0x80
        this.#upper = 0xbf
        this.#code = (this.#code << 6) | (byte & 0x3f)
        if (--this.#needed === 0) output.pushCodePoint(this.#code)
      }
    }
    if (!more && this.#needed > 0) {
      this.#reset()
      if (fatal) return undefined
      output.push(replacement)
    }
    return output.toString()
  }

  /** Takes the first byte of a longer character; false when there is none that starts so. */
  #start(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false
    if (byte === 0xe0) this.#lower = 0xa0
    else if (byte === 0xed) this.#upper = 0x9f
    else if (byte === 0xf0) this.#lower = 0x90
    else if (byte === 0xf4) this.#upper = 0x8f
    this.#needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    this.#code = byte & (0x3f >> this.#needed)
    return true
  }

  #reset(): void {
    this.#needed = 0
    this.#lower = 0x80
    this.#upper = 0xbf
  }
}

/** The text of UTF-8 bytes, with U+FFFD for what is not. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new Utf8Decoder().decode(bytes) ?? ''
}

/** Collects UTF-16 units; strings are made in pieces, because a call takes only so many arguments. */
export class TextBuilder {
  #text = ''
  #units: number[] = []

  push(unit: number): void {
    this.#units.push(unit)
    if (this.#units.length === 4096) this.#flush()
  }

  pushCodePoint(code: number): void {
    if (code < 0x10000) this.push(code)
    else {
      this.push(0xd800 + ((code - 0x10000) >> 10))
      this.push(0xdc00 + ((code - 0x10000) & 0x3ff))
    }
  }

  toString(): string {
    this.#flush()
    return this.#text
  }

  #flush(): void {
    this.#text += String.fromCharCode(...this.#units)
    this.#units = []
  }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
