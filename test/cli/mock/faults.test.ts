import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { startedAt, time } from '../../src/mock/events.ts'
import { firstTwo, levelOne, right } from '../../src/mock/small-pack.ts'
import { hotseat, json } from '../hotseat.ts'
import { type Candidate, candidate } from './candidate.ts'

const hour = 3_600_000

async function begun(...words: string[]): Promise<Candidate> {
  const one = candidate()
  await one.at('0:00', 'begin', 'short', ...words)
  return one
}

describe.concurrent('time', () => {
  test('that is up freezes the code, and what comes after it does not count', async () => {
    const one = await begun()
    one.save(firstTwo)
    await one.at('19:00', 'status')
    one.clock('23:00')
    const late = await one.mock('status')
    expect(late.err).toContain('Time is up. Your code is frozen as it was saved')
    expect(late.err).toContain('overtime 3:00')
    one.save(right)
    expect(await one.at('24:00', 'submit')).toMatchObject({ verdict: 'accepted' })
    await one.at('24:30', 'ask', 'can the list be empty?')
    await one.at('25:00', 'end')
    const { rounds, flags, tookMs } = await one.report()
    expect([tookMs, rounds[0]?.tookMs]).toEqual([time('25:00'), time('25:00')])
    expect([rounds[0]?.verdict, rounds[0]?.overtimeMs, rounds[0]?.asked]).toEqual([
      ...['wrong-answer', time('4:00'), []],
    ])
    expect(flags).toContain('Round 1: 4 min of overtime, not counted.')
    expect(rounds[0]?.phases.map(({ spentMs }) => spentMs)).toEqual([time('20:00'), 0, 0, 0, 0, 0, 0])
  })

  test('goes on while nobody is there, and nothing that was written is no zero', async () => {
    const one = await begun()
    await one.at('300:00', 'end')
    const { score, rounds, flags } = await one.report()
    expect([score.band, score.score, score.observed]).toEqual(['not-enough-evidence', null, 0])
    expect(rounds[0]).toMatchObject({ verdict: null, runs: [], overtimeMs: 0, tookMs: 5 * hour })
    expect(flags).toContain('Hotseat was closed for 5 h; the clock went on.')
  })

  test('stands in a pause, in coach style alone', async () => {
    const strict = await begun()
    const refused = await strict.mock('pause')
    expect([refused.code, refused.err]).toEqual([2, 'Only an interview in coach style can be paused.\n'])
    const one = await begun('--style', 'coach')
    expect(await one.at('2:00', 'pause')).toMatchObject({ paused: true, elapsedMs: time('2:00') })
    expect(await one.at('62:00', 'status')).toMatchObject({ paused: true, elapsedMs: time('2:00') })
    expect(await one.at('92:00', 'pause')).toMatchObject({ paused: false, elapsedMs: time('2:00') })
    expect(await one.at('93:00', 'status')).toMatchObject({ elapsedMs: time('3:00'), leftMs: time('17:00') })
    await one.at('94:00', 'end')
    expect((await one.report()).flags).toContain('Paused once, 1 h 30 min in all.')
  })

  test('is that of the machine, whatever is done to the wall clock or to the machine', async () => {
    const one = await begun()
    const moment = (at: number, up: number, boot: string) =>
      writeFileSync(join(one.home, 'clock'), JSON.stringify({ at, up, boot }))
    const elapsed = async () => json(await one.mock('status', '--json'))['elapsedMs']
    // The beginning was on another start of the machine; then a minute each by its uptime.
    moment(startedAt + time('1:00'), 5000, 'b')
    expect(await elapsed()).toBe(time('1:00'))
    moment(startedAt - 24 * hour, 5000 + time('1:00'), 'b')
    expect(await elapsed()).toBe(time('2:00'))
    moment(startedAt + 24 * hour, 5000 + time('2:00'), 'b')
    expect(await elapsed()).toBe(time('3:00'))
    moment(startedAt - hour, 10, 'c')
    expect(await elapsed()).toBe(time('3:00'))
    await one.mock('end')
    const { flags, tookMs } = await one.report()
    expect(tookMs).toBe(time('3:00'))
    expect(flags).toContainEqual(expect.stringContaining("The computer's clock was set back by 24 h 2 min"))
    expect(flags).toContainEqual(
      expect.stringContaining("The computer's clock was set forward by 47 h 59 min"),
    )
  })

  test('of a clock that cannot be read is a sentence', async () => {
    const one = await begun()
    for (const text of ['', 'soon', '1e300', '{}', '{"at":1.5,"up":1,"boot":"a"}']) {
      writeFileSync(join(one.home, 'clock'), text)
      const { code, out, err } = await one.mock('status')
      expect([code, out, err]).toEqual([
        ...[2, '', expect.stringMatching(/^The simulated clock .*cannot be read; write the milliseconds/)],
      ])
    }
  })
})

describe.concurrent('minutes', () => {
  test('stretch the phases and keep their shares', async () => {
    const one = candidate()
    const { phases, budgetMs } = (await one.at('0:00', 'begin', 'short', '--minutes', '40')) as {
      phases: { budgetMs: number }[]
      budgetMs: number
    }
    expect(phases.map(({ budgetMs }) => budgetMs / 60_000)).toEqual([2, 4, 6, 16, 6, 2, 4])
    expect(budgetMs).toBe(time('40:00'))
  })
})

describe.concurrent('two', () => {
  test('interviews at once are one too many', async () => {
    const one = await begun()
    for (const words of [['begin', 'pair'], ['short'], ['--style', 'coach']]) {
      const { code, out, err } = await one.mock(...words)
      expect([code, out]).toEqual([2, ''])
      expect(err).toBe(
        'Interview 1 is not over: go on with `hotseat mock resume`, or end it with `hotseat mock end`.\n',
      )
    }
  })

  test('that begin at the same moment make one interview', async () => {
    const one = candidate()
    const codes = (await Promise.all([1, 2, 3].map(() => one.mock('begin', 'short')))).map(({ code }) => code)
    expect(codes.toSorted()).toEqual([0, 2, 2])
    const { interviews } = json(await one.mock('list', '--json')) as { interviews: object[] }
    expect(interviews).toHaveLength(1)
  })

  test('that write at the same moment lose nothing without a word', async () => {
    const one = await begun()
    const lines = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(30))
    const outcomes = await Promise.all(lines.map((line) => one.mock('plan', line)))
    const told = lines.filter((_, at) => outcomes[at]?.code === 0)
    const kept = (await one.events()).flatMap((event) => (event.kind === 'plan' ? [event.text] : []))
    expect(kept.toSorted()).toEqual(told)
    expect(told.length).toBeGreaterThan(0)
    for (const { code, err } of outcomes)
      if (code !== 0) expect([code, err]).toEqual([2, expect.stringMatching(/not kept|is in use/)])
  })
})

describe.concurrent('a store', () => {
  test('that is locked keeps nobody from being told', async () => {
    const one = await begun()
    const other = new DatabaseSync(join(one.home, 'data/history.db'))
    other.exec('BEGIN IMMEDIATE')
    const locked = await one.mock('plan', 'a line')
    other.exec('ROLLBACK')
    other.close()
    expect([locked.code, locked.err]).toEqual([
      ...[2, expect.stringMatching(/^The last events are not kept\. The history .* is in use by another/)],
    ])
    expect((await one.mock('plan', 'a line')).code).toBe(0)
    expect((await one.events()).filter(({ kind }) => kind === 'plan')).toHaveLength(1)
  })

  test('that is damaged is a sentence, and with a new one interviews go on', async () => {
    const one = await begun()
    const file = join(one.home, 'data/history.db')
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    writeFileSync(file, 'no database at all, but long enough to be read as the head of one'.repeat(99))
    for (const words of [['status'], ['begin', 'short'], ['list'], ['report'], ['ask', 'x']]) {
      const { code, err } = await one.mock(...words)
      expect([code, err]).toEqual([2, expect.stringContaining('is damaged; move that file aside')])
    }
    rmSync(file)
    expect(await one.at('1:00', 'begin', 'short')).toMatchObject({ interview: 2 })
  })
})

describe.concurrent('a pack', () => {
  test('that is gone in the middle leaves the interview as it is', async () => {
    const one = await begun()
    rmSync(join(one.home, 'data/packs/mine'), { recursive: true })
    one.save(levelOne)
    expect(await one.at('3:00', 'submit')).toMatchObject({ verdict: 'accepted' })
    rmSync(join(one.home, 'data/interviews'), { recursive: true })
    const { code, err } = await one.mock('run')
    expect([code, err]).toEqual([2, expect.stringMatching(/^mine\/sum is gone .* `hotseat mock end`\.\n$/)])
    expect((await one.mock('end')).code).toBe(0)
    expect((await one.report()).rounds[0]?.verdict).toBe('accepted')
  })
})

describe.concurrent('wrong use', () => {
  const sentences: [words: string[], sentence: string][] = [
    [['status'], 'No interview goes on; begin one with `hotseat mock`'],
    [['end'], 'No interview goes on'],
    [['resume'], 'No interview goes on; begin one with `hotseat mock`.'],
    [['begin', 'shrot'], 'There is no interview "shrot". Did you mean "short"?'],
    [['begin', 'short', '--minutes', '4'], 'Minutes are a whole number from 5 to 600.'],
    [['begin', 'short', '--minutes', '1e3'], 'Minutes are a whole number from 5 to 600.'],
    [['begin', 'short', '--seed', '-1'], 'A seed is a whole number from 0 to 2147483647.'],
    [['begin', 'short', '--style', 'nice'], 'coach, standard'],
    [['report'], 'There is no interview yet; begin one with `hotseat mock`.'],
    [['report', '7'], 'There is no interview 7; see them with `hotseat mock list`.'],
    [['report', '0'], 'It is a whole number from 1.'],
    [['show', 'x'], 'It is a whole number from 1.'],
    [['replay', '99999999999'], 'It is a whole number from 1.'],
    [['compare', '1', '1'], 'Name two different interviews.'],
    [['compare', '1', '2'], 'There is no interview 1'],
    [['guess', 'fast'], 'A guess is one of O(1), O(log n), O(n), O(n log n), O(n²), the cost of a call.'],
    [
      [],
      'An interview in the app needs a terminal to itself; without one begin one with `hotseat mock begin`',
    ],
    [['short'], 'An interview in the app needs a terminal to itself'],
  ]
  test.each(sentences)('%j is refused', async (words, sentence) => {
    const { code, out, err } = await candidate().mock(...words)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(sentence)])
  })

  test('of a step in its wrong phase is refused', async () => {
    const one = await begun()
    const said = async (...words: string[]) => {
      const { code, err } = await one.mock(...words)
      return [code, err.trimEnd()]
    }
    expect(await said('back')).toEqual([2, 'This is the first phase.'])
    expect(await said('answer', 'x')).toEqual([
      ...[2, 'There is no follow-up question; they come in their own phase.'],
    ])
    expect(await said('rate', '1')).toEqual([2, 'Answer a follow-up question first: `hotseat mock answer`.'])
    expect(await said('ask', ' ')).toEqual([2, 'Say something: write it behind the command.'])
    expect(await said('resume')).toEqual([2, expect.stringContaining('needs a terminal to itself')])
    for (let phase = 0; phase < 6; phase++) await one.mock('next')
    await one.mock('answer', 'x')
    expect((await said('rate', '9'))[0]).toBe(2)
  })

  test('of a file in the way is a sentence before the clock goes', async () => {
    const one = candidate({ 'workspace/mock': 'a file' })
    const { code, err } = await one.mock('begin', 'short')
    expect([code, err]).toEqual([2, expect.stringContaining('a file is in the way')])
    expect((await one.mock('status')).err).toContain('No interview goes on')
    rmSync(join(one.home, 'workspace/mock'))
    expect(await one.at('0:00', 'begin', 'short')).toMatchObject({ interview: 1 })
  })

  test('of the simulated clock needs a home of its own', async () => {
    const one = candidate()
    const { out } = await hotseat(['mock', 'begin', 'short', '--json'], { home: one.home })
    expect(JSON.parse(out)).toMatchObject({ simulated: false })
    expect(readFileSync(one.path('brief.md'), 'utf8')).toBe('Add numbers.\n')
  })
})

describe.concurrent('another challenge', () => {
  test('takes the place of one that was seen before, once there is another', async () => {
    const one = candidate()
    const first = await one.at('0:00', 'begin', 'pair')
    expect(first['rounds']).toBe(3)
    // The pair has both challenges of the pack, and the core pack has others.
    const swapped = await one.at('0:30', 'swap')
    expect(swapped['challenge']).not.toBe(first['challenge'])
    expect(swapped).toMatchObject({ elapsedMs: 0, leftMs: time('10:00') })
    await one.at('1:00', 'ask', 'can it be empty?')
    expect((await one.mock('swap')).err).toContain('A challenge can be swapped in the first phase only')
    await one.at('2:00', 'end')
    expect((await one.report()).flags).toContain(`Seen before and swapped: ${String(first['challenge'])}.`)
    const lone = await begun()
    expect((await lone.mock('swap')).err).toBe(
      'There is no other challenge for this round; go on with this one.\n',
    )
  })
})
