import { expect, test } from 'vitest'
import { heatMap } from '../../src/core/heat-map.ts'
import { plainPaint } from '../../src/core/paint.ts'
import { statsOf, type Tried } from '../../src/core/stats.ts'
import { statsText } from '../../src/core/stats-text.ts'

const minute = 60_000
/** Thursday, 19 November 2026. */
const today = 20_776
const challenge = (id: string, track: string, difficulty: string) => ({ id, manifest: { track, difficulty } })
const challenges = [
  challenge('core/a', 'async', 'easy'),
  challenge('core/b', 'async', 'medium'),
  challenge('core/c', 'http', 'medium'),
  challenge('core/d', 'http', 'medium'),
]
const tried = (fields: Partial<Tried>): Tried => ({
  challenge: 'core/a',
  verdict: 'wrong-answer',
  scope: 'all',
  startedAt: 0,
  day: today,
  ...fields,
})
const source = {
  challenges,
  attempts: [] as Tried[],
  solved: new Set<string>(),
  aid: new Map<string, { hints: number; editorial: boolean }>(),
  due: 0,
  today,
}

test('solved without help, with hints and after the editorial are counted apart, by track and difficulty', () => {
  const stats = statsOf({
    ...source,
    solved: new Set(['core/a', 'core/b', 'core/c', 'gone/x']),
    aid: new Map([
      ['core/b', { hints: 2, editorial: false }],
      ['core/c', { hints: 1, editorial: true }],
    ]),
  })
  expect(stats.all).toEqual({ name: 'all', total: 4, unaided: 1, hints: 1, editorial: 1 })
  expect(stats.tracks[0]).toEqual({ name: 'async', total: 2, unaided: 1, hints: 1, editorial: 0 })
  expect(stats.difficulties.map(({ name, total }) => [name, total])).toEqual([
    ['easy', 1],
    ['medium', 3],
    ['hard', 0],
  ])
})

test.each([
  ['today and the days before', [0, 1, 2], { current: 3, longest: 3 }],
  ['up to yesterday, for today is not over', [1, 2], { current: 2, longest: 2 }],
  ['broken two days ago', [2, 3, 4], { current: 0, longest: 3 }],
  ['with a gap', [0, 2, 3, 4, 5], { current: 1, longest: 4 }],
  ['none', [], { current: 0, longest: 0 }],
])('a streak %s', (_, daysAgo, streak) => {
  const attempts = daysAgo.toReversed().flatMap((ago) => {
    const attempt = tried({ day: today - ago })
    return [attempt, attempt]
  })
  expect(statsOf({ ...source, attempts }).streak).toEqual(streak)
})

test('the time to solve counts from the first run to the first accepted submission of all tests', () => {
  const attempts = [
    tried({ startedAt: 10 * minute, scope: 'samples' }),
    tried({ startedAt: 12 * minute, scope: 'samples', verdict: 'accepted' }),
    tried({ challenge: 'core/b', startedAt: 13 * minute, verdict: 'accepted' }),
    tried({ startedAt: 40 * minute, verdict: 'accepted' }),
    tried({ startedAt: 90 * minute, verdict: 'accepted' }),
  ]
  expect(statsOf({ ...source, attempts }).solves).toEqual([
    { challenge: 'core/b', day: today, minutes: 0 },
    { challenge: 'core/a', day: today, minutes: 30 },
  ])
})

test('the calendar ends with this week, a row for each weekday, darker for more', () => {
  const days = [
    { day: today, attempts: 12 },
    { day: today - 3, attempts: 1 },
    { day: today - 4, attempts: 5 },
  ]
  const map = heatMap(days, today, { paint: plainPaint, width: 14 })
  expect(map).toEqual([
    '    Oct Nov',
    'Mon · · · · ░',
    '    · · · · ·',
    'Wed · · · · ·',
    '    · · · · █',
    'Fri · · · ·  ',
    '    · · · ·  ',
    'Sun · · · ▓  ',
    '    · none  ░ 1  ▒ 2  ▓ 5  █ 10 or more',
  ])
})

test('statistics of nothing say how to begin, and of something fit the width', () => {
  const style = { paint: plainPaint, width: 60, today, invocation: 'hotseat' }
  expect(statsText(statsOf(source), style)).toContain('begin with `hotseat start next`')
  const attempts = [tried({ startedAt: 0, verdict: 'accepted' })]
  const text = statsText(statsOf({ ...source, attempts, solved: new Set(['core/a']) }), style)
  expect(text).toContain('1 of 4 solved  1 unaided · 0 with hints · 0 after the editorial')
  expect(text).toContain('1 attempt on 1 day · streak 1 day, longest 1 day')
  expect(text).not.toContain('due')
  expect(statsText(statsOf({ ...source, attempts, due: 2 }), style)).toContain(
    '\n2 challenges due for review\n',
  )
  expect(text).toContain('easy    ████████████████████    1 of 1')
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(66)
})
