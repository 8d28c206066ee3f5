import { expect, test } from 'vitest'
import type { TestResult, Verdict } from '../../../runner/protocol.ts'
import { lossesIn } from '../../../src/core/mock/score/losses.ts'
import { judged } from './events.ts'

type Given = Partial<TestResult> & { name: string }

const sample: Given = { name: 'does its work', group: 'sample' }
const failed = (name: string, other: Partial<TestResult> = {}): Given => ({
  ...{ name, verdict: 'wrong-answer', message: 'expected 1 to be 2', ...other },
})
const losses = (...tests: Given[]) => [...lossesIn(judged(tests))]

test.each([
  '200 posts of one URL at the same time make one link',
  'of writers with one tag exactly one succeeds › when bodies come in whole and at once',
  'of writers with one tag exactly one succeeds, in random orders',
  'clients that read again after a 412 lose no update',
  'at the same time › two instances run it once, however slow the store is',
  'at the same time › one of ten requests to each of two instances runs',
  'duplicates in any order take effect once, and their answers agree',
  'calls at the same time › take effect in their order',
  'calls at the same time › read the right values while the store is compacted',
  'any calls at once are answered as if they came one after the other',
  'at once, › a reservation and a release are both counted',
  'at the same time › two transfers do not spend the same money',
])('"%s" is about a race', (name) => {
  expect(losses(sample, failed(name))).toEqual(['race'])
  expect(losses(sample, failed(name, { verdict: 'runtime-error' }))).toEqual(['race'])
})

test.each([
  'a crash › takes nothing that was acknowledged',
  'a crash › during a compaction brings nothing back',
  'random histories with several crashes',
])('"%s" is about a crash', (name) => {
  expect(losses(sample, failed(name))).toEqual(['crash'])
})

test.each([
  'never runs more than two of six tasks at once',
  'a long line › of 200,000 tasks that end at once',
  'a task › gives its own value to its own caller, in whatever order tasks end',
  'deleting › answers 204 once, and 410 from then on',
  'a claim › whose owner died is free after lockMs, to the millisecond',
  '50 products at once take as long as one',
  'creating › answers 201 with Location and JSON, then 200 with the same code',
  'traces of each call',
])('"%s" is about neither', (name) => {
  expect(losses(sample, failed(name))).toEqual([])
})

test('a name says nothing of code that fails its plain work', () => {
  const race = failed('calls at the same time › lose nothing')
  expect(losses(failed('does its work', { group: 'sample' }), race)).toEqual([])
  expect(losses(race)).toEqual([])
  // Hidden tests may fail for other reasons beside.
  expect(losses(sample, failed('empty keys'), race)).toEqual(['race'])
  // A sample of a race is no plain one, and a level that was not begun does not excuse the one before.
  expect(losses(sample, failed('several at the same time', { group: 'sample' }))).toEqual(['race'])
  expect(losses(sample, race, failed('compacts', { group: 'sample', level: 2 }))).toEqual(['race'])
})

test('limits are no race, whatever the name', () => {
  const named = (verdict: Verdict) => losses(sample, failed('calls at the same time', { verdict }))
  expect(named('time-limit-exceeded')).toEqual([])
  expect(named('memory-limit-exceeded')).toEqual([])
  expect(named('accepted')).toEqual([])
})

test("the kit's own words count always", () => {
  const message = 'in another order (the 3rd that was tried): expected 1 to be 2'
  expect(losses(failed('pays', { group: 'sample', message }))).toEqual(['race'])
  expect(losses(failed('pays', { message: 'x', counterexample: 'not linearizable: …' }))).toEqual(['race'])
  // The words of a database's row comparison.
  const rows = 'the rows are right but in another order, from row 2 on'
  expect(losses(sample, failed('sorts', { message: rows }))).toEqual([])
})

test('what never ends is a hang, where the plain work is done', () => {
  const hang = failed('closes', { verdict: 'idleness-limit-exceeded' })
  expect(losses(sample, hang)).toEqual(['hang'])
  expect(losses({ ...hang, group: 'sample' }, { name: 'other' })).toEqual([])
})
