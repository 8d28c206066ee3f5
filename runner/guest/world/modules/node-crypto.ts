/** node:crypto: the host's hashes and HMAC, and random values from the seed. */

import { env, type Lent } from '../env.ts'
import { invalidArgType, outOfRange, withCode } from '../errors.ts'
import { type Encoding, encodeText, findEncoding } from '../modules/buffer-encodings.ts'
import { copyBytes, dataBytes, fillRandom, joinBytes, randomUUID, viewBytes } from '../modules/bytes.ts'
import { Buffer } from '../modules/node-buffer.ts'
import { CryptoKey, crypto } from '../modules/web-crypto.ts'

type Callback<T> = (error: null, value: T) => void

const hashes: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
}

/** Pieces wait here until the digest is asked for: the host keeps no state of the guest's. */
class Digest {
  protected readonly algorithm: string
  protected pieces: Uint8Array[] = []
  #done = false

  constructor(algorithm: string) {
    this.algorithm = algorithm
  }

  update(data: unknown, encoding?: unknown): this {
    this.finish(false)
    const found = typeof data === 'string' ? (findEncoding(encoding) ?? 'utf8') : 'utf8'
    this.pieces.push(typeof data === 'string' ? encodeText(data, found) : copyBytes(dataBytes(data, 'data')))
    return this
  }

  digest(encoding?: unknown): unknown {
    this.finish(true)
    return inEncoding(value(this.compute(joinBytes(this.pieces))), encoding)
  }

  protected compute(data: Uint8Array): Lent<Uint8Array> {
    return env.lend.hash(this.algorithm, data)
  }

  protected finish(now: boolean): void {
    if (this.#done) throw withCode(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
    this.#done = now
  }
}

export class Hash extends Digest {
  copy(): Hash {
    this.finish(false)
    const copy = new Hash(this.algorithm)
    copy.pieces = [...this.pieces]
    return copy
  }
}

export class Hmac extends Digest {
  readonly #key: Uint8Array
  #given = false

  constructor(algorithm: string, key: Uint8Array) {
    super(algorithm)
    this.#key = key
  }

  /** A second digest of an HMAC is empty instead of an error, as in Node. */
  override digest(encoding?: unknown): unknown {
    if (this.#given) return inEncoding(new Uint8Array(0), encoding)
    this.#given = true
    return super.digest(encoding)
  }

  protected override compute(data: Uint8Array): Lent<Uint8Array> {
    return env.lend.hmac(this.algorithm, this.#key, data)
  }
}

function createHash(algorithm: string): Hash {
  if (typeof algorithm !== 'string') throw invalidArgType('algorithm', 'of type string', algorithm)
  return new Hash(known(algorithm, 'Digest method not supported'))
}

function createHmac(algorithm: string, key: unknown): Hmac {
  if (typeof algorithm !== 'string') throw invalidArgType('hmac', 'of type string', algorithm)
  const bytes = typeof key === 'string' ? encodeText(key, 'utf8') : viewBytes(key)
  if (bytes === undefined) {
    const expected =
      'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey'
    throw invalidArgType('key', expected, key)
  }
  return new Hmac(known(algorithm, `Invalid digest: ${algorithm}`), copyBytes(bytes))
}

/** `hash(algorithm, data)` in one call; hex unless told otherwise. */
function hash(algorithm: string, data: unknown, encoding: unknown = 'hex'): unknown {
  return createHash(algorithm).update(data).digest(encoding)
}

function known(algorithm: string, refusal: string): string {
  const name = hashes[algorithm.toLowerCase().replace(/^(?:rsa-)?sha-?(?=\d)/, 'sha')]
  if (name !== undefined) return name
  throw withCode(
    new Error(refusal),
    refusal.startsWith('Invalid') ? 'ERR_CRYPTO_INVALID_DIGEST' : 'ERR_OSSL_EVP_UNSUPPORTED',
  )
}

function inEncoding(bytes: Uint8Array, encoding: unknown): unknown {
  const buffer = statics.from(bytes.buffer)
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding as Encoding)
}

const statics = Buffer as unknown as {
  from(source: unknown): { toString(encoding: Encoding): string } & Uint8Array
}

function value(lent: Lent<Uint8Array>): Uint8Array {
  if (lent[0]) return lent[1]
  throw withCode(new RangeError(lent[2]), lent[3])
}

function randomBytes(size: number, callback?: Callback<Uint8Array>): Uint8Array | undefined {
  if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size)
  if (!(size >= 0 && size <= 2 ** 31 - 1)) throw outOfRange('size', `>= 0 && <= ${2 ** 31 - 1}`, size)
  return later(randomFillSync(statics.from(new ArrayBuffer(size))), callback)
}

function randomFillSync<T extends ArrayBufferView>(target: T, offset = 0, size?: number): T {
  const bytes = viewBytes(target)
  if (bytes === undefined)
    throw invalidArgType('buf', 'an instance of ArrayBuffer or ArrayBufferView', target)
  fillRandom(bytes.subarray(offset, size === undefined ? undefined : offset + size))
  return target
}

/** `randomInt(max)`, `randomInt(min, max)`, each with an optional callback; `max` is never returned. */
function randomInt(...args: unknown[]): number | undefined {
  const callback = typeof args.at(-1) === 'function' ? (args.pop() as Callback<number>) : undefined
  const [min, max] = (args.length < 2 ? [0, args[0]] : args) as [number, number]
  if (!Number.isSafeInteger(min)) throw invalidArgType('min', 'a safe integer', min)
  if (!Number.isSafeInteger(max)) throw invalidArgType('max', 'a safe integer', max)
  if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max)
  if (max - min > 2 ** 48 - 1)
    throw outOfRange(args.length < 2 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, max - min)
  return later(min + Math.floor(env.random() * (max - min)), callback)
}

function later<T>(result: T, callback: Callback<T> | undefined): T | undefined {
  if (callback === undefined) return result
  if (typeof callback !== 'function') throw invalidArgType('callback', 'of type function', callback)
  env.setTimer(() => callback(null, result), 0, false)
  return undefined
}

function timingSafeEqual(a: unknown, b: unknown): boolean {
  const [one, other] = [viewBytes(a), viewBytes(b)]
  const expected = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView'
  if (one === undefined || other === undefined) {
    const name = one === undefined ? 'buf1' : 'buf2'
    throw withCode(new TypeError(`The "${name}" argument must be ${expected}.`), 'ERR_INVALID_ARG_TYPE')
  }
  if (one.length !== other.length) {
    const message = 'Input buffers must have the same byte length'
    throw withCode(new RangeError(message), 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH')
  }
  return one.reduce((difference, byte, index) => difference | (byte ^ (other[index] ?? 0)), 0) === 0
}

export default {
  createHash,
  createHmac,
  hash,
  Hash,
  Hmac,
  getHashes: () => Object.keys(hashes),
  randomBytes,
  pseudoRandomBytes: randomBytes,
  randomFillSync,
  randomInt,
  randomUUID,
  timingSafeEqual,
  webcrypto: crypto,
  subtle: crypto.subtle,
  getRandomValues: (array: ArrayBufferView) => crypto.getRandomValues(array),
  CryptoKey,
}
