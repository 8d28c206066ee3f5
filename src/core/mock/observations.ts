import { count } from '../report/quantities.ts'
import { countedRun, creditOf, levelsPassed, plannedLevels } from './credit.ts'
import { isPredicted, measuredGrowth } from './growth.ts'
import { sameFailures } from './notices.ts'
import { hasTests } from './own-tests.ts'
import type { PhaseKind } from './phases.ts'
import { type CriterionId, rules } from './rubric.ts'
import { deadlineOf, isBlameless, type RoundState, type Seen, spentIn } from './state.ts'
import { clockText } from './time.ts'

/** What a criterion's value stands on: a sentence, and when that happened. */
export interface Evidence {
  text: string
  /** The number of the round, from 1. */
  round: number
  /** Interview time in milliseconds; undefined for what did not happen. */
  ms: number | undefined
  /** The number of the event that is cited. */
  event: number | undefined
}

export interface Observation {
  criterion: CriterionId
  /** 0 to 1. */
  value: number
  evidence: Evidence[]
}

/** Everything that can be said of a round; criteria that are missing were not observed. */
export function observationsOf(round: RoundState): Observation[] {
  if (round.plan.challenge === undefined || !wasThere(round)) return []
  const cite: Cite = (text, event) => ({
    text,
    round: round.number + 1,
    ms: event?.ms,
    event: event?.seq,
  })
  return [
    ...questions(round, cite),
    ...thoughtFirst(round, cite),
    ...plan(round, cite),
    ...growth(round, cite),
    ...levels(round, cite),
    ...unaided(round, cite),
    ...testsPassed(round, cite),
    ...submissions(round, cite),
    ...ownTests(round, cite),
    ...bugsCaught(round, cite),
    ...debugging(round, cite),
    ...answers(round, cite),
    ...phases(round, cite),
    ...inTime(round, cite),
  ]
}

type Cite = (text: string, event?: { ms: number; seq: number }) => Evidence

/** Whether the candidate did anything at all. */
export function wasThere(round: RoundState): boolean {
  const { questions, planned, guess, hints, answers, runs } = round
  const acts = [
    ...questions,
    ...planned,
    ...hints,
    ...answers,
    ...runs.filter(({ mode }) => mode !== 'final'),
  ]
  return acts.length > 0 || guess !== undefined || firstCode(round) !== undefined
}

/** Phases in which one has come to the work. */
const working: PhaseKind[] = ['build', 'curveball', 'verify', 'follow-ups', 'wrap']

/** Whether the time for questions and a plan was over, or was not waited for. */
function cameToWork(round: RoundState): boolean {
  const { plan, entered } = round
  return (
    firstCode(round) !== undefined ||
    entered.some(({ phase }) => working.includes(plan.phases[phase]?.kind ?? 'brief'))
  )
}

/** The first snapshot in which something else stands than what the candidate was given. */
export function firstCode({ snapshots }: RoundState): Seen<'snapshot'> | undefined {
  const own = snapshots.filter(({ source }) => source === 'solution')
  return own.find(({ text }) => text !== own[0]?.text)
}

/** The clarifications that were asked for, each once, with the first question that asked for it. */
export function askedOf({ questions }: RoundState): Map<number, Seen<'question'>> {
  const asked = new Map<number, Seen<'question'>>()
  for (const question of questions) {
    if (question.match !== undefined && !asked.has(question.match)) asked.set(question.match, question)
  }
  return asked
}

function questions(round: RoundState, cite: Cite): Observation[] {
  const all = round.plan.challenge?.clarifications ?? []
  const asked = askedOf(round)
  // Who has not come to the work yet may still ask.
  if (all.length === 0 || (asked.size === 0 && !cameToWork(round))) return []
  const enough = Math.max(1, Math.ceil(all.length * rules.questions))
  const first = [...asked.values()][0]
  const text = `asked ${asked.size} of ${count(all.length, 'thing')} that the brief leaves out`
  return [{ criterion: 'questions', value: Math.min(1, asked.size / enough), evidence: [cite(text, first)] }]
}

function thoughtFirst(round: RoundState, cite: Cite): Observation[] {
  const code = firstCode(round)
  const build = round.plan.phases.findIndex(({ kind }) => kind === 'build')
  const budget = round.plan.phases.slice(0, Math.max(0, build)).reduce((sum, { ms }) => sum + ms, 0)
  if (code === undefined || budget === 0) return []
  const taken = code.ms - round.startedMs
  const text = `first code after ${clockText(taken)}; ${clockText(budget)} were meant for questions and a plan`
  return [
    { criterion: 'thought-first', value: Math.min(1, taken / (budget / 2)), evidence: [cite(text, code)] },
  ]
}

function plan(round: RoundState, cite: Cite): Observation[] {
  const [first] = round.planned
  const place = round.plan.phases.findIndex(({ kind }) => kind === 'plan')
  const hadTime = place >= 0 && (cameToWork(round) || round.entered.some(({ phase }) => phase === place))
  if (first === undefined && !hadTime) return []
  if (first === undefined)
    return [
      { criterion: 'plan', value: 0, evidence: [cite('wrote no plan, although there was time for one')] },
    ]
  const code = firstCode(round)
  const before = round.planned.filter(({ ms }) => code === undefined || ms <= code.ms)
  const length = before.reduce((sum, { text }) => sum + text.trim().length, 0)
  const lines = `${count(round.planned.length, 'line')} of a plan`
  const value = length >= rules.planLength ? 1 : 0.5
  const when =
    before.length === 0 ? ', after the first code' : length < rules.planLength ? ', a short one' : ''
  return [{ criterion: 'plan', value, evidence: [cite(lines + when, first)] }]
}

function growth(round: RoundState, cite: Cite): Observation[] {
  const counted = countedRun(round)
  const measured = counted === undefined ? [] : measuredGrowth(counted.report)
  const predicted = isPredicted(round.guess?.complexity, measured)
  if (predicted === undefined) return []
  const worst = Math.max(...measured.map(({ exponent }) => exponent))
  const text = `predicted ${round.guess?.complexity} a call; twice the size took ${(2 ** worst).toFixed(1)} times as much`
  return [{ criterion: 'growth', value: predicted ? 1 : 0, evidence: [cite(text, round.guess)] }]
}

function levels(round: RoundState, cite: Cite): Observation[] {
  const planned = plannedLevels(round)
  const counted = countedRun(round)
  if (planned < 2 || counted === undefined) return []
  const passed = levelsPassed(counted.report)
  const text = `solved ${passed} of ${count(planned, 'level')}`
  return [{ criterion: 'levels', value: passed / planned, evidence: [cite(text, counted)] }]
}

function unaided(round: RoundState, cite: Cite): Observation[] {
  const { plan, hints } = round
  const all = plan.challenge?.hints ?? 0
  if (all === 0 || (hints.length === 0 && !cameToWork(round))) return []
  const last = hints.at(-1)
  const text = last === undefined ? 'took no hint' : `took ${hints.length} of ${count(all, 'hint')}`
  return [{ criterion: 'unaided', value: 1 - hints.length / all, evidence: [cite(text, last)] }]
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
