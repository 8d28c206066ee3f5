import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { scrubber, stepText } from '../../src/core/mock/report/replay-text.ts'
import type { SnapshotStep } from '../../src/core/mock/report/snapshots.ts'
import { plainPaint } from '../../src/core/paint.ts'
import {
  type InterviewAction,
  type InterviewUi,
  interviewReducer,
  interviewUi,
  tabAfter,
} from '../../src/tui/screens/interview/interview-state.ts'
import { barParts, headerOf, interviewView } from '../../src/tui/screens/interview/interview-view.ts'
import { phaseBar } from '../../src/tui/screens/interview/phase-bar.ts'
import {
  interviewRows,
  type Row,
  rowDetail,
  rowLines,
  spokenRows,
} from '../../src/tui/screens/interviews/interview-rows.ts'
import { setupText } from '../../src/tui/screens/setup/setup-text.ts'
import {
  interviewPlan,
  phase,
  plannedChallenge,
  plannedRound,
  type Step,
  stateOf,
  time,
} from '../src/mock/events.ts'
import { template } from './interview-home.ts'

const phases = [phase('brief', 2), phase('clarify', 4), phase('build', 30), phase('wrap', 4)]
const cache = plannedChallenge({ title: 'A cache of everything there is', levels: ['One', 'Two'], hints: 3 })
const plan = interviewPlan(
  [
    plannedRound(cache, phases),
    plannedRound(undefined, [phase('break', 10)], { title: 'Break' }),
    plannedRound(plannedChallenge({ title: 'Log' }), phases),
  ],
  { simulated: true },
)
const at = (...steps: Step[]) => stateOf(plan, ...steps)
const after = (...actions: InterviewAction[]): InterviewUi => actions.reduce(interviewReducer, interviewUi(0))

test.each([5, 20, 61, 80, 120])(
  'the bar of phases is exactly %i columns wide and leaves no phase out',
  (width) => {
    const parts = barParts(phases, [60_000, 0, 0, 0], 0, width)
    const gaps = parts.length - 1
    expect(parts.every(({ columns }) => columns >= 1)).toBe(true)
    if (width >= 20) expect(parts.reduce((sum, part) => sum + part.columns, gaps)).toBe(width)
    expect(parts.map(({ current }) => current)).toEqual([true, false, false, false])
  },
)

test('a part of the bar is filled by the share of its time that is gone, and never beyond its end', () => {
  const parts = barParts(phases, [2 * 60_000, 5 * 60_000, 15 * 60_000, 0], 2, 83)
  expect(parts.map(({ columns, filled }) => [columns, filled])).toEqual([
    [4, 4],
    [8, 8],
    [60, 30],
    [8, 0],
  ])
  expect(parts.map(({ over }) => over)).toEqual([false, true, false, false])
})

test('without colour the bar tells what goes on and what took too long, and names phases where there is room', () => {
  const state = at(['2:00', { kind: 'phase', phase: 1 }], ['7:00', { kind: 'phase', phase: 2 }])
  const now = time('22:00')
  const narrow = phaseBar(state, now, 43, plainPaint)
  expect(narrow).toBe(`██│███!│${'█'.repeat(15)}${'▒'.repeat(15)}│░░░░`)
  const wide = phaseBar(state, now, 120, plainPaint)
  expect(wide).toMatch(/ Brief {2}Clarify \[Build\] Wrap $/)
  expect(columns(wide)).toBe(120)
})

test('the head cuts the title first, and leaves out what there is no room for', () => {
  const state = at(['2:00', { kind: 'phase', phase: 1 }])
  const now = time('5:00')
  const right = 'Clarify 2/4 3:00 of 4:00 · 35:00 left'
  expect(headerOf(state, now)).toEqual({
    left: 'A cache of everything there is · level 1/2 · round 1/2 · simulated',
    right,
    over: false,
  })
  expect(headerOf(state, now, 80).left).toBe('A cache of everyt… · level 1/2 · round 1/2')
  expect(headerOf(state, now, 60)).toMatchObject({
    left: 'A cache of ev… · level 1/2',
    right: 'Clarify 3:00 of 4:00 · 35:00 left',
  })
  for (const width of [60, 61, 70, 80, 90, 100, 120]) {
    const { left, right } = headerOf(state, now, width)
    expect(columns(left) + 1 + columns(right)).toBeLessThanOrEqual(width)
  }
})

test('the head says what is over, what stands still, and that a break is none of the rounds', () => {
  const over = headerOf(at(), time('41:05'))
  expect(over).toMatchObject({ right: 'Brief 1/4 41:05 of 2:00 · overtime 1:05', over: true })
  const paused = at(['1:00', { kind: 'pause' }])
  expect(headerOf(paused, time('1:00')).right).toBe('Brief 1/4 1:00 of 2:00 · paused')
  const resting = at(['40:00', { kind: 'round', round: 1 }])
  expect(headerOf(resting, time('41:00')).left).toBe('Break · simulated')
  const second = at(['40:00', { kind: 'round', round: 1 }], ['50:00', { kind: 'round', round: 2 }])
  expect(headerOf(second, time('50:00')).left).toBe('Log · round 2/2 · simulated')
})

test('what keys depend on: phases, hints, and whether a problem can be swapped', () => {
  const ui = interviewUi(0)
  expect(interviewView(at(), ui)).toMatchObject({
    ...{
      phase: 'brief',
      isLastPhase: false,
      isLastRound: false,
      canSwap: true,
      hasHints: true,
      asked: false,
    },
  })
  const asked = at(['0:10', { kind: 'question', text: 'why', match: undefined }])
  expect(interviewView(asked, ui).canSwap).toBe(false)
  const planned = at(['0:10', { kind: 'plan', text: 'so' }])
  expect(interviewView(planned, ui).canSwap).toBe(false)
  const hints = [1, 2, 3].map((number): Step => ['1:00', { kind: 'hint', number, of: 3, title: '' }])
  expect(interviewView(at(...hints), ui).hasHints).toBe(false)
  const last = at(['40:00', { kind: 'round', round: 2 }], ['70:00', { kind: 'phase', phase: 3 }])
  expect(interviewView(last, ui)).toMatchObject({ isLastPhase: true, isLastRound: true, canSwap: false })
})

test('of a guess one thing is chosen, of points any number; choosing again takes back', () => {
  const pick = (what: 'guess' | 'rate', ...numbers: number[]) =>
    after(
      { type: 'begin-choosing', what, picked: [] },
      ...numbers.map((number) => ({ type: 'pick', number }) as const),
    ).choosing.picked
  expect(pick('guess', 2, 4)).toEqual([4])
  expect(pick('rate', 2, 4, 2, 1)).toEqual([4, 1])
})

test('each tab and the help keep their place, within their text', () => {
  const move = (by: number, lastTop: number) => ({ type: 'move', by, lastTop }) as const
  const ui = after(
    move(3, 9),
    { type: 'tab', tab: 'notes' },
    move(50, 7),
    { type: 'mode', mode: 'help' },
    move(2, 5),
  )
  expect(ui.tops).toMatchObject({ problem: 3, notes: 7, help: 2, result: 0 })
  expect(interviewReducer(ui, move(-99, 5)).tops.help).toBe(0)
  expect(interviewReducer(ui, { type: 'mode', mode: 'read' }).tops).toMatchObject({ help: 0, notes: 7 })
})

test('typing begins with nothing, and a run with the top of its result', () => {
  const typed = after({ type: 'begin-typing', what: 'plan' }, { type: 'text', text: 'so' })
  expect(typed).toMatchObject({ mode: 'type', typing: { what: 'plan', text: 'so' } })
  expect(interviewReducer(typed, { type: 'begin-typing', what: 'ask' }).typing).toEqual({
    what: 'ask',
    text: '',
  })
  const scrolled = after({ type: 'tab', tab: 'result' }, { type: 'move', by: 4, lastTop: 9 })
  const running = interviewReducer(scrolled, { type: 'begin-run', run: undefined })
  expect(running).toMatchObject({ busy: true, tops: { result: 0 } })
  expect(interviewReducer(running, { type: 'end-run' })).toMatchObject({ busy: false, run: undefined })
})

test('tabs go round', () => {
  expect(tabAfter('problem', -1)).toBe('follow-ups')
  expect(tabAfter('follow-ups', 1)).toBe('problem')
  expect(tabAfter('notes', 1)).toBe('result')
})

const done: Step = ['44:00', { kind: 'finish', why: 'done', drills: [] }]
const rows = interviewRows(
  [template()],
  [
    { interview: 1, state: at(done) },
    { interview: 2, state: at(['40:00', { kind: 'round', round: 1 }], done) },
    { interview: 3, state: at() },
  ],
)

test('the list begins with what goes on, then what can be begun, then what is over, the newest first', () => {
  expect(rows.map((row) => (row.kind === 'template' ? row.template.id : row.interview))).toEqual([
    3,
    'own',
    2,
    1,
  ])
  const { lines, at } = rowLines(rows, 1, { paint: plainPaint, width: 60 })
  expect(at.map((line) => lines[line]?.slice(0, 14))).toEqual([
    '    3  2026-11',
    '›  45 min  Own',
    '    2  2026-11',
    '    1  2026-11',
  ])
  expect(lines.filter((line) => /^[A-Z]/.test(line))).toEqual([
    'Going on, and so is its clock',
    'Begin',
    'Over',
  ])
  expect(lines.every((line) => columns(line) <= 60)).toBe(true)
  expect(spokenRows(rows).split('\n').slice(0, 3)).toEqual([
    'Going on, and so is its clock.',
    '  3  2026-11-23  Phone screen: A cache of everything there is',
    'Begin.',
  ])
})

test('below the list stands what was cut in it', () => {
  const [open, own, over] = rows
  expect(rowDetail(open, 80)).toContain('You can go on with it; its clock goes on either way.')
  expect(rowDetail(own, 80)).toBe('A summary of it.')
  expect(rowDetail(over, 200)).toBe('')
  expect(rowDetail(over, 40)).toContain('A cache of everything there is')
  expect(rowDetail(undefined, 80)).toBe('')
})

test('titles of packs do nothing to the terminal', () => {
  const hostile = { ...template(), title: 'A\u001b[2Jb', summary: 'c\u0007d' }
  const all: Row[] = interviewRows([hostile], [])
  expect(spokenRows(all)).not.toMatch(/[\u001b\u0007]/)
  expect(rowDetail(all[0], 80)).not.toContain('\u0007')
})

test('before an interview stands what it is like, with the style in brackets and not by colour alone', () => {
  const look = { paint: plainPaint, width: 60 }
  const text = setupText({ plan, checks: undefined, ...look })
  expect(text[0]).toBe('2 problems in 1 h 30 min; nothing counts before the clock')
  expect(text).toContain('Interviewer:  coach [standard] pressure ')
  expect(text).toContain('  checking …')
  expect(text.every((line) => columns(line) <= 60)).toBe(true)
  const checks = [{ name: 'editor', status: 'failed' as const, detail: 'none', fix: 'Set EDITOR.' }]
  const pressed = setupText({ plan: { ...plan, style: 'pressure' }, checks, ...look })
  expect(pressed).toContain('✗ editor      none')
  expect(pressed.join(' ')).toContain('No hints, no nudges, no pause')
})

const step = (other: Partial<SnapshotStep>): SnapshotStep => ({
  ...{ round: 1, ms: 61_000, source: 'solution', text: 'const a = 1\n', runs: [] },
  ...other,
})

test('a save is told with what it changed and what its runs came to', () => {
  const steps = [
    step({ ms: 0 }),
    step({ ms: 5000, source: 'tests', text: 'test()\n' }),
    step({ text: 'const a = 2\n', runs: ['run: accepted, 4 of 4 tests passed'] }),
    step({ round: 2, ms: 0, text: 'other\n' }),
  ]
  const told = steps.map((_, index) => stepText(steps, index, plainPaint).join('\n'))
  expect(told[0]).toContain('Round 1 at 0:00: the solution as it was at the beginning\n\n  const a = 1')
  expect(told[1]).toContain('Round 1 at 0:05: your own tests as they were at the beginning')
  expect(told[2]).toContain('Round 1 at 1:01: the solution\n  run: accepted, 4 of 4 tests passed')
  expect(told[2]).toContain('-const a = 1\n+const a = 2')
  expect(told[3]).toContain('Round 2 at 0:00: the solution as it was at the beginning')
  expect(stepText([], 0, plainPaint)).toEqual(['Nothing was saved in this interview.'])
})

test('the line of saves shows where one is, however many there are', () => {
  const steps = Array.from({ length: 200 }, (_, index) =>
    step({ runs: index % 2 === 0 ? [] : ['run: accepted'] }),
  )
  expect(scrubber(steps.slice(0, 4), 1, 20)).toBe('░█░▒')
  for (const place of [0, 5, 100, 199]) {
    const line = scrubber(steps, place, 40)
    expect(columns(line)).toBe(40)
    expect(line.split('█').length).toBe(2)
  }
})
