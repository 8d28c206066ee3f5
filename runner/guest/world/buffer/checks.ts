/** What Buffer's functions ask of their arguments. */

import { invalidArgType, withCode } from '../errors.ts'
import { type Encoding, findEncoding } from '../modules/buffer-encodings.ts'

/** The encoding of a name, UTF-8 without one; throws a TypeError for an unknown name. */
export function known(encoding: unknown): Encoding {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8'
  const found = findEncoding(encoding)
  if (found === undefined)
    throw withCode(new TypeError(`Unknown encoding: ${encoding}`), 'ERR_UNKNOWN_ENCODING')
  return found
}

export function checkBytes(value: unknown, name: string): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw invalidArgType(name, 'an instance of Buffer or Uint8Array', value)
}
