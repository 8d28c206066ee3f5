import type { Job, SourceFile, TestFile } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { levelCount } from '../core/levels.ts'
import { Refusal } from '../core/refusal.ts'
import { commandLine } from '../core/shell-quote.ts'
import { readTests } from './challenge-files.ts'

/** One solution to judge and how. */
export interface Judging {
  challenge: Challenge
  solution: SourceFile
  /** Folder whose files the solution may import; without it the solution is one file. */
  solutionFolder?: string | undefined
  scope: Job['scope']
  /** The highest level whose tests run; all by default. */
  level?: number | undefined
  seed: number
  /** The words of the command line that does this again, without seed and selection. */
  command: string[]
  only?: string[] | undefined
  /** For authors: all limits are reached and what tests print is shown. */
  forAuthors?: boolean
}

/** The judge's job, with the tests read from the challenge. @throws Refusal when the challenge cannot be judged. */
export function jobOf({
  challenge,
  solution,
  solutionFolder,
  scope,
  level,
  seed,
  command,
  only,
  forAuthors,
}: Judging): Job {
  const { id, folder, manifest } = challenge
  const { tests, helpers } = readTests(folder, manifest.samples)
  checkLevels(id, levelCount(manifest), tests)
  const open = level === undefined ? tests : tests.filter((test) => test.level <= level)
  const wanted = scope === 'samples' ? open.filter(holdsSamples) : open
  if (wanted.length === 0)
    throw new Refusal(`${id} has no sample tests; judge all tests with \`hotseat submit\`.`)
  return {
    challenge: id,
    scope,
    seed,
    solution,
    solutionFolder,
    tests: wanted,
    helpers,
    solutionAlias: manifest.solutionAlias,
    limits: manifest.limits,
    isolation: manifest.isolation,
    database: manifest.needs.includes('postgres'),
    runSkipped: manifest.runSkipped,
    only,
    command: commandLine(['hotseat', ...command]),
    ...(forAuthors ? { testConsole: true } : { stopAfterLimits: 3 }),
  }
}

function holdsSamples({ group, samples = 0 }: TestFile): boolean {
  return group === 'sample' || samples > 0
}

/** @throws Refusal when a level has no tests, or tests stand where no level is. */
function checkLevels(id: string, count: number, tests: readonly TestFile[]): void {
  for (let level = 1; level <= count; level++) {
    if (tests.some((test) => test.level === level)) continue
    throw new Refusal(`${id} has ${count} levels but no tests in tests/level-${level}/; add them there.`)
  }
  const stray = tests.find(
    (test) => test.level > count || (count > 1 && !/^tests\/level-\d\//.test(test.path)),
  )
  if (stray === undefined) return
  throw new Refusal(
    count === 1
      ? `${id} has ${stray.path} but no "levels" in challenge.json; list them there.`
      : `${id} has ${count} levels and ${stray.path} belongs to none; move it to one of tests/level-1/ to tests/level-${count}/.`,
  )
}
