/** The web's `crypto`: seeded random numbers, and of `subtle` what backends use: digests and HMAC. */

import { env, type Lent } from '../env.ts'
import { invalidArgType, withCode } from '../errors.ts'
import { lazyModule } from '../lazy.ts'
import { copyBytes, fillRandom, randomUUID, viewBytes } from '../modules/bytes.ts'

const webErrors = lazyModule<typeof import('../modules/dom-exception.ts')>('../modules/dom-exception.ts')

type Algorithm = string | { name?: string; hash?: Algorithm; length?: number }
type Usage = 'sign' | 'verify'
type Format = 'raw' | 'jwk'

interface JsonWebKey {
  kty?: string
  k?: string
  alg?: string
  ext?: boolean
  key_ops?: string[]
}

interface KeyAlgorithm {
  name: 'HMAC'
  hash: { name: string }
  length: number
}

/** Names of the web to names of the host. */
const hashes: Record<string, { lent: string; block: number }> = {
  'SHA-1': { lent: 'sha1', block: 64 },
  'SHA-256': { lent: 'sha256', block: 64 },
  'SHA-384': { lent: 'sha384', block: 128 },
  'SHA-512': { lent: 'sha512', block: 128 },
}

const keyOf = new WeakMap<CryptoKey, Uint8Array>()

export class CryptoKey {
  readonly type = 'secret'
  readonly extractable: boolean
  readonly algorithm: KeyAlgorithm
  readonly usages: Usage[]

  constructor(bytes: Uint8Array, hash: string, extractable: boolean, usages: readonly Usage[]) {
    this.extractable = extractable
    this.algorithm = { name: 'HMAC', hash: { name: hash }, length: bytes.length * 8 }
    this.usages = [...new Set(usages)]
    keyOf.set(this, bytes)
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey'
  }
}

export class SubtleCrypto {
  async digest(algorithm: Algorithm, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer> {
    return value(env.lend.hash(hashOf(algorithm).lent, source(data)))
  }

  async importKey(
    format: Format,
    keyData: ArrayBuffer | ArrayBufferView | JsonWebKey,
    algorithm: Algorithm,
    extractable: boolean,
    usages: readonly Usage[],
  ): Promise<CryptoKey> {
    const { name } = hmac(algorithm)
    if (usages.length === 0)
      throw webError('Usages cannot be empty when importing a secret key.', 'SyntaxError')
    if (format === 'raw') return new CryptoKey(source(keyData), name, extractable, usages)
    if (format !== 'jwk')
      throw webError(`Unable to import HMAC key with format ${format}`, 'NotSupportedError')
    const { kty, k } = keyData as JsonWebKey
    if (kty !== 'oct' || typeof k !== 'string') throw webError('Invalid keyData', 'DataError')
    return new CryptoKey(Uint8Array.fromBase64(k, { alphabet: 'base64url' }), name, extractable, usages)
  }

  async exportKey(format: Format, key: CryptoKey): Promise<ArrayBuffer | JsonWebKey> {
    const bytes = secret(key)
    if (!key.extractable) throw webError('key is not extractable', 'InvalidAccessError')
    if (format === 'raw') return copyBytes(bytes).buffer as ArrayBuffer
    if (format !== 'jwk')
      throw webError(`Unable to export HMAC key with format ${format}`, 'NotSupportedError')
    const k = bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
    const alg = `HS${key.algorithm.hash.name.slice('SHA-'.length)}`
    return { kty: 'oct', k, alg, key_ops: [...key.usages], ext: true }
  }

  async generateKey(
    algorithm: Algorithm,
    extractable: boolean,
    usages: readonly Usage[],
  ): Promise<CryptoKey> {
    const { name, block } = hmac(algorithm)
    const length = (typeof algorithm === 'object' ? algorithm.length : undefined) ?? block * 8
    if (usages.length === 0) throw webError('Usages cannot be empty when creating a key.', 'SyntaxError')
    return new CryptoKey(fillRandom(new Uint8Array(Math.ceil(length / 8))), name, extractable, usages)
  }

  async sign(
    algorithm: Algorithm,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView,
  ): Promise<ArrayBuffer> {
    return sign(algorithm, key, data, 'sign')
  }

  async verify(
    algorithm: Algorithm,
    key: CryptoKey,
    signature: ArrayBuffer | ArrayBufferView,
    data: ArrayBuffer | ArrayBufferView,
  ): Promise<boolean> {
    const expected = new Uint8Array(sign(algorithm, key, data, 'verify'))
    const given = source(signature)
    return given.length === expected.length && given.every((byte, index) => byte === expected[index])
  }

  get [Symbol.toStringTag](): string {
    return 'SubtleCrypto'
  }
}

export class Crypto {
  readonly #subtle = new SubtleCrypto()

  get subtle(): SubtleCrypto {
    return this.#subtle
  }

  getRandomValues<T extends ArrayBufferView>(array: T): T {
    const bytes = viewBytes(array)
    if (bytes === undefined || !/[Ii]nt/.test(Object.prototype.toString.call(array))) {
      throw webError('The data argument must be an integer-type TypedArray', 'TypeMismatchError')
    }
    if (bytes.length > 65_536) {
      const message = `The requested length exceeds 65,536 bytes`
      throw webError(message, 'QuotaExceededError')
    }
    fillRandom(bytes)
    return array
  }

  randomUUID(): string {
    return randomUUID()
  }

  get [Symbol.toStringTag](): string {
    return 'Crypto'
  }
}

export const crypto = new Crypto()

function sign(algorithm: Algorithm, key: CryptoKey, data: unknown, usage: Usage): ArrayBuffer {
  const bytes = secret(key)
  if (nameOf(algorithm) !== 'HMAC') throw webError('Unrecognized algorithm name', 'NotSupportedError')
  if (!key.usages.includes(usage)) throw webError(`Unable to use this key to ${usage}`, 'InvalidAccessError')
  return value(env.lend.hmac(hashOf(key.algorithm.hash).lent, copyBytes(bytes), source(data)))
}

function secret(key: unknown): Uint8Array {
  const bytes = keyOf.get(key as CryptoKey)
  if (bytes === undefined) throw invalidArgType('key', 'an instance of CryptoKey', key)
  return bytes
}

function hmac(algorithm: Algorithm): { name: string; block: number } {
  if (nameOf(algorithm) !== 'HMAC' || typeof algorithm !== 'object' || algorithm.hash === undefined) {
    throw webError('Only HMAC keys with a hash are available here', 'NotSupportedError')
  }
  const { block } = hashOf(algorithm.hash)
  return { name: nameOf(algorithm.hash), block }
}

function hashOf(algorithm: Algorithm): { lent: string; block: number } {
  const found = hashes[nameOf(algorithm)]
  if (found === undefined) throw webError('Unrecognized algorithm name', 'NotSupportedError')
  return found
}

function nameOf(algorithm: Algorithm): string {
  return `${typeof algorithm === 'string' ? algorithm : algorithm?.name}`.toUpperCase()
}

function source(data: unknown): Uint8Array {
  const bytes = viewBytes(data)
  if (bytes === undefined)
    throw invalidArgType('data', 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView', data)
  return copyBytes(bytes)
}

function value(lent: Lent<Uint8Array>): ArrayBuffer {
  if (lent[0]) return lent[1].buffer as ArrayBuffer
  throw withCode(new RangeError(lent[2]), lent[3])
}

function webError(message: string, name: string): Error {
  const { DOMException } = webErrors()
  return new DOMException(message, name)
}
