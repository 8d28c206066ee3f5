import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { RunEvent } from '../../runner/protocol.ts'
import { colourPaint } from '../../src/core/paint.ts'
import { keyOf } from '../../src/tui/key-of.ts'
import { defaultKeymaps } from '../../src/tui/keymaps.ts'
import {
  type ChallengeAction,
  type ChallengeState,
  challengeReducer,
  challengeState,
  tabAfter,
} from '../../src/tui/screens/challenge/challenge-state.ts'
import { liveRun, progressText } from '../../src/tui/screens/challenge/live-run.ts'
import { resultText } from '../../src/tui/screens/challenge/result-text.ts'
import { aReport, aResult } from './reports.ts'

const fresh = (hints = 0) => challengeState({ hints, gaveUp: false })
const after = (state: ChallengeState, ...actions: ChallengeAction[]) =>
  actions.reduce(challengeReducer, state)
const begin = (serial: number): ChallengeAction => ({ type: 'begin', run: liveRun(serial, 'core/a', 'run') })
const events: RunEvent[] = [
  { type: 'tests', total: 2 },
  { type: 'start', name: 'adds', group: 'sample' },
  { type: 'console', line: { level: 'log', text: 'one' } },
  { type: 'console', line: { level: 'error', text: 'two\u001b[2J' } },
  { type: 'result', result: aResult({ name: 'adds', verdict: 'wrong-answer' }), seeded: false },
  { type: 'start', name: 'adds none', group: 'sample' },
  { type: 'result', result: aResult({ name: 'adds none' }), seeded: false },
]

test('each tab is scrolled by itself, within its text', () => {
  const read = after(fresh(), { type: 'move', by: 5, lastTop: 20 }, { type: 'tab', tab: 'tests' })
  const both = after(read, { type: 'move', by: 50, lastTop: 7 })
  expect(both.tops).toMatchObject({ statement: 5, tests: 7, result: 0 })
  const helped = after(both, { type: 'mode', mode: 'help' }, { type: 'move', by: 2, lastTop: 4 })
  expect(helped.tops).toMatchObject({ tests: 7, help: 2 })
})

test('the text that was read last stays beside the result', () => {
  const hints = after(fresh(), { type: 'tab', tab: 'hints' }, { type: 'tab', tab: 'result' })
  expect(hints).toMatchObject({ tab: 'result', beside: 'hints' })
  expect(after(fresh(), begin(1))).toMatchObject({ tab: 'result', beside: 'statement' })
})

test('tabs go round in both directions', () => {
  expect(tabAfter('history', 1)).toBe('statement')
  expect(tabAfter('statement', -1)).toBe('history')
})

test('a run is heard, and what the solution prints stands below its test without control characters', () => {
  const { run } = after(fresh(), begin(1), { type: 'hear', serial: 1, events })
  expect(run).toMatchObject({ total: 2, ended: 2, name: 'adds none' })
  expect(run?.log).toEqual([
    { kind: 'failed', text: 'wrong-answer  adds' },
    { kind: 'printed', text: 'one' },
    { kind: 'printed', text: 'error: two' },
    { kind: 'passed', text: 'adds none' },
  ])
})

test('of a stale run nothing is heard any more, and its end ends nothing', () => {
  const second = after(fresh(), begin(1), begin(2))
  expect(after(second, { type: 'hear', serial: 1, events })).toBe(second)
  expect(after(second, { type: 'slow', serial: 1 })).toBe(second)
  expect(after(second, { type: 'end', serial: 1, report: aReport() })).toBe(second)
  expect(after(second, { type: 'end', serial: 2, report: undefined }).run).toBeUndefined()
})

test('a result stays until the next one is there, and stays when none comes', () => {
  const first = after(fresh(), begin(1), { type: 'end', serial: 1, report: aReport({ passed: 1 }) })
  expect(first).toMatchObject({ run: undefined, result: { report: { passed: 1 } } })
  const running = after(first, begin(2))
  expect(running.result).toBe(first.result)
  expect(after(running, { type: 'end', serial: 2, report: undefined }).result).toBe(first.result)
  const second = after(running, { type: 'end', serial: 2, report: aReport({ passed: 2 }) })
  expect(second.result?.report.passed).toBe(2)
})

test('the last result is dimmed while the judge is at work, until that takes long', () => {
  const style = { paint: colourPaint, width: 80, invocation: 'hotseat', key: keyOf(defaultKeymaps) }
  const first = after(fresh(), begin(1), { type: 'end', serial: 1, report: aReport() })
  const verdict = 'accepted  core/a: all 2 sample tests passed'
  expect(resultText(first, style)).toContain('\u001b[32m\u001b[1m✓ accepted')
  const running = after(first, begin(2), { type: 'hear', serial: 2, events })
  expect(resultText(running, style)).toMatch(new RegExp(`^\u001b\\[2m✓ ${verdict}\u001b\\[22m\n`))
  const slow = after(running, { type: 'slow', serial: 2 })
  expect(stripVTControlCharacters(resultText(slow, style))).toBe(
    '✗ wrong-answer  adds\n    one\n    error: two\n✓ adds none',
  )
  expect(stripVTControlCharacters(resultText(fresh(), style))).toContain('Nothing has been judged yet.')
})

test('hints that were shown are never hidden again', () => {
  expect(after(fresh(2), { type: 'hints', shown: 1 }).hints).toBe(2)
  expect(after(fresh(2), { type: 'hints', shown: 3 }).hints).toBe(3)
})

test('of an endless console only the newest lines are kept, and the test that began before them is not lost', () => {
  const flood: RunEvent[] = Array.from({ length: 5000 }, (_, index) => ({
    type: 'console',
    line: { level: 'log', text: `line ${index}` },
  }))
  const state = after(fresh(), begin(1), {
    type: 'hear',
    serial: 1,
    events: [...events.slice(0, 2), ...flood],
  })
  expect(state.run?.log).toHaveLength(1000)
  expect(state.run?.log.at(-1)?.text).toBe('line 4999')
})

test('progress is one line that fits, and says what goes on', () => {
  const run = { ...liveRun(1, 'core/a', 'submit'), total: 16, ended: 3, name: 'a name '.repeat(20) }
  expect(progressText({ ...run, total: 0 }, 60)).toBe('judging by all tests  compiling')
  expect(progressText(run, 60)).toMatch(/^judging by all tests {2}██░{10} 4\/16 a name .*…$/)
  expect(progressText(run, 60).length).toBeLessThanOrEqual(60)
})

test('in the list of attempts one is pointed at, and it stays the same one when another comes in', () => {
  const line = (number: number) => ({
    number,
    challenge: 'core/a',
    scope: 'all' as const,
    verdict: 'accepted' as const,
    ...{ passed: 1, total: 1, seed: 1, startedAt: number },
  })
  const listed = after(
    fresh(),
    { type: 'tab', tab: 'history' },
    { type: 'attempts', attempts: [3, 2, 1].map(line) },
    { type: 'move', by: 1, lastTop: 0 },
  )
  expect(listed.past.at).toBe(1)
  expect(after(listed, { type: 'move', by: 99, lastTop: 0 }).past.at).toBe(2)
  const reading = after(
    listed,
    { type: 'look', view: 'source', source: 'two' },
    { type: 'move', by: 4, lastTop: 9 },
  )
  expect(reading).toMatchObject({ past: { at: 1 }, tops: { history: 4 } })
  const more = after(reading, { type: 'attempts', attempts: [4, 3, 2, 1].map(line) })
  expect(more.past.attempts[more.past.at]?.number).toBe(2)
})
