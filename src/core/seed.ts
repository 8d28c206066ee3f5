/** Seeds are whole numbers of 31 bits. */
export const seedLimit = 2 ** 31

/** The seed of `run`: the same for everybody until the challenge changes its version. */
export function fixedSeed(challenge: string, version: number): number {
  return hash(`${challenge}@${version}`) % seedLimit
}

/** A seed as typed: digits only, 0 to 2147483647; undefined when it is anything else. */
export function parseSeed(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined
  const seed = Number(text)
  return seed < seedLimit ? seed : undefined
}

/** FNV-1a over UTF-16 code units, 32 bits: small, stable across versions of Node, not for secrets. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

/** A hash whose bits all depend on each character, by MurmurHash3's last step: for orders that look drawn. */
export function scattered(text: string): number {
  let value = hash(text)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
