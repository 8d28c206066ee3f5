import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { InterviewEvent } from '../../../src/core/mock/events.ts'
import { type EventLog, eventLog } from '../../../src/io/mock/event-log.ts'
import { type InterviewStore, openInterviews } from '../../../src/io/mock/interview-store.ts'
import { historyFile } from '../../../src/io/places.ts'
import { StoreProblem } from '../../../src/io/store-problem.ts'
import { ownPlaces } from '../temporary.ts'
import { hands } from './begun.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, startedAt, time } from './events.ts'

const hour = 3_600_000
const start = {
  ...{ kind: 'start' as const, environment: [], seq: 1, ms: 0 },
  plan: interviewPlan([plannedRound(plannedChallenge(), [phase('build', 45)])]),
}
const line = (text: string): InterviewEvent => ({ kind: 'plan', text })

function interview() {
  const file = historyFile(ownPlaces())
  const store = openInterviews(file)
  const { clock, at, set } = hands()
  const number = store.create({ ...start, moment: clock.now() }) ?? 0
  const open = (over: InterviewStore = store): EventLog => eventLog(over, number, over.events(number), clock)
  const kept = () => store.events(number).map((event) => (event.kind === 'plan' ? event.text : event.kind))
  return { file, store, number, open, kept, at, set, clock }
}

test('what was recorded is on the disk when that returns', () => {
  const { file, open, number } = interview()
  const log = open()
  for (const text of ['a', 'b']) {
    log.record(line(text))
    const other = new DatabaseSync(file, { readOnly: true })
    const row = other.prepare('SELECT data FROM interview_events ORDER BY seq DESC LIMIT 1').get()
    other.close()
    expect([JSON.parse(String(row?.['data'])), number]).toEqual([{ text }, 1])
  }
})

test('while the store is locked events wait, and are kept in their order', () => {
  const { file, open, kept } = interview()
  const log = open()
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  for (const text of ['a', 'b', 'c']) log.record(line(text))
  expect(log.problem()).toContain('is in use by another program that does not let go of it')
  expect(log.state().current.planned.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  expect([kept(), log.taken()]).toEqual([['start'], false])
  other.exec('COMMIT')
  other.close()
  log.flush()
  expect([log.problem(), kept()]).toEqual([undefined, ['start', 'a', 'b', 'c']])
})

test('the next event takes those that wait along', () => {
  const { file, open, kept } = interview()
  const log = open()
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  log.record(line('a'))
  other.exec('ROLLBACK')
  other.close()
  log.record(line('b'))
  expect([log.problem(), kept()]).toEqual([undefined, ['start', 'a', 'b']])
})

test('of two that go on with one interview the one that writes second steps back', () => {
  const { open, kept } = interview()
  const [older, newer] = [open(), open()]
  newer.record(line('new'))
  expect([newer.taken(), older.taken()]).toEqual([false, false])
  older.record(line('old'))
  expect(older.taken()).toBe(true)
  older.record(line('older still'))
  newer.record(line('newer'))
  expect([newer.taken(), kept()]).toEqual([false, ['start', 'new', 'newer']])
})

test('a moment in which everything happens at once keeps its order', () => {
  const { open, store, number } = interview()
  const log = open()
  for (let index = 0; index < 20; index++) log.record(line(String(index)))
  const events = store.events(number).slice(1)
  expect(events.map(({ seq, ms }) => [seq, ms])).toEqual(events.map((_, index) => [index + 2, 0]))
})

test.each([
  ['back', -hour],
  ['forward', 5 * hour],
])('a wall clock that is set %s is noted and moves no time', (_, by) => {
  const { open, at, set } = interview()
  const log = open()
  at('10:00')
  set({ at: startedAt + time('10:00') + by })
  const { ms, seq } = log.record(line('a'))
  expect([ms, seq, log.state().clockSets.map((each) => each.by)]).toEqual([time('10:00'), 3, [by]])
  set({ at: startedAt + time('11:00') + by, up: 1_000_000 + time('11:00') })
  log.record(line('b'))
  expect([log.now(), log.state().clockSets.length]).toEqual([time('11:00'), 1])
})

test('after a restart of the machine time goes on by the wall clock', () => {
  const { open, at, set } = interview()
  at('10:00')
  open().record(line('a'))
  set({ at: startedAt + time('17:00'), up: 30_000, boot: 'second' })
  const log = open()
  expect(log.now()).toBe(time('17:00'))
  expect(log.record(line('b')).ms).toBe(time('17:00'))
  set({ up: 90_000 })
  expect([log.now(), log.state().clockSets]).toEqual([time('18:00'), []])
})

test('after a restart with a wall clock that is behind, time stands and is never negative', () => {
  const { open, at, set } = interview()
  at('10:00')
  open().record(line('a'))
  set({ at: startedAt - 24 * hour, up: 30_000, boot: 'second' })
  const log = open()
  expect(log.now()).toBe(time('10:00'))
  log.record(line('b'))
  set({ up: 90_000 })
  expect(log.now()).toBe(time('11:00'))
})

test('in a pause time stands, and goes on after it', () => {
  const { open, at } = interview()
  const log = open()
  at('5:00')
  log.record({ kind: 'pause' })
  at('45:00')
  expect(log.now()).toBe(time('5:00'))
  expect(log.record({ kind: 'snapshot', source: 'solution', text: 'a' }).ms).toBe(time('5:00'))
  at('50:00')
  log.record({ kind: 'unpause', span: time('45:00') })
  at('51:00')
  expect([log.now(), open().now()]).toEqual([time('6:00'), time('6:00')])
})

test('what happened before is written down at its time, and not before anything else', () => {
  const { open, at } = interview()
  const log = open()
  at('5:00')
  log.record(line('a'))
  at('20:00')
  expect(log.record(line('b'), time('8:00')).ms).toBe(time('12:00'))
  expect(log.record(line('c'), time('15:00')).ms).toBe(time('12:00'))
  expect(log.record(line('d')).ms).toBe(time('20:00'))
})

test('one interview goes on at a time, and numbers are never given again', () => {
  const { store, open, number, clock, file } = interview()
  const next = { ...start, moment: clock.now() }
  expect([number, store.create(next), openInterviews(file).create(next)]).toEqual([1, undefined, undefined])
  open().record({ kind: 'finish', why: 'done', drills: [] })
  expect(store.create(next, 7)).toBe(7)
  expect(store.list()).toEqual([
    { interview: 1, finished: true },
    { interview: 7, finished: false },
  ])
})

test('a store that is locked begins nothing', () => {
  const { store, open, file, clock } = interview()
  open().record({ kind: 'finish', why: 'done', drills: [] })
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  expect(() => store.create({ ...start, moment: clock.now() })).toThrow(StoreProblem)
  other.exec('ROLLBACK')
  other.close()
  expect(store.create({ ...start, moment: clock.now() })).toBe(2)
})

test('an event that cannot be read is a sentence', () => {
  const { store, open, file, number } = interview()
  open().record(line('a'))
  const other = new DatabaseSync(file)
  other.exec("UPDATE interview_events SET data = '{' WHERE seq = 2")
  other.close()
  expect(() => store.events(number)).toThrow(StoreProblem)
  expect(() => store.events(number)).toThrow(
    'Interview 1 is damaged in the history; move the file history.db aside',
  )
})

test('a clock that runs faster than the wall clock has not set it', () => {
  const { store, number, clock, set } = interview()
  const log = eventLog(store, number, store.events(number), { ...clock, faster: true })
  set({ up: 1_000_000 + time('20:00') })
  expect([log.record(line('a')).ms, log.state().clockSets]).toEqual([time('20:00'), []])
})
