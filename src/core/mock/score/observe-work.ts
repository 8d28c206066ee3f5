import { count } from '../../report/quantities.ts'
import { sameFailures } from '../notices.ts'
import { hasTests } from '../own-tests.ts'
import { deadlineOf, isBlameless, type RoundState, type Seen, spentIn } from '../state.ts'
import { clockText } from '../time.ts'
import { firstCode } from './candidate.ts'
import { countedRun, creditOf, plannedLevels } from './credit.ts'
import type { Cite, Observation } from './observation.ts'
import { rules } from './rubric.ts'

/** What a round shows of code, tests, answers and pace. */
export function workIn(round: RoundState, cite: Cite): Observation[] {
  const looks = [testsPassed, submissions, ownTests, bugsCaught, debugging, answers, phases, inTime]
  return looks.flatMap((look) => look(round, cite))
}

function testsPassed(round: RoundState, cite: Cite): Observation[] {
  const counted = countedRun(round)
  if (counted === undefined) return []
  const { passed, total, verdict } = counted.report
  const text =
    total === 0 ? `the code ended as ${verdict}` : `${passed} of ${count(total, 'test')} passed (${verdict})`
  return [{ criterion: 'tests-passed', value: creditOf(round, counted), evidence: [cite(text, counted)] }]
}

function submissions(round: RoundState, cite: Cite): Observation[] {
  const all = submitted(round)
  if (all.length === 0) return []
  const failed = all.filter(({ report }) => report.verdict !== 'accepted')
  const cost = failed.reduce(
    (sum, { report }) => sum + (report.verdict === 'compile-error' ? 0.125 : 0.25),
    0,
  )
  const text = `${count(all.length, 'submission')}, ${failed.length} of them failed`
  return [
    { criterion: 'submissions', value: Math.max(0, 1 - cost), evidence: [cite(text, failed[0] ?? all[0])] },
  ]
}

function ownTests(round: RoundState, cite: Cite): Observation[] {
  const code = firstCode(round)
  const first = round.snapshots.find(({ source, text }) => source === 'tests' && hasTests(text))
  if (first === undefined)
    return code === undefined
      ? []
      : [{ criterion: 'own-tests', value: 0, evidence: [cite('wrote no test of your own')] }]
  const submission = submitted(round)[0]
  const early = submission === undefined || first.ms <= submission.ms
  const text = `own test at ${clockText(first.ms - round.startedMs)}, ${early ? 'before' : 'after'} the first submission`
  return [{ criterion: 'own-tests', value: early ? 1 : 0.5, evidence: [cite(text, first)] }]
}

function bugsCaught({ testScore, snapshots }: RoundState, cite: Cite): Observation[] {
  if (testScore === undefined || testScore.problem !== undefined) return []
  const { caught, missed, wrong, tests } = testScore
  const all = caught.length + missed.length
  if (all === 0 || tests === 0) return []
  const lost =
    wrong.length === 0
      ? ''
      : `; ${count(wrong.length, 'test')} of yours ${wrong.length === 1 ? 'fails' : 'fail'} a right solution`
  const last = snapshots.findLast(({ source }) => source === 'tests')
  const text = `your tests caught ${caught.length} of ${count(all, 'bug')}${lost}`
  return [{ criterion: 'bugs-caught', value: caught.length / all, evidence: [cite(text, last)] }]
}

function debugging({ runs }: RoundState, cite: Cite): Observation[] {
  const own = runs.filter((run) => run.mode !== 'final' && !isBlameless(run))
  if (own.length < 2) return []
  let longest = 0
  let end = own[0]
  for (const [index, run] of own.entries()) {
    const streak = run.report.verdict === 'accepted' ? 0 : sameFailures(own.slice(0, index + 1))
    if (streak > longest) [longest, end] = [streak, run]
  }
  const text =
    longest > 2
      ? `the same failure ${longest} times in a row`
      : `no failure more than twice in ${own.length} runs`
  return [
    {
      criterion: 'debugging',
      value: Math.max(0, 1 - 0.25 * Math.max(0, longest - 2)),
      evidence: [cite(text, end)],
    },
  ]
}

function answers(round: RoundState, cite: Cite): Observation[] {
  const asked = round.chosen
  if (asked.length === 0) return []
  const rated = asked.flatMap((place) => {
    const rating = round.ratings.findLast(({ followUp }) => followUp === place)
    return rating === undefined ? [] : [rating]
  })
  const answered = asked.filter((place) => round.answers.some(({ followUp }) => followUp === place)).length
  // Whoever answered and had no time to rate has not been observed.
  if (rated.length === 0 && answered > 0) return []
  const share = ({ points }: Seen<'rating'>) => points.filter(Boolean).length / Math.max(1, points.length)
  const sum = rated.reduce((total, rating) => total + share(rating), 0)
  const text = `answered ${answered} of ${count(asked.length, 'follow-up question')}, rated by yourself`
  return [{ criterion: 'answers', value: sum / asked.length, evidence: [cite(text, rated[0])] }]
}

function phases(round: RoundState, cite: Cite): Observation[] {
  const spent = spentIn(round, round.endedMs ?? deadlineOf(round))
  const entered = new Set(round.entered.map(({ phase }) => phase))
  const all = round.plan.phases.flatMap((phase, index) =>
    entered.has(index) ? [{ ...phase, spent: spent[index] ?? 0, index }] : [],
  )
  const over = all.filter(({ ms, spent }) => spent > ms * (1 + rules.overrun))
  const [worst] = over.toSorted((a, b) => b.spent - b.ms - (a.spent - a.ms))
  const text =
    worst === undefined
      ? `all of ${count(all.length, 'phase')} in their time`
      : `${worst.title} took ${clockText(worst.spent)} of ${clockText(worst.ms)}`
  return [{ criterion: 'phases', value: 1 - over.length / all.length, evidence: [cite(text)] }]
}

function inTime(round: RoundState, cite: Cite): Observation[] {
  const all = submitted(round)
  if (all.length === 0) return []
  const planned = plannedLevels(round)
  const good = all.filter(({ report }) => report.verdict === 'accepted')
  const accepted = good.find(({ level }) => level >= planned)
  if (accepted === undefined) {
    const best = Math.max(0, ...good.map(({ level }) => level))
    const few = best === 0 ? 'nothing' : `only level ${best} of ${planned}`
    return [{ criterion: 'in-time', value: 0, evidence: [cite(`${few} was accepted in time`, all.at(-1))] }]
  }
  const last = round.plan.phases.findLastIndex(({ kind }) => ['build', 'curveball'].includes(kind))
  const budget = round.plan.phases.slice(0, last + 1).reduce((sum, { ms }) => sum + ms, 0)
  const taken = accepted.ms - round.startedMs
  const text = `accepted after ${clockText(taken)}; ${clockText(budget)} were meant for that`
  return [{ criterion: 'in-time', value: taken <= budget ? 1 : 0.5, evidence: [cite(text, accepted)] }]
}

/** Submissions within the time, without those that the judge could not judge. */
function submitted(round: RoundState): Seen<'run'>[] {
  const deadline = deadlineOf(round)
  return round.runs.filter((run) => run.mode === 'submit' && run.ms <= deadline && !isBlameless(run))
}
