import type { Job, SourceFile } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
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
  seed,
  command,
  only,
  forAuthors,
}: Judging): Job {
  const { id, folder, manifest } = challenge
  if (manifest.needs.length > 0) {
    throw new Refusal(
      `${id} needs ${manifest.needs.join(' and ')}, which this version of Hotseat cannot offer: update Hotseat.`,
    )
  }
  const { tests, helpers } = readTests(folder)
  const wanted = scope === 'samples' ? tests.filter(({ group }) => group === 'sample') : tests
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
    only,
    command: commandLine(['hotseat', ...command]),
    ...(forAuthors ? { testConsole: true } : { stopAfterLimits: 3 }),
  }
}
