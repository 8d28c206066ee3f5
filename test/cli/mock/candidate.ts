import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logged } from '../../../src/core/mock/events.ts'
import type { MockReport } from '../../../src/core/mock/report/report.ts'
import { startedAt, time } from '../../src/mock/events.ts'
import { smallPack } from '../../src/mock/small-pack.ts'
import { temporaryFolder } from '../../src/temporary.ts'
import { hotseat, json, type Outcome } from '../hotseat.ts'

/** Somebody with the small pack and a simulated clock, who does things with the real program at given times. */
export interface Candidate {
  home: string
  env: Record<string, string>
  /** Sets the clock to a time since the start, `m:ss`. */
  clock: (at: string) => void
  /** `hotseat mock …` to its end. */
  mock: (...words: string[]) => Promise<Outcome>
  /** The same at a time, with `--json`, which has to go well. */
  at: (at: string, ...words: string[]) => Promise<Record<string, unknown>>
  /** Where a file of the round is. */
  path: (name: string, interview?: number, slug?: string) => string
  save: (text: string, name?: string, slug?: string) => void
  report: (...words: string[]) => Promise<MockReport>
  events: () => Promise<Logged[]>
}

export function candidate(files: Record<string, string> = {}): Candidate {
  const home = temporaryFolder({ ...smallPack(), clock: String(startedAt), ...files })
  const env = { HOTSEAT_CLOCK: join(home, 'clock') }
  const clock = (at: string) => writeFileSync(join(home, 'clock'), String(startedAt + time(at)))
  const mock = (...words: string[]) => hotseat(['mock', ...words], { home, env })
  const path = (name: string, interview = 1, slug = 'sum') =>
    join(home, 'workspace/mock', String(interview), slug, name)
  return {
    ...{ home, env, clock, mock, path },
    async at(at, ...words) {
      clock(at)
      const outcome = await mock(...words, '--json')
      if (outcome.code === 2) throw new Error(`${words.join(' ')}: ${outcome.err}`)
      return json(outcome)
    },
    save(text, name = 'solution.ts', slug = 'sum') {
      const file = path(name, 1, slug)
      if (!existsSync(file)) throw new Error(`${file} is not there`)
      writeFileSync(file, text)
    },
    report: async (...words) => json(await mock('report', ...words, '--json')) as unknown as MockReport,
    events: async () => json(await mock('show', '--json'))['events'] as Logged[],
  }
}
