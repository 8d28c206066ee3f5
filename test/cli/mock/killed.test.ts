import { expect, test } from 'vitest'
import { scattered } from '../../../src/core/seed.ts'
import { levelOne } from '../../src/mock/small-pack.ts'
import { hotseat, json, launch } from '../hotseat.ts'
import { type Candidate, candidate } from './candidate.ts'

// More rounds, and others, when that is wanted: HOTSEAT_KILLS=100 HOTSEAT_KILL_SEED=7.
const rounds = Number(process.env['HOTSEAT_KILLS'] ?? 10)
const seed = process.env['HOTSEAT_KILL_SEED'] ?? '1'

/** Milliseconds after which a step is killed at the latest; by then most are done. */
const latest = 250

test(`an interview that is killed at ${rounds} random points goes on, with everything that was told`, async () => {
  const one = candidate()
  await one.at('0:00', 'begin', 'short', '--style', 'coach')
  one.save(levelOne)
  const told: string[] = []
  for (let round = 1; round <= rounds; round++) {
    const [words, mark] = stepOf(round)
    const said = await killed(one, ['mock', ...words], drawn(`${round} after`, latest))
    if (mark !== undefined && said.includes('Noted.')) told.push(mark)
    const { code, out, err } = await one.mock('status', '--json')
    expect([round, words, code, err]).toEqual([round, words, 0, ''])
    expect(JSON.parse(out)).toMatchObject({ interview: 1, finished: false })
  }
  const events = await one.events()
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
  const plans = events.flatMap((event) => (event.kind === 'plan' ? [event.text] : []))
  expect(new Set(plans).size).toBe(plans.length)
  expect(told.filter((mark) => !plans.includes(mark))).toEqual([])
  expect((await one.mock('end')).code).toBe(0)
  expect((await one.report()).finished).toBe(true)
})

test('an interview that is killed as it begins or ends is there whole, or not at all', async () => {
  for (let round = 0; round < Math.ceil(rounds / 5); round++) {
    const one = candidate()
    await killed(one, ['mock', 'begin', 'short'], drawn(`${round} begin`, 2 * latest))
    const begun = await one.mock('status')
    if (begun.code !== 0) expect((await one.mock('begin', 'short')).code).toBe(0)
    one.save(levelOne)
    await killed(one, ['mock', 'end'], drawn(`${round} end`, 2 * latest))
    const after = await hotseat(['mock', 'end'], one)
    expect([0, 2]).toContain(after.code)
    if (after.code === 2) expect(after.err).toContain('No interview goes on')
    const { finished, rounds } = await one.report()
    expect([finished, rounds[0]?.verdict, rounds[0]?.runs.length]).toEqual([true, 'accepted', 1])
    expect((json(await one.mock('list', '--json'))['interviews'] as object[]).length).toBe(1)
  }
})

/** A step of an interview and, when it is to be kept, what has to be found again. */
function stepOf(round: number): [words: string[], mark?: string] {
  const kind = drawn(`${round} step`, 10)
  if (kind < 4) return [['plan', `line ${round}`], `line ${round}`]
  return [
    [['ask', `can the list be empty ${round}`], ['next'], ['back'], ['run'], ['submit'], ['status']][
      kind - 4
    ] ?? ['status'],
  ]
}

/** What a command had said when it was killed, after so many milliseconds unless it was done before. */
async function killed(one: Candidate, words: string[], after: number): Promise<string> {
  const child = launch(words, one)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.resume()
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  await new Promise((done) => child.on('close', done))
  clearTimeout(timer)
  return said
}

function drawn(what: string, below: number): number {
  return scattered(`${seed}/${what}`) % below
}
