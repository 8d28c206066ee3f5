/** atob and btoa over the engine's own base64. */

import { withCode } from '../errors.ts'
import { lazyModule } from '../lazy.ts'
import { TextBuilder } from '../modules/utf8.ts'

const webErrors = lazyModule<typeof import('../modules/dom-exception.ts')>('../modules/dom-exception.ts')

/** Decodes base64 to a string with one character a byte; white space and missing padding are allowed. */
export function atob(...args: string[]): string {
  const text = first(args).replace(/[\t\n\f\r ]+/g, '')
  const body = text.length % 4 === 0 ? text.replace(/==?$/, '') : text
  if (/[^A-Za-z0-9+/]/.test(body)) throw invalidCharacter('Invalid character')
  if (body.length % 4 === 1) {
    throw invalidCharacter('The string to be decoded is not correctly encoded.')
  }
  const output = new TextBuilder()
  for (const byte of Uint8Array.fromBase64(body)) output.push(byte)
  return output.toString()
}

/** Encodes a string of characters up to U+00FF. */
export function btoa(...args: string[]): string {
  const text = first(args)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 255) throw invalidCharacter('Invalid character')
    bytes[index] = code
  }
  return bytes.toBase64()
}

function first(args: string[]): string {
  if (args.length > 0) return `${args[0]}`
  throw withCode(new TypeError('The "input" argument must be specified'), 'ERR_MISSING_ARGS')
}

function invalidCharacter(message: string): Error {
  const { DOMException } = webErrors()
  return new DOMException(message, 'InvalidCharacterError')
}
