import { afterAll, expect, test } from 'vitest'
import { closeJudge } from '../../../src/io/judge.ts'
import { verify } from '../../../src/io/verify/verify-pack.ts'
import { below } from '../sample-pack.ts'
import { temporaryFolder } from '../temporary.ts'
import { clamp, hidden, returns, tests } from './clamp.ts'

afterAll(closeJudge)

const right = 'Math.min(Math.max(value, low), high)'

test('with little time the same faults are found as with much, except for those of mutants', async () => {
  const challenges = {
    sound: {},
    'idle-test': {
      'tests/hidden.test.ts': tests(...hidden, ['nobody fails me', 'expect(clamp(1, 0, 2)).toBe(1)']),
    },
    // Only the last test notices this one, and the first failing ones of the others come before it.
    'late-mistake': {
      'tests/hidden.test.ts': tests(...hidden, ['both at once', 'expect(clamp(7, 3, 3)).toBe(3)']),
      'submissions/wrong-answer/equal-ends.ts': returns(`low === high ? value : ${right}`),
    },
    'harmless-mistake': { 'submissions/wrong-answer/right.ts': returns(right) },
    'wrong-verdict': { 'submissions/runtime-error/low-only.ts': returns('Math.max(value, low)') },
    // By the seed this passes or fails.
    'lucky-mistake': { 'submissions/wrong-answer/lucky.ts': returns(`Math.random() > 0.5 ? low : ${right}`) },
    'ill-typed': { 'tests/hidden.test.ts': `${tests(...hidden)}const word: string = 5\nvoid word\n` },
  }
  const pack = { format: 1, id: 'quick', version: '1.0.0', title: 'Quick', license: 'MIT' }
  const files = Object.entries(challenges).map(([slug, changes]) => below(slug, clamp(changes)))
  const folder = temporaryFolder(Object.assign({ 'pack.json': JSON.stringify(pack) }, ...files))
  const outcome = await verify(folder, { signal: new AbortController().signal, quick: true })
  const said = Object.fromEntries(
    outcome.challenges.map(({ challenge, findings }) => [
      challenge,
      findings.map(({ check, file = '' }) => `${check} ${file}`),
    ]),
  )
  expect(said).toEqual({
    sound: [],
    'idle-test': ['hidden '],
    'late-mistake': [],
    'harmless-mistake': ['verdicts submissions/wrong-answer/right.ts'],
    'wrong-verdict': ['verdicts submissions/runtime-error/low-only.ts'],
    'lucky-mistake': [expect.stringMatching(/^(determinism|verdicts) submissions\/wrong-answer\/lucky.ts$/)],
    'ill-typed': ['types tests/hidden.test.ts'],
  })
})
