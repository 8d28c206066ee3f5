import { expect, test } from 'vitest'
import type { Verdict } from '../../../runner/protocol.ts'
import { drillsOf } from '../../../src/core/mock/score/drills.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, type Step, stateOf } from './events.ts'

const catalogue = [
  ['core/one', 'async'],
  ['core/two', 'async'],
  ['core/three', 'async'],
  ['core/four', 'sql'],
  ['core/five', 'http'],
].map(([id = '', track = '']) => ({ id, manifest: { track } }))

function after(verdict: Verdict | undefined, solved: string[] = [], levels = ['All']) {
  const challenge = plannedChallenge({ id: 'core/two', track: 'async', levels })
  const judged: Step[] =
    verdict === undefined ? [] : [['9:00', ran([{ name: 'a', verdict }], { snapshot: 3 })]]
  const state = stateOf(
    interviewPlan([plannedRound(challenge, [phase('plan', 5), phase('build', 15)])]),
    ['1:00', { kind: 'snapshot', source: 'solution', text: 'a' }],
    ['8:00', { kind: 'snapshot', source: 'solution', text: 'b' }],
    ...judged,
  )
  return drillsOf(state, { challenges: catalogue, solved: new Set(solved), interview: 6 })
}

test('what was not solved comes first, then something new of its track', () => {
  expect(after('wrong-answer')).toEqual([
    { challenge: 'core/two', why: 'not solved in interview 6' },
    { challenge: 'core/one', why: expect.stringMatching(/^after interview 6, for /) },
  ])
  expect(after(undefined)[0]).toEqual({ challenge: 'core/two', why: 'not solved in interview 6' })
})

test('what was solved is not asked for again, nor what had been solved before', () => {
  expect(after('accepted').map(({ challenge }) => challenge)).toEqual(['core/one'])
  expect(after('accepted', ['core/one']).map(({ challenge }) => challenge)).toEqual(['core/three'])
  expect(after('accepted', ['core/one', 'core/three'])).toEqual([])
})

test('who solved some levels has not solved it', () => {
  expect(after('accepted', [], ['One', 'Two', 'Three'])[0]).toEqual({
    ...{ challenge: 'core/two', why: 'solved up to level 1 of 3 in interview 6' },
  })
  expect(after('wrong-answer', [], ['One', 'Two'])[0]?.why).toBe('not solved in interview 6')
})

test('there are three at most, each once', () => {
  const round = (id: string, track: string) =>
    plannedRound(plannedChallenge({ id, track }), [phase('build', 20)])
  const rounds = [round('core/one', 'async'), round('core/four', 'sql'), round('core/five', 'http')]
  const state = stateOf(
    interviewPlan([...rounds, round('core/one', 'async')]),
    ['5:00', { kind: 'round', round: 1 }],
    ['6:00', { kind: 'round', round: 2 }],
    ['7:00', { kind: 'round', round: 3 }],
  )
  const drills = drillsOf(state, { challenges: catalogue, solved: new Set(), interview: 1 })
  expect(drills.map(({ challenge }) => challenge)).toEqual(['core/one', 'core/four', 'core/five'])
})
