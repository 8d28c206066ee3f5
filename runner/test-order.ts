import { createHash } from 'node:crypto'
import type { TestOrder } from './protocol.ts'

/** Tests in the order they run; those of one file stay together, because they may share a world. */
export function inOrder<Test extends { name: string; file: number }>(
  tests: readonly Test[],
  order: TestOrder,
  seed: number,
): Test[] {
  if (order === 'written') return [...tests]
  if (order === 'reversed') return tests.toReversed()
  const rank = new Map(tests.map((test) => [test, seedOf(seed, test.name)]))
  return tests.toSorted((a, b) => a.file - b.file || (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
}

/** A test's own seed: from the job's seed and the test's name, so that it is the same whatever else runs. */
export function seedOf(seed: number, name: string): number {
  return createHash('sha256').update(`${seed}/${name}`).digest().readUInt32LE(0)
}
