import { expect, test } from 'vitest'
import type { Report, TestResult } from '../../runner/protocol.ts'
import {
  type HomeAction,
  type HomeState,
  homeReducer,
  homeState,
} from '../../src/tui/screens/home/home-state.ts'
import { liveRun } from '../../src/tui/screens/home/live-run.ts'
import { manyChallenges } from './app-context.ts'

const none = { solved: new Set<string>(), tried: new Set<string>(), levels: new Map(), last: undefined }
const challenges = manyChallenges(30)
const id = (number: number) => `core/challenge-${number}`
const fresh = () => homeState(challenges, none)
const after = (state: HomeState, ...actions: HomeAction[]) => actions.reduce(homeReducer, state)
const move = (by: number, lastTop = 0): HomeAction => ({ type: 'move', by, lastTop })

test('the first challenge that is not solved is chosen at the start, or the first when all are', () => {
  expect(homeState(challenges, { ...none, solved: new Set([id(1), id(2)]) }).chosen).toBe(id(3))
  const all = new Set(challenges.map((challenge) => challenge.id))
  expect(homeState(challenges, { ...none, solved: all }).chosen).toBe(id(1))
  expect(homeState([], none).chosen).toBeUndefined()
})

test('moving in the list stops at its ends, and begins the new statement at its top', () => {
  const scrolled: HomeState = { ...fresh(), top: 7, view: 'result' }
  expect(after(scrolled, move(3))).toMatchObject({ chosen: id(4), top: 0, view: 'statement' })
  expect(after(fresh(), move(-5)).chosen).toBe(id(1))
  expect(after(fresh(), move(Number.MAX_SAFE_INTEGER)).chosen).toBe(id(30))
  expect(homeReducer(homeState([], none), move(1)).chosen).toBeUndefined()
})

test('moving in the preview scrolls it within its text and leaves the list alone', () => {
  const reading = after(fresh(), { type: 'pane', pane: 'preview' })
  expect(after(reading, move(5, 20))).toMatchObject({ chosen: id(1), top: 5 })
  expect(after(reading, move(50, 20)).top).toBe(20)
  expect(after(reading, move(50, 20), move(-3, 20)).top).toBe(17)
})

test('the help scrolls by itself, and the preview is where it was when it closes', () => {
  const reading = after(fresh(), { type: 'pane', pane: 'preview' }, move(5, 20))
  const helped = after(reading, { type: 'mode', mode: 'help' }, move(2, 4))
  expect(helped).toMatchObject({ top: 5, helpTop: 2 })
  expect(after(helped, { type: 'mode', mode: 'browse' })).toMatchObject({ top: 5, pane: 'preview' })
})

test('a query narrows the list and chooses its best match; without it the choice stays', () => {
  const found = after(fresh(), { type: 'mode', mode: 'search' }, { type: 'query', query: 'number 17' })
  expect(found.shown.map((challenge) => challenge.id)).toEqual([id(17)])
  expect(found.chosen).toBe(id(17))
  const cleared = after(found, { type: 'query', query: '' })
  expect(cleared).toMatchObject({ shown: challenges, chosen: id(17) })
  expect(after(fresh(), { type: 'query', query: 'zzzz' })).toMatchObject({ shown: [], chosen: undefined })
})

test('a run shows itself, is heard, and leaves its report behind', () => {
  const begun = after(fresh(), { type: 'begin', run: liveRun(id(1), 'run') })
  expect(begun).toMatchObject({ pane: 'preview', view: 'result' })
  const heard = after(begun, {
    type: 'hear',
    events: [
      { type: 'tests', total: 2 },
      { type: 'start', name: 'adds', group: 'sample' },
      { type: 'console', line: { level: 'log', text: 'one' } },
      { type: 'console', line: { level: 'error', text: 'two\u001b[2J' } },
      { type: 'result', result: { ...result, name: 'adds', verdict: 'wrong-answer' }, seeded: false },
      { type: 'start', name: 'adds none', group: 'sample' },
      { type: 'result', result: { ...result, name: 'adds none' }, seeded: false },
    ],
  })
  expect(heard.run).toMatchObject({ total: 2, ended: 2, name: 'adds none' })
  expect(heard.run?.log).toEqual([
    { kind: 'failed', text: 'wrong-answer  adds' },
    { kind: 'printed', text: 'one' },
    { kind: 'printed', text: 'error: two' },
    { kind: 'passed', text: 'adds none' },
  ])
  const ended = after(heard, { type: 'end', report })
  expect(ended.run).toBeUndefined()
  expect(ended.results[id(1)]).toMatchObject({ report, live: heard.run })
})

test('a run that ends without a report goes back to what was shown, wherever the user is by then', () => {
  const begun = after(fresh(), { type: 'begin', run: liveRun(id(1), 'run') })
  expect(after(begun, { type: 'end', report: undefined })).toMatchObject({
    view: 'statement',
    run: undefined,
  })
  const elsewhere = after(begun, { type: 'pane', pane: 'list' }, move(1))
  expect(after(elsewhere, { type: 'end', report })).toMatchObject({ chosen: id(2), view: 'statement' })
  expect(after(elsewhere, move(-1))).toMatchObject({ chosen: id(1), view: 'result' })
})

const result: TestResult = {
  name: '',
  group: 'sample',
  level: 1,
  verdict: 'accepted',
  stack: [],
  console: [],
  consoleTruncated: false,
  cpuMs: 0,
  virtualMs: 0,
  heapBytes: 0,
}

const report: Report = {
  format: 1,
  challenge: id(1),
  scope: 'samples',
  verdict: 'accepted',
  passed: 2,
  total: 2,
  seed: 1,
  cpuMs: 0,
  wallMs: 1,
  heapBytes: 0,
  tests: [],
  diagnostics: [],
  notes: [],
}
