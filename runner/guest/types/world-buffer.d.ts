/** node:buffer, node:string_decoder and node:crypto. */

type BufferEncoding =
  | 'utf8'
  | 'utf-8'
  | 'hex'
  | 'base64'
  | 'base64url'
  | 'ascii'
  | 'latin1'
  | 'binary'
  | 'utf16le'
  | 'utf-16le'
  | 'ucs2'
  | 'ucs-2'

declare module 'node:buffer' {
  type Needle = string | number | Uint8Array

  export interface Buffer extends Uint8Array<ArrayBuffer> {
    toString(encoding?: BufferEncoding, start?: number, end?: number): string
    toJSON(): { type: 'Buffer'; data: number[] }
    equals(other: Uint8Array): boolean
    compare(
      target: Uint8Array,
      targetStart?: number,
      targetEnd?: number,
      sourceStart?: number,
      sourceEnd?: number,
    ): -1 | 0 | 1
    copy(target: Uint8Array, targetStart?: number, sourceStart?: number, sourceEnd?: number): number
    slice(start?: number, end?: number): Buffer
    subarray(start?: number, end?: number): Buffer
    write(text: string, encoding?: BufferEncoding): number
    write(text: string, offset: number, encoding?: BufferEncoding): number
    write(text: string, offset: number, length: number, encoding?: BufferEncoding): number
    fill(value: Needle, encoding?: BufferEncoding): this
    fill(value: Needle, offset: number, encoding?: BufferEncoding): this
    fill(value: Needle, offset?: number, end?: number, encoding?: BufferEncoding): this
    indexOf(value: Needle, encoding?: BufferEncoding): number
    indexOf(value: Needle, offset?: number, encoding?: BufferEncoding): number
    lastIndexOf(value: Needle, encoding?: BufferEncoding): number
    lastIndexOf(value: Needle, offset?: number, encoding?: BufferEncoding): number
    includes(value: Needle, encoding?: BufferEncoding): boolean
    includes(value: Needle, offset?: number, encoding?: BufferEncoding): boolean
    swap16(): this
    swap32(): this
    swap64(): this
    readUInt8(offset?: number): number
    readUint8(offset?: number): number
    readInt8(offset?: number): number
    readUInt16LE(offset?: number): number
    readUInt16BE(offset?: number): number
    readUint16LE(offset?: number): number
    readUint16BE(offset?: number): number
    readInt16LE(offset?: number): number
    readInt16BE(offset?: number): number
    readUInt32LE(offset?: number): number
    readUInt32BE(offset?: number): number
    readUint32LE(offset?: number): number
    readUint32BE(offset?: number): number
    readInt32LE(offset?: number): number
    readInt32BE(offset?: number): number
    readBigUInt64LE(offset?: number): bigint
    readBigUInt64BE(offset?: number): bigint
    readBigUint64LE(offset?: number): bigint
    readBigUint64BE(offset?: number): bigint
    readBigInt64LE(offset?: number): bigint
    readBigInt64BE(offset?: number): bigint
    readFloatLE(offset?: number): number
    readFloatBE(offset?: number): number
    readDoubleLE(offset?: number): number
    readDoubleBE(offset?: number): number
    readUIntLE(offset: number, byteLength: number): number
    readUIntBE(offset: number, byteLength: number): number
    readIntLE(offset: number, byteLength: number): number
    readIntBE(offset: number, byteLength: number): number
    writeUInt8(value: number, offset?: number): number
    writeUint8(value: number, offset?: number): number
    writeInt8(value: number, offset?: number): number
    writeUInt16LE(value: number, offset?: number): number
    writeUInt16BE(value: number, offset?: number): number
    writeUint16LE(value: number, offset?: number): number
    writeUint16BE(value: number, offset?: number): number
    writeInt16LE(value: number, offset?: number): number
    writeInt16BE(value: number, offset?: number): number
    writeUInt32LE(value: number, offset?: number): number
    writeUInt32BE(value: number, offset?: number): number
    writeUint32LE(value: number, offset?: number): number
    writeUint32BE(value: number, offset?: number): number
    writeInt32LE(value: number, offset?: number): number
    writeInt32BE(value: number, offset?: number): number
    writeBigUInt64LE(value: bigint, offset?: number): number
    writeBigUInt64BE(value: bigint, offset?: number): number
    writeBigUint64LE(value: bigint, offset?: number): number
    writeBigUint64BE(value: bigint, offset?: number): number
    writeBigInt64LE(value: bigint, offset?: number): number
    writeBigInt64BE(value: bigint, offset?: number): number
    writeFloatLE(value: number, offset?: number): number
    writeFloatBE(value: number, offset?: number): number
    writeDoubleLE(value: number, offset?: number): number
    writeDoubleBE(value: number, offset?: number): number
    writeUIntLE(value: number, offset: number, byteLength: number): number
    writeUIntBE(value: number, offset: number, byteLength: number): number
    writeIntLE(value: number, offset: number, byteLength: number): number
    writeIntBE(value: number, offset: number, byteLength: number): number
  }

  interface BufferConstructor {
    /** @deprecated Use `Buffer.from` or `Buffer.alloc`. */
    new (
      value: string | number | ArrayBuffer | readonly number[],
      encodingOrOffset?: BufferEncoding | number,
    ): Buffer
    readonly prototype: Buffer
    poolSize: number
    from(text: string, encoding?: BufferEncoding): Buffer
    from(buffer: ArrayBufferLike, offset?: number, length?: number): Buffer
    from(data: ArrayLike<number> | Iterable<number> | { valueOf(): string | object }): Buffer
    of(...bytes: number[]): Buffer
    alloc(size: number, fill?: Needle, encoding?: BufferEncoding): Buffer
    allocUnsafe(size: number): Buffer
    allocUnsafeSlow(size: number): Buffer
    isBuffer(value: unknown): value is Buffer
    isEncoding(name: string): name is BufferEncoding
    byteLength(value: string | ArrayBufferLike | ArrayBufferView, encoding?: BufferEncoding): number
    compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1
    concat(list: readonly Uint8Array[], totalLength?: number): Buffer
    copyBytesFrom(view: ArrayLike<number> & ArrayBufferView, offset?: number, length?: number): Buffer
  }

  export const Buffer: BufferConstructor
  export const kMaxLength: number
  export const kStringMaxLength: number
  export const INSPECT_MAX_BYTES: number
  export const constants: { readonly MAX_LENGTH: number; readonly MAX_STRING_LENGTH: number }
  export function atob(data: string): string
  export function btoa(data: string): string
  export function isAscii(input: BufferSource): boolean
  export function isUtf8(input: BufferSource): boolean
  const module: typeof import('node:buffer')
  export default module
}

declare module 'node:string_decoder' {
  export class StringDecoder {
    constructor(encoding?: BufferEncoding)
    readonly encoding: BufferEncoding
    write(chunk: string | ArrayBufferView): string
    end(chunk?: string | ArrayBufferView): string
  }
  const module: typeof import('node:string_decoder')
  export default module
}

declare module 'node:crypto' {
  import type { Buffer } from 'node:buffer'

  type Binary = string | ArrayBufferView
  type DigestEncoding = 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary'
  type HashAlgorithmName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'
  // Any other spelling is refused at run time.
  type Algorithm = HashAlgorithmName | (string & {})

  export class Hash {
    private constructor()
    update(data: Binary, encoding?: BufferEncoding): this
    digest(): Buffer
    digest(encoding: 'buffer'): Buffer
    digest(encoding: DigestEncoding): string
    copy(): Hash
  }

  export class Hmac {
    private constructor()
    update(data: Binary, encoding?: BufferEncoding): this
    digest(): Buffer
    digest(encoding: 'buffer'): Buffer
    digest(encoding: DigestEncoding): string
  }

  export function createHash(algorithm: Algorithm): Hash
  export function createHmac(algorithm: Algorithm, key: string | BufferSource): Hmac
  export function hash(algorithm: Algorithm, data: Binary, encoding?: DigestEncoding): string
  export function hash(algorithm: Algorithm, data: Binary, encoding: 'buffer'): Buffer
  export function getHashes(): string[]
  export function randomBytes(size: number): Buffer
  export function randomBytes(size: number, callback: (error: null, bytes: Buffer) => void): void
  export function pseudoRandomBytes(size: number): Buffer
  export function randomFillSync<T extends ArrayBufferView>(buffer: T, offset?: number, size?: number): T
  export function randomInt(max: number): number
  export function randomInt(min: number, max: number): number
  export function randomInt(max: number, callback: (error: null, value: number) => void): void
  export function randomInt(min: number, max: number, callback: (error: null, value: number) => void): void
  export function randomUUID(): `${string}-${string}-${string}-${string}-${string}`
  export function timingSafeEqual(a: BufferSource, b: BufferSource): boolean
  export function getRandomValues<T extends ArrayBufferView>(array: T): T
  export const webcrypto: Crypto
  export const subtle: SubtleCrypto
  const key: typeof CryptoKey

  export { key as CryptoKey }

  const module: typeof import('node:crypto')
  export default module
}

declare module 'buffer' {
  export * from 'node:buffer'
  export { default } from 'node:buffer'
}

declare module 'string_decoder' {
  export * from 'node:string_decoder'
  export { default } from 'node:string_decoder'
}

declare module 'crypto' {
  export * from 'node:crypto'
  export { default } from 'node:crypto'
}
