import { expect, test } from 'vitest'
import type { Growth, Report } from '../../runner/protocol.ts'
import { plainPaint } from '../../src/core/paint.ts'
import { growthBlocks, growthExponent } from '../../src/core/report/growth-text.ts'

const curve = (unit: Growth['unit'], points: [number, number][], label = ''): Growth => ({
  label,
  unit,
  points: points.map(([size, cost]) => ({ size, cost })),
})

function text(growth: Growth[]): string {
  const measured = { cpuMs: 0, virtualMs: 0, heapBytes: 0, growth }
  const report: Report = {
    ...{ format: 1, challenge: 'x', scope: 'all', verdict: 'accepted', passed: 1, total: 1, seed: 1 },
    ...{ cpuMs: 0, wallMs: 0, heapBytes: 0, diagnostics: [], notes: [] },
    tests: [
      {
        ...{ name: 'large', group: 'hidden', level: 1, verdict: 'accepted', stack: [] },
        ...{ console: [], consoleTruncated: false, ...measured },
      },
    ],
  }
  const style = { paint: plainPaint, width: 80, invocation: 'hotseat' }
  return growthBlocks(report, style)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

test('a curve is drawn with its sizes, its costs and what they say', () => {
  expect(
    text([
      curve(
        'ms',
        [
          [1000, 4],
          [2000, 25],
          [4000, 50],
          [8000, 100],
        ],
        'n calls',
      ),
    ]),
  ).toBe(`How it grows: n calls
  1,000  under 20 ms  █
  2,000        25 ms  ██████
  4,000        50 ms  ████████████
  8,000       100 ms  ████████████████████████
  grows about like n: twice the size, 2.0 × the time`)
})

test('a curve without a label has the name of its test, and operations are counted', () => {
  expect(
    text([
      curve('operations', [
        [10, 100],
        [20, 400],
      ]),
    ]),
  ).toBe(`How it grows: large
  10  100  ██████
  20  400  ████████████████████████
  grows about like n²: twice the size, 4.0 × the operations`)
})

test('of points that say nothing none is taken', () => {
  expect(
    text([
      curve('ms', [
        [1, 0],
        [2, 19],
        [4, 30],
      ]),
    ]),
  ).toContain('too quick to tell how it grows')
  expect(
    text([
      curve('operations', [
        [1, 0],
        [2, 0],
      ]),
    ]),
  ).toContain('  1  0\n  2  0\n')
  expect(text([])).toBe('')
})

test.each([
  [
    [
      [1, 50],
      [1000, 51],
    ],
    0,
  ],
  [
    [
      [10, 100],
      [1000, 1000],
    ],
    0.5,
  ],
  [
    [
      [10, 10],
      [100, 1000],
    ],
    2,
  ],
  [
    [
      [10, 30],
      [100, 30_000],
    ],
    3,
  ],
] as [[number, number][], number][])('%j grows like the power %s of the size', (points, power) => {
  expect(growthExponent(curve('operations', points))).toBeCloseTo(power, 1)
})
