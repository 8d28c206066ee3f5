import type { InterviewEvent, Style, WarningKind } from './events.ts'
import { budgetOf } from './phases.ts'
import { deadlineOf, type InterviewState, isBlameless, phaseOf, type RoundState } from './state.ts'

/** How long somebody may build without a run before the interviewer says something, in milliseconds. */
const quiet = 8 * 60_000
/** So many runs that end in the same way are worth a word. */
const repeats = 3

/**
 * What the clock has to say now: warnings that were passed and not said yet, of several only the last one; the end of the
 * round's time; a nudge. In the order in which they are to be recorded.
 */
export function noticesAt(
  { current, plan, paused, finished }: InterviewState,
  now: number,
): InterviewEvent[] {
  if (finished !== undefined || paused || current.plan.challenge === undefined) return []
  const due = warningsDue(current, now)
  const last = due.at(-1)
  const warnings: InterviewEvent[] = last === undefined ? [] : [{ kind: 'warning', what: last }]
  if (now >= deadlineOf(current))
    return current.frozen ? [] : [...warnings, { kind: 'freeze', round: current.number }]
  const nudge = nudgeDue(current, plan.style, now)
  return nudge === undefined ? warnings : [...warnings, { kind: 'nudge', why: nudge }]
}

/** What a warning says. */
export function warningText(what: WarningKind): string {
  return {
    half: 'Half of the time is over.',
    'four-fifths': 'Four fifths of the time are over.',
    'five-minutes': 'Five minutes left.',
    'one-minute': 'One minute left: save what you have.',
    over: 'Time is up. Your code is frozen as it was saved; what you do from now on is overtime and does not count.',
  }[what]
}

/** What the interviewer says of himself. */
export function nudgeText(why: 'no-run' | 'same-failure'): string {
  return why === 'no-run'
    ? 'Eight minutes without a run: what is the smallest piece that you could try now?'
    : 'The same failure three times: what do you expect at that line, and what is there?'
}

function warningsDue(round: RoundState, now: number): WarningKind[] {
  const budget = budgetOf(round.plan.phases)
  const points: [WarningKind, number][] = [
    ['half', budget / 2],
    ['four-fifths', budget * 0.8],
    ['five-minutes', budget - 5 * 60_000],
    ['one-minute', budget - 60_000],
    ['over', budget],
  ]
  const spent = now - round.startedMs
  const said = round.warnings.map(({ what }) => what)
  const latest = Math.max(...points.filter(([what]) => said.includes(what)).map(([, at]) => at), 0)
  return (
    points
      // In a short round five minutes are no news.
      .filter(([what, at]) => what === 'over' || (at > 0 && at >= (what === 'half' ? 0 : budget / 2)))
      .filter(([what, at]) => spent >= at && at > latest && !said.includes(what))
      .sort(([, a], [, b]) => a - b)
      .map(([what]) => what)
  )
}

function nudgeDue(round: RoundState, style: Style, now: number): 'no-run' | 'same-failure' | undefined {
  if (style === 'pressure' || !['build', 'curveball', 'verify'].includes(phaseOf(round).kind))
    return undefined
  const last = round.runs.at(-1)
  // Whoever is done may think in peace.
  if (last?.mode === 'submit' && last.report.verdict === 'accepted') return undefined
  const since = Math.max(buildingSince(round), ...[...round.runs, ...round.nudges].map(({ ms }) => ms))
  if (now - since >= quiet) return 'no-run'
  const lastNudge = round.nudges.findLast(({ why }) => why === 'same-failure')?.ms ?? -1
  return sameFailures(round.runs.filter(({ ms }) => ms > lastNudge)) >= repeats ? 'same-failure' : undefined
}

/** How many of the last runs have failed in the same way. */
export function sameFailures(runs: RoundState['runs']): number {
  const marks = runs.filter((run) => run.mode !== 'final' && !isBlameless(run)).map(failureMark)
  const last = marks.at(-1)
  if (last === undefined) return 0
  const different = marks.findLastIndex((mark) => mark !== last)
  return marks.length - 1 - different
}

/** What tells one failure from another; undefined for what was accepted. */
function failureMark({ report }: RoundState['runs'][number]): string | undefined {
  if (report.verdict === 'accepted') return undefined
  const failed = report.tests.find(({ verdict }) => verdict !== 'accepted')
  const [diagnostic] = report.diagnostics
  return [report.verdict, failed?.name, failed?.message, diagnostic?.message].join('\n')
}

function buildingSince(round: RoundState): number {
  const first = round.entered.find(({ phase }) =>
    ['build', 'curveball', 'verify'].includes(round.plan.phases[phase]?.kind ?? ''),
  )
  return first?.ms ?? round.startedMs
}
