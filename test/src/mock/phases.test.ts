import { expect, test } from 'vitest'
import { budgetOf, minutesOf, phasesFor } from '../../../src/core/mock/phases.ts'

const written = [
  { kind: 'brief', minutes: 2 },
  { kind: 'build', minutes: 20 },
  { kind: 'curveball', minutes: 6 },
  { kind: 'verify', minutes: 5 },
] as const

const short = (phases: { kind: string; ms: number }[]) => phases.map(({ kind, ms }) => [kind, ms / 1000])

test('phases take the minutes that are written', () => {
  expect(short(phasesFor(written, 2, 1))).toEqual([
    ['brief', 120],
    ['build', 1200],
    ['curveball', 360],
    ['verify', 300],
  ])
  expect(minutesOf([{ phases: [...written] }, { phases: [{ kind: 'break', minutes: 10 }] }])).toBe(43)
  expect(budgetOf(phasesFor(written, 2, 1))).toBe(33 * 60_000)
})

test('without a level to come the time of the curveball goes to the phase before it', () => {
  expect(short(phasesFor(written, 1, 1))).toEqual([
    ['brief', 120],
    ['build', 1560],
    ['verify', 300],
  ])
  expect(phasesFor([{ kind: 'curveball', title: 'Surprise', minutes: 6 }], 1, 1)).toEqual([
    { kind: 'build', title: 'Build', ms: 360_000 },
  ])
})

test('times are scaled to whole seconds, and none is less than one', () => {
  expect(short(phasesFor(written, 2, 1 / 7))).toEqual([
    ['brief', 17],
    ['build', 171],
    ['curveball', 51],
    ['verify', 43],
  ])
  expect(short(phasesFor(written, 2, 0.001))).toEqual([
    ['brief', 1],
    ['build', 1],
    ['curveball', 1],
    ['verify', 1],
  ])
})

test('older words stand for the phases of today, and a title stays', () => {
  const older = [
    { kind: 'read', minutes: 1 },
    { kind: 'code', minutes: 2 },
    { kind: 'talk', minutes: 3 },
    { kind: 'review', title: 'Look again', minutes: 4 },
  ] as const
  expect(phasesFor(older, 1, 1)).toEqual([
    { kind: 'brief', title: 'Brief', ms: 60_000 },
    { kind: 'build', title: 'Build', ms: 120_000 },
    { kind: 'follow-ups', title: 'Follow-ups', ms: 180_000 },
    { kind: 'verify', title: 'Look again', ms: 240_000 },
  ])
})
