import { expect, test } from 'vitest'
import { columns } from '../../../src/core/layout.ts'
import { interviewsText, templatesText } from '../../../src/core/mock/report/list-text.ts'
import type { Template } from '../../../src/core/mock/template.ts'
import { plainPaint } from '../../../src/core/paint.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, stateOf } from './events.ts'

const summary =
  'One challenge in depth: an API, data or storage, with a change of requirements where there is one.'
const template = (other: Partial<Template> = {}): Template => ({
  ...{ id: 'onsite-60', title: '60-minute onsite', summary, followUps: 2, pack: 'mine' },
  rounds: [{ phases: [{ kind: 'build', minutes: 60 }] }],
  ...other,
})
const titled = (title: string) =>
  stateOf(interviewPlan([plannedRound(plannedChallenge({ title }), [phase('build', 30)])]))
const day = () => '2026-11-23'

test.each([50, 80, 120])('in %i columns no summary is cut and no line is wider', (width) => {
  const text = templatesText([template(), template({ id: 'short', summary: '' })], {
    paint: plainPaint,
    width,
  })
  expect(text.replace(/\s+/g, ' ')).toContain(`onsite-60 60 min 60-minute onsite: ${summary}`)
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^short .* 60-minute onsite$/)
  expect(text.split('\n').every((line) => columns(line) <= width)).toBe(true)
})

test('where there is hardly any room a summary stands below its head', () => {
  const lines = templatesText([template()], { paint: plainPaint, width: 40 }).split('\n')
  expect(lines[0]).toBe('onsite-60   60 min')
  expect(lines[1]).toMatch(/^ {4}60-minute onsite: One challenge/)
})

test('interviews stand beside their challenges, all of them, and what titles of packs hold does nothing', () => {
  const title = `Hostile \u001b[2J${' and long'.repeat(10)}`
  const text = interviewsText([{ interview: 3, state: titled(title) }], day, { paint: plainPaint, width: 80 })
  expect(text).toMatch(/^ {2}3 {2}2026-11-23 .* goes on /)
  expect(text).not.toContain('\u001b')
  expect(text.replace(/\s+/g, ' ')).toContain('and long'.concat(' and long'.repeat(9)))
  expect(text.split('\n').every((line) => columns(line) <= 80)).toBe(true)
})
