import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createJudge } from '../runner/supervise.ts'
import { parseChallenge } from '../src/core/challenge.ts'
import { textOf } from '../src/core/verify/folder.ts'
import { jobOf } from '../src/io/job.ts'
import { builtInPacks } from '../src/io/packs.ts'
import { readFolder } from '../src/io/verify/read-folder.ts'
import { submissionsOf } from '../src/io/verify/submissions.ts'
import { server } from './runner/postgres-judging.ts'

const judge = createJudge({ spare: true, postgres: () => ({ url: server }) })
afterAll(() => judge.close())

const challenges = builtInPacks().packs.flatMap(({ folder, slugs }) =>
  slugs.flatMap((slug) => {
    const files = readFolder(join(folder, slug))
    const parsed = parseChallenge(textOf(files, 'challenge.json') ?? '', 'challenge.json')
    if (!parsed.ok || !parsed.value.needs.includes('postgres')) return []
    const challenge = { id: slug, pack: '', slug, folder: join(folder, slug), manifest: parsed.value }
    const accepted = submissionsOf(files, parsed.value.language).filter(({ name }) => /^accepted/.test(name))
    return [{ slug, challenge, accepted }]
  }),
)

test('there are challenges in SQL', () => {
  expect(challenges.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['sql-transfer']))
})

// What is right where one statement runs at a time has to be right with real sessions as well.
describe.skipIf(server === undefined).concurrent.each(challenges)('$slug', ({ challenge, accepted }) => {
  test.each(accepted)('$name holds on a server', async ({ text }) => {
    const solution = { path: `solution.${challenge.manifest.language}`, text }
    const report = await judge.judge(
      jobOf({ challenge, solution, scope: 'all', seed: 1, command: ['judge'] }),
    )
    expect(report.tests.filter(({ verdict }) => verdict !== 'accepted')).toEqual([])
    expect(report.verdict).toBe('accepted')
  })
})
