import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Logged } from '../../../src/core/mock/events.ts'
import type { MockReport } from '../../../src/core/mock/report/report.ts'
import { time } from '../../src/mock/events.ts'
import { firstTwo, levelOne, ownTests, right } from '../../src/mock/small-pack.ts'
import { json } from '../hotseat.ts'
import { type Candidate, candidate } from './candidate.ts'

const plan = 'Go through the list once and add each number to a sum that begins at zero.'

/** A whole interview, with a way back in it. */
async function interviewed(): Promise<Candidate> {
  const one = candidate()
  const { at, save } = one
  await at('0:00', 'begin', 'short', '--seed', '5')
  await at('0:30', 'next')
  await at('1:00', 'ask', 'can', 'the', 'list', 'be', 'empty?')
  await at('1:20', 'ask', 'may I use a loop?')
  await at('2:30', 'next')
  await at('3:00', 'plan', plan)
  await at('3:30', 'guess', 'O(n)')
  await at('4:00', 'next')
  save(firstTwo)
  save(ownTests, 'solution.test.ts')
  await at('5:00', 'run')
  await at('7:00', 'submit')
  save(levelOne)
  await at('8:30', 'submit')
  await at('9:00', 'next')
  await at('10:00', 'back')
  await at('11:00', 'next')
  save(right)
  await at('12:00', 'submit')
  await at('12:30', 'next')
  await at('13:00', 'next')
  await at('14:00', 'answer', 'Read them piece by piece.')
  await at('14:30', 'rate', '1')
  await at('15:00', 'next')
  return one
}

describe('a whole interview', async () => {
  const one = await interviewed()
  const [report, events] = [await one.report(), await one.events()]
  const [round] = report.rounds

  test('spends its time as the events say', () => {
    const seconds = [30, 120, 90, 360, 150, 30, 120]
    expect(round?.phases.map(({ spentMs }) => spentMs / 1000)).toEqual(seconds)
    expect(spent(events)).toEqual(seconds.map((each) => each * 1000))
    expect([report.tookMs, report.budgetMs]).toEqual([time('15:00'), time('20:00')])
    expect(report.finished).toBe(true)
  })

  test('tells of each run what was judged', () => {
    const seen = events.filter((event) => event.kind === 'run')
    expect(
      round?.runs.map(({ ms, mode, level, verdict, passed, total }) => [
        ms,
        mode,
        level,
        verdict,
        passed,
        total,
      ]),
    ).toEqual([
      [time('5:00'), 'run', 1, 'accepted', 1, 1],
      [time('7:00'), 'submit', 1, 'wrong-answer', 2, 3],
      [time('8:30'), 'submit', 1, 'accepted', 3, 3],
      [time('12:00'), 'submit', 2, 'accepted', 4, 4],
    ])
    expect(
      seen.map(({ report }) => report.tests.filter(({ verdict }) => verdict === 'accepted').length),
    ).toEqual([...[1, 2, 3, 4]])
    expect([round?.verdict, round?.groups.map(({ passed, total }) => [passed, total])]).toEqual([
      ...[
        'accepted',
        [
          [3, 3],
          [1, 1],
        ],
      ],
    ])
  })

  test('knows what was asked, planned and answered', () => {
    expect(round?.asked).toEqual([
      { question: 'can the list be empty?', answer: 'Yes, and its sum is 0.', ms: time('1:00') },
    ])
    expect(round?.missed.map(({ question }) => question)).toEqual([
      ...['How large are the numbers?', 'Can numbers have fractions?'],
    ])
    expect(round?.unanswered).toEqual(['may I use a loop?'])
    expect([round?.plan, round?.predicted]).toEqual([[plan], 'O(n)'])
    expect(round?.followUps[0]?.points.map(({ said }) => said)).toEqual([true, false])
  })

  test('tries the own tests on known bugs', () => {
    expect(round?.testScore).toMatchObject({ tests: 2, wrong: [], missed: ['counts negative numbers'] })
    expect(round?.testScore?.caught).toHaveLength(2)
  })

  test('is scored as its rubric says', () => {
    const of = (id: string) =>
      report.score.dimensions.flatMap(({ criteria }) => criteria).find((each) => each.id === id)?.value
    // One of two questions that are enough; code at 5:00, of 6 minutes before the build; one submission of three failed.
    expect([of('questions'), of('thought-first'), of('submissions')]).toEqual([0.5, 1, 0.75])
    // Two of three bugs; one of two points; levels and tests are all there.
    expect([of('bugs-caught'), of('answers'), of('levels'), of('tests-passed')]).toEqual([0.67, 0.5, 1, 1])
    const { dimensions, score } = report.score
    const seen = dimensions.filter((each) => each.score !== null)
    const weights = seen.reduce((sum, { weight }) => sum + weight, 0)
    const sum = seen.reduce((all, each) => all + each.weight * (each.score ?? 0), 0)
    expect(score).toBeCloseTo(sum / weights, 2)
    expect(report.flags).toEqual([
      'The clock was simulated: this is a test of Hotseat and not of a candidate.',
      expect.stringMatching(/^Hotseat was closed for /),
    ])
  })

  test('can be shown again, save by save, and stands in the list', async () => {
    const { steps } = json(await one.mock('replay', '--json')) as {
      steps: { source: string; runs: string[] }[]
    }
    expect(steps.map(({ source, runs }) => [source, runs.length])).toEqual([
      ...[
        ['solution', 0],
        ['tests', 0],
        ['solution', 2],
        ['tests', 0],
        ['solution', 1],
        ['solution', 1],
      ],
    ])
    const listed = json(await one.mock('list', '--json')) as { interviews: object[] }
    expect(listed.interviews).toMatchObject([{ interview: 1, score: report.score.score }])
    expect((await one.mock('show')).out).toContain('Short')
  })

  test('has events in an order without gaps', () => {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(events.map(({ ms }) => ms)).toEqual(events.map(({ ms }) => ms).toSorted((a, b) => a - b))
  })
})

test('rounds have a time of their own, and what stood there at their ends is judged', async () => {
  const one = candidate()
  expect(await one.at('0:00', 'begin', 'mine/loop')).toMatchObject({
    round: 1,
    rounds: 3,
    challenge: 'mine/sum',
  })
  one.save(right)
  await one.at('2:00', 'status')
  // Two minutes over, and two too short a break.
  expect(await one.at('12:00', 'next')).toMatchObject({ round: 2, challenge: null, leftMs: time('5:00') })
  expect((await one.mock('submit')).err).toBe('This is a break; go on to the next round first.\n')
  expect(await one.at('15:00', 'next')).toMatchObject({ round: 3, challenge: 'mine/other', elapsedMs: 0 })
  await one.at('20:00', 'next')
  one.save(firstTwo, 'solution.ts', 'other')
  await one.at('24:30', 'submit')
  one.save('export const sum = 1', 'solution.ts', 'other')
  expect(await one.at('27:00', 'next')).toMatchObject({ finished: true })
  const { rounds, tookMs, drills, score } = await one.report()
  expect(rounds.map((each) => [each.startedMs, each.tookMs, each.verdict, each.overtimeMs])).toEqual([
    [0, time('12:00'), 'accepted', 0],
    [time('12:00'), time('3:00'), null, 0],
    [time('15:00'), time('12:00'), 'accepted', time('2:00')],
  ])
  expect(rounds.map(({ phases }) => phases.map(({ spentMs }) => spentMs))).toEqual([
    ...[[time('10:00')], [time('3:00')], [time('5:00'), time('5:00')]],
  ])
  // The second level of the first challenge was not open: it has no curveball, and nothing was submitted.
  expect(rounds[0]?.runs.map(({ mode, level }) => [mode, level])).toEqual([['final', 1]])
  expect(drills[0]).toEqual({ challenge: 'mine/sum', why: 'solved up to level 1 of 2 in interview 1' })
  expect([tookMs, score.band]).toEqual([time('27:00'), expect.stringContaining('hire')])
})

describe('what is shown of hidden tests', () => {
  const hidden = /4711|hidden: many|hidden: none/

  async function submitted(style: string) {
    const one = candidate()
    await one.at('0:00', 'begin', 'short', '--style', style)
    one.save(firstTwo)
    const [text, data] = [await one.mock('submit'), await one.mock('submit', '--json')]
    const [status, report] = [await one.mock('status', '--json'), await one.mock('report')]
    return {
      text,
      data,
      status,
      report,
      reportJson: await one.mock('report', '--json'),
      run: await one.mock('run'),
      list: await one.mock('list', '--json'),
      replay: await one.mock('replay', '--json'),
    }
  }

  test('in standard style nothing but how many passed', async () => {
    const { text, data, status, report, reportJson, run } = await submitted('standard')
    expect([text.code, data.code]).toEqual([1, 1])
    expect(text.out).toContain('2 of 3 tests passed')
    expect(json(data)).toMatchObject({ verdict: 'wrong-answer', passed: 2, total: 3 })
    for (const { out, err } of [text, data, status, report, reportJson, run])
      expect(out + err).not.toMatch(hidden)
    for (const { code, out, err } of [report, reportJson])
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('Interview 1 is not over')])
  })

  test('in pressure style nothing at all', async () => {
    const { text, data, report, reportJson, list, replay } = await submitted('pressure')
    expect([text.code, text.out]).toEqual([
      ...[0, 'Handed in. You will hear how it went when the interview is over.\n'],
    ])
    expect(json(data)).toEqual({ format: 1, mode: 'submit', level: 1 })
    expect([report.code, reportJson.code]).toEqual([2, 2])
    for (const other of [list, replay]) expect(other.out).not.toMatch(/wrong-answer|"score":\d/)
  })

  test('in coach style everything', async () => {
    const { text, data, reportJson } = await submitted('coach')
    const { finished, rounds } = json(reportJson) as unknown as MockReport
    expect([finished, rounds[0]?.failure?.name]).toEqual([false, 'hidden: many'])
    expect(text.out).toContain('expected 4700 to be 4711')
    expect(data.out).toContain('hidden: many')
  })
})

/** The milliseconds of each phase, by nothing but the events. */
function spent(events: Logged[]): number[] {
  const times: number[] = []
  let [phase, since] = [0, 0]
  for (const event of events) {
    if (event.kind !== 'phase' && event.kind !== 'finish') continue
    times[phase] = (times[phase] ?? 0) + event.ms - since
    since = event.ms
    if (event.kind === 'phase') phase = event.phase
  }
  return times
}

test('two interviews are compared by what their reports say, and the list shows how the score has gone', async () => {
  const one = await interviewed()
  const { folder } = await one.at('30:00', 'begin', 'short')
  const solution = `${folder}/solution.ts`
  // As good as it gets without a question, a plan or a test.
  writeFileSync(solution, right)
  await one.at('32:00', 'submit')
  await one.at('33:00', 'end')
  const [first, second] = [(await one.report('1')).score, (await one.report('2')).score]
  const both = (of: (score: MockReport['score']) => number | null) => ({ from: of(first), to: of(second) })
  expect(json(await one.mock('compare', '1', '2', '--json'))).toEqual({
    ...{ format: 1, from: 1, to: 2, score: both(({ score }) => score) },
    dimensions: first.dimensions.map(({ id, title }, index) => ({
      ...{ id, title, ...both(({ dimensions }) => dimensions[index]?.score ?? null) },
    })),
  })
  const { out } = await one.mock('compare', '1', '2')
  // No question; code after two of the six minutes before building, half of which are full marks: 1 + 3 x 0.4 x 2/3.
  expect(out).toMatch(/^Problem exploration +3\.10 +1\.80 +-1\.30$/m)
  expect(out).toMatch(/^Communication +\d\.\d\d +–$/m)
  const list = await one.mock('list')
  expect(list.out).toContain(`Trend: ${first.score?.toFixed(2)} → ${second.score?.toFixed(2)}`)
})
