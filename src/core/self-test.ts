import type { Job } from '../../runner/protocol.ts'

/** A job small enough to judge at any time; a judge that works accepts it. */
export const selfTest: Job = {
  challenge: 'self-test',
  scope: 'all',
  seed: 1,
  solution: { path: 'solution.ts', text: 'export const add = (a: number, b: number): number => a + b\n' },
  tests: [
    {
      path: 'tests/sample.test.ts',
      text: `import { expect, test } from 'hotseat/kit'
import { add } from '#solution'
test('adds', () => expect(add(2, 3)).toBe(5))
`,
      group: 'sample',
      level: 1,
    },
  ],
  helpers: [],
  limits: { cpuMs: 2000, heapMb: 64 },
  isolation: 'test',
  command: 'hotseat doctor',
}
