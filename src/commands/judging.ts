import type { Job, Report, SourceFile } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { exitCodeOf } from '../core/exit-code.ts'
import { Refusal } from '../core/refusal.ts'
import { reportText } from '../core/report/report-text.ts'
import { commandLine } from '../core/shell-quote.ts'
import { readTests } from '../io/challenge-files.ts'
import { judgeJob } from '../io/judge.ts'
import { type Context, printJson } from './context.ts'
import { liveView } from './live-view.ts'

export interface JudgingOptions {
  json?: boolean
  seed?: number
  only?: string[]
  record?: boolean
}

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
  options: JudgingOptions
  /** For authors: all limits are reached and what tests print is shown. */
  forAuthors?: boolean
}

/**
 * Judges, tells the user live, keeps the report, prints it.
 * @param keep called with the report before it is printed, so that no verdict is seen and then lost.
 * @returns the exit code of the verdict.
 */
export async function judgeAndTell(
  context: Context,
  judging: Judging,
  keep: (report: Report) => Promise<void> = async () => {},
): Promise<number> {
  const { terminal, invocation, signal } = context
  const { options, challenge } = judging
  const view = liveView(terminal, challenge.id, options.json === true)
  const report = await judgeJob(jobOf(judging), view.hear, signal).finally(view.end)
  if (
    options.only &&
    report.total === 0 &&
    report.diagnostics.length === 0 &&
    report.verdict === 'accepted'
  ) {
    throw new Refusal(`No test has a name like ${options.only.map((name) => `"${name}"`).join(' or ')}.`)
  }
  await keep(report)
  if (options.json) printJson(context, report)
  else terminal.out(reportText(report, { paint: terminal.paint, width: terminal.width, invocation }))
  return exitCodeOf(report.verdict)
}

function jobOf({
  challenge,
  solution,
  solutionFolder,
  scope,
  seed,
  command,
  options,
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
    only: options.only,
    command: commandLine(['hotseat', ...command]),
    ...(forAuthors ? { testConsole: true } : { stopAfterLimits: 3 }),
  }
}
