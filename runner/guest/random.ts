const { imul } = Math

/**
 * A seeded generator of numbers from 0 (included) to 1 (excluded): sfc32 by Chris Doty-Humphrey, as tested with
 * PractRand. Streams with the same seed are independent of each other.
 */
export function createRandom(seed: number, stream: number): () => number {
  let a = seed >>> 0
  let b = (stream + 1) >>> 0
  let c = imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  let counter = 1

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  for (let round = 0; round < 15; round++) next()
  // 53 bits, as in Math.random.
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000
}
