import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/verify/outcome.ts'
import { closeJudge } from '../../../src/io/judge.ts'
import { verify } from '../../../src/io/verify/verify-pack.ts'
import { below } from '../sample-pack.ts'
import { temporaryFolder } from '../temporary.ts'
import { clamp, hidden, manifest, returns, tests } from './clamp.ts'

const right = returns('Math.min(Math.max(value, low), high)')

/** Challenges with one fault each: the files that make it, and the check and words that have to name it. */
const seeded: Record<string, { files: Record<string, string | undefined>; says: string }> = {
  'solved-starter': {
    files: { 'starter.ts': right },
    says: 'starter starter.ts: The starter is accepted as it is.',
  },
  'broken-starter': {
    files: { 'starter.ts': 'export function clamp( {\n' },
    says: 'starter starter.ts:2: The starter does not compile',
  },
  'harmless-mistake': {
    files: { 'submissions/wrong-answer/right.ts': right },
    says: 'verdicts submissions/wrong-answer/right.ts: The verdict is accepted and not wrong-answer',
  },
  'telling-samples': {
    files: {
      'tests/sample.test.ts': tests(['both', 'expect([clamp(-1, 0, 1), clamp(2, 0, 1)]).toEqual([0, 1])']),
    },
    says: 'samples submissions/: Every wrong submission already fails a sample test.',
  },
  'idle-test': {
    files: {
      'tests/hidden.test.ts': tests(...hidden, ['nobody fails me', 'expect(clamp(1, 0, 2)).toBe(1)']),
    },
    says: 'hidden: No wrong submission fails the hidden test "nobody fails me".',
  },
  'known-values': {
    files: {
      'tests/sample.test.ts': tests(...hidden),
      'tests/hidden.test.ts': tests(['too low, once more', 'expect(clamp(-3, 0, 10)).toBe(0)']),
    },
    says: 'hard-coded: An answer that only repeats what the sample tests saw is accepted.',
  },
  'no-names': {
    files: {
      'tests/sample.test.ts': tests(['between', 'expect(clamp(5, 0, 10)).toBe(5)'])
        .replace('{ clamp }', '* as all')
        .replaceAll(' clamp(', " all['cl' + 'amp'](")
        .replaceAll(
          '(clamp(',
          "((all as never as Record<string, (...n: number[]) => number>)['cl' + 'amp']?.(",
        ),
      'tests/hidden.test.ts': tests(...hidden)
        .replace('{ clamp }', '* as all')
        .replaceAll(
          '(clamp(',
          "((all as never as Record<string, (...n: number[]) => number>)['cl' + 'amp']?.(",
        ),
    },
    says: 'empty: An empty file gets wrong-answer and not compile-error.',
  },
  'lucky-mistake': {
    files: {
      'submissions/wrong-answer/lucky.ts': returns(
        'Math.random() > 0.5 ? low : Math.min(Math.max(value, low), high)',
      ),
    },
    says: 'determinism submissions/wrong-answer/lucky.ts:',
  },
  'ill-typed': {
    files: {
      'submissions/wrong-answer/low-only.ts': returns('Math.max(value, low)')
        .replace('value: number', 'value: string')
        .replace('(value,', '(Number(value),'),
    },
    says: 'types submissions/wrong-answer/low-only.ts: What it exports does not fit tests/hidden.test.ts:4',
  },
  'ill-typed-tests': {
    files: { 'tests/hidden.test.ts': `${tests(...hidden)}const word: string = 5\nvoid word\n` },
    says: 'types tests/hidden.test.ts:6: The types do not fit',
  },
  'blind-tests': {
    files: {
      'submissions/accepted/both-ends.ts': returns(
        'low > high - 1 ? low : Math.min(Math.max(value, low), high + 0)',
      ),
      'challenge.json': JSON.stringify({
        ...manifest,
        equivalentMutants: [
          { code: 'high + 0', becomes: 'high - 0', reason: 'Zero.' },
          { code: 'no', becomes: 'such', reason: 'Code.' },
        ],
      }),
    },
    says: 'mutation submissions/accepted/both-ends.ts: The hidden tests notice',
  },
  'stray-mark': {
    files: {
      'challenge.json': JSON.stringify({
        ...manifest,
        equivalentMutants: [{ code: 'no', becomes: 'such', reason: 'Code.' }],
      }),
    },
    says: 'mutation challenge.json: "equivalentMutants" lists `no` → `such`, which is no change of',
  },
  'tight-memory': {
    files: {
      'challenge.json': JSON.stringify({ ...manifest, limits: { cpuMs: 500, heapMb: 32 } }),
      'submissions/accepted/both-ends.ts': `const kept = new Array(2_500_000).fill(1.5)\n${returns('kept.length > 0 ? Math.min(Math.max(value, low), high) : 0')}`,
    },
    says: 'needs more than 16 MB, half of the limit of 32 MB',
  },
  'test-at-fault': {
    files: { 'tests/hidden.test.ts': tests(...hidden, ['exotic', '{ throw new Proxy({}, {}) }']) },
    says: 'tests: A test fails by itself with accepted/both-ends.ts: "exotic" says',
  },
  'endless-tests': {
    files: {
      'challenge.json': JSON.stringify({ ...manifest, limits: { cpuMs: 50, heapMb: 16 } }),
      'tests/hidden.test.ts': `while (true) {}\n${tests(...hidden)}`,
    },
    says: 'tests: A test fails by itself with accepted/both-ends.ts: the test itself ran for more than 10 s.',
  },
  'broken-manifest': {
    files: { 'challenge.json': '{ "format": 1,' },
    says: 'manifest challenge.json: challenge.json is not valid JSON',
  },
}

let outcome: Outcome
beforeAll(async () => {
  const challenges = Object.entries({ sound: { files: {} }, ...seeded }).map(([slug, { files }]) =>
    below(slug, clamp(files)),
  )
  const pack = { format: 1, id: 'faults', version: '1.0.0', title: 'Faults', license: 'MIT' }
  const folder = temporaryFolder(Object.assign({ 'pack.json': JSON.stringify(pack) }, ...challenges))
  outcome = await verify(folder, { signal: new AbortController().signal })
})
afterAll(closeJudge)

/** A challenge's findings, or its notes, as lines. */
function said(slug: string, kind: 'findings' | 'notes' = 'findings'): string[] {
  const found = outcome.challenges.find(({ challenge }) => challenge === slug)?.[kind] ?? []
  return found.map(
    ({ check, file, line, message }) =>
      `${check}${file === undefined ? '' : ` ${file}`}${line === undefined ? '' : `:${line}`}: ${message}`,
  )
}

test('a challenge without faults has no findings', () => {
  expect(outcome.findings).toEqual([])
  expect(said('sound')).toEqual([])
  expect(said('sound', 'notes')).toEqual([])
})

test('every mutant of a challenge without faults is tried', () => {
  expect(outcome.challenges.find(({ challenge }) => challenge === 'sound')?.mutation).toEqual({
    killed: 3,
    reached: 3,
    total: 3,
  })
})

describe.each(Object.entries(seeded))('%s', (slug, { says }) => {
  test('is named', () => {
    expect(said(slug)).toEqual(expect.arrayContaining([expect.stringContaining(says)]))
  })
})
