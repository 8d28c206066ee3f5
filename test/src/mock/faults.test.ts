import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closeJudge } from '../../../src/io/judge.ts'
import { readReport } from '../../../src/io/mock/read-interviews.ts'
import { finishInterview, runWork, settleRound, submitWork } from '../../../src/io/mock/session-work.ts'
import { readCatalogue } from '../../../src/io/packs.ts'
import { readReviews } from '../../../src/io/read-reviews.ts'
import { begin, begun } from './begun.ts'
import { firstTwo, levelOne, right, starter } from './small-pack.ts'

afterAll(closeJudge)

const hooks = { signal: new AbortController().signal }
const pack = (places: { data: string }) => join(places.data, 'packs/mine')
const copy = (places: { data: string }, number = 1) => join(places.data, 'interviews', String(number))

test('a pack that is removed in the middle takes nothing away', async () => {
  const { places, open } = await begun()
  rmSync(pack(places), { recursive: true })
  const session = open()
  const files = session.files()
  writeFileSync(files?.solution ?? '', levelOne)
  expect(session.problemText()).toContain('Add numbers.')
  expect(session.ask('can the list be empty').answer).toBe('Yes, and its sum is 0.')
  expect((await session.hint()).title).toBe('Begin')
  expect((await submitWork(places, session, hooks)).report.verdict).toBe('accepted')
  session.close()
})

test('a pack that is updated in the middle changes nothing', async () => {
  const { places, open } = await begun()
  const hidden = join(pack(places), 'sum/tests/level-1/hidden.test.ts')
  writeFileSync(hidden, readFileSync(hidden, 'utf8').replace('4711', '0'))
  writeFileSync(join(pack(places), 'sum/brief.md'), 'Multiply.\n')
  const session = open()
  writeFileSync(session.files()?.solution ?? '', levelOne)
  expect(session.problemText()).toContain('Add numbers.')
  expect((await submitWork(places, session, hooks)).report.verdict).toBe('accepted')
  session.close()
})

test('when the copy is gone the pack has to do, and without both there is a sentence and a report', async () => {
  const { places, number, clock, at, open } = await begun()
  rmSync(copy(places), { recursive: true })
  const session = open()
  const files = session.files()
  expect(files?.solution).toContain('sum')
  rmSync(pack(places), { recursive: true })
  writeFileSync(files?.solution ?? '', levelOne)
  await expect(runWork(session, hooks)).rejects.toThrow(
    "mine/sum is gone from the packs and from the interview's own copy; end the interview with `hotseat mock end`.",
  )
  at('9:00')
  await finishInterview(places, session, 'ended', hooks)
  session.close()
  const { report } = readReport(places, number, clock)
  expect([report.finished, report.score.band]).toEqual([true, 'not-enough-evidence'])
  expect(report.rounds[0]?.testScore?.problem).toContain('mine/sum is gone')
})

test('the copy is whole or not there, and gone when the interview is over', async () => {
  const { places, open } = await begun()
  expect(existsSync(join(copy(places), 'mine/sum/tests/level-2/sample.test.ts'))).toBe(true)
  const session = open()
  await finishInterview(places, session, 'ended', hooks)
  session.close()
  expect(existsSync(copy(places))).toBe(false)
})

test('a history that was moved aside leaves its work where it is', async () => {
  const { places, open, clock } = await begun()
  const first = open()
  const { solution = '' } = first.files() ?? {}
  writeFileSync(solution, right)
  first.close()
  for (const end of ['', '-wal', '-shm']) rmSync(join(places.data, `history.db${end}`), { force: true })
  mkdirSync(join(copy(places, 2), 'mine/sum'), { recursive: true })
  writeFileSync(join(copy(places, 2), 'mine/sum/challenge.json'), '{}')
  expect(await begin(places, clock, {})).toBe(2)
  expect(readFileSync(solution, 'utf8')).toBe(right)
  expect(readFileSync(join(copy(places, 2), 'mine/sum/challenge.json'), 'utf8')).toContain('Sum of numbers')
})

test('a solution that was deleted is made again, and one that is a folder is a sentence', async () => {
  const { places, open } = await begun()
  const session = open()
  const { solution = '', tests = '' } = session.files() ?? {}
  rmSync(solution)
  rmSync(tests)
  expect(session.save()).toBe(false)
  expect((await runWork(session, hooks)).report.verdict).toBe('wrong-answer')
  expect(readFileSync(solution, 'utf8')).toBe(starter)
  rmSync(solution)
  mkdirSync(solution)
  await expect(runWork(session, hooks)).rejects.toThrow(
    'is gone or is no text; save it again in your editor.',
  )
  await expect(submitWork(places, session, hooks)).rejects.toThrow('is gone or is no text')
  rmSync(solution, { recursive: true })
  writeFileSync(solution, Buffer.from([0, 255, 1]))
  await expect(runWork(session, hooks)).rejects.toThrow('is gone or is no text')
  expect(session.state().current.snapshots.filter(({ source }) => source === 'solution')).toHaveLength(1)
  session.close()
})

test('where no folder can be made there is a sentence, and the interview can be ended', async () => {
  const { places, open } = await begun()
  rmSync(join(places.workspace, 'mock'), { recursive: true })
  writeFileSync(join(places.workspace, 'mock'), 'in the way')
  const session = open()
  expect(() => session.files()).toThrow('a file is in the way')
  expect(session.save()).toBe(false)
  await finishInterview(places, session, 'ended', hooks)
  expect(session.state().finished?.why).toBe('ended')
  session.close()
})

test('a level that a curveball opened after the last submission is judged at the end', async () => {
  const { places, open, at } = await begun()
  const session = open()
  writeFileSync(session.files()?.solution ?? '', levelOne)
  at('2:00')
  expect((await submitWork(places, session, hooks)).report.verdict).toBe('accepted')
  for (let phase = 0; phase < 4; phase++) session.move(1)
  at('16:00')
  await settleRound(places, session, hooks)
  expect(
    session.state().current.runs.map(({ mode, level, report }) => [mode, level, report.verdict]),
  ).toEqual([
    ['submit', 1, 'accepted'],
    ['final', 2, 'wrong-answer'],
  ])
  session.close()
})

test('what stood there when the time was up is judged, and nothing later', async () => {
  const { places, open, at } = await begun()
  const session = open()
  const { solution = '' } = session.files() ?? {}
  at('19:00')
  writeFileSync(solution, firstTwo)
  session.save()
  at('20:01')
  writeFileSync(solution, levelOne)
  await settleRound(places, session, hooks)
  const { runs, snapshots } = session.state().current
  expect(runs.map(({ mode, snapshot, report }) => [mode, snapshot, report.verdict])).toEqual([
    ['final', snapshots[2]?.seq, 'wrong-answer'],
  ])
  session.close()
})

test('who goes on after the round was settled has it settled again, and else not', async () => {
  const { places, open, at } = await begun()
  const session = open()
  const { solution = '' } = session.files() ?? {}
  writeFileSync(solution, firstTwo)
  await settleRound(places, session, hooks)
  const once = session.state().last.seq
  await settleRound(places, session, hooks)
  expect(session.state().last.seq).toBe(once)
  at('5:00')
  writeFileSync(solution, levelOne)
  await settleRound(places, session, hooks)
  expect(session.state().current.runs.map(({ report }) => report.verdict)).toEqual([
    'wrong-answer',
    'accepted',
  ])
  session.close()
})

test('what was not solved stands in the review queue', async () => {
  const { places, open, at } = await begun()
  const session = open()
  writeFileSync(session.files()?.solution ?? '', firstTwo)
  at('7:00')
  await finishInterview(places, session, 'ended', hooks)
  session.close()
  const drills = session.state().finished?.drills
  expect(drills?.[0]).toEqual({ challenge: 'mine/sum', why: 'not solved in interview 1' })
  const { reviews } = await readReviews(places, readCatalogue(places).challenges)
  expect(reviews.map(({ challenge, why }) => [challenge, why])).toContainEqual([
    ...['mine/sum', 'not solved in interview 1'],
  ])
})

test('of two that work on one interview the one that comes later goes on', async () => {
  const { open } = await begun()
  const [older, newer] = [open(), open()]
  newer.ask('can the list be empty?')
  older.ask('how large are the numbers?')
  expect([newer.taken(), older.taken()]).toEqual([false, true])
  older.close()
  newer.close()
  const after = open()
  expect(after.state().current.questions.map(({ match }) => match)).toEqual([0])
  after.close()
})
