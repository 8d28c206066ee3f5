/** The web's `crypto`: seeded random numbers, digests and HMAC. */

interface JsonWebKey {
  kty?: string
  k?: string
  alg?: string
  ext?: boolean
  key_ops?: string[]
}

type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
type HashAlgorithm = HashName | { name: HashName }
type HmacAlgorithm = 'HMAC' | { name: 'HMAC' }
type HmacKeyAlgorithm = { name: 'HMAC'; hash: HashAlgorithm; length?: number }
type KeyUsage = 'sign' | 'verify'

declare class CryptoKey {
  private constructor()
  readonly type: 'secret'
  readonly extractable: boolean
  readonly algorithm: { name: 'HMAC'; hash: { name: string }; length: number }
  readonly usages: KeyUsage[]
}

/** Digests and HMAC keys; other algorithms are refused. */
declare class SubtleCrypto {
  private constructor()
  digest(algorithm: HashAlgorithm, data: BufferSource): Promise<ArrayBuffer>
  importKey(
    format: 'raw' | 'jwk',
    keyData: BufferSource | JsonWebKey,
    algorithm: HmacKeyAlgorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey>
  exportKey(format: 'raw', key: CryptoKey): Promise<ArrayBuffer>
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>
  generateKey(
    algorithm: HmacKeyAlgorithm,
    extractable: boolean,
    usages: readonly KeyUsage[],
  ): Promise<CryptoKey>
  sign(algorithm: HmacAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  verify(
    algorithm: HmacAlgorithm,
    key: CryptoKey,
    signature: BufferSource,
    data: BufferSource,
  ): Promise<boolean>
}

declare class Crypto {
  private constructor()
  readonly subtle: SubtleCrypto
  getRandomValues<T extends ArrayBufferView>(array: T): T
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`
}

declare var crypto: Crypto
