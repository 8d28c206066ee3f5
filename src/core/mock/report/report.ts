import type { TestResult, Verdict } from '../../../../runner/protocol.ts'
import type { Drill, RunMode, Style, TestScore } from '../events.ts'
import { budgetOf, type PhaseKind } from '../phases.ts'
import { askedOf } from '../score/candidate.ts'
import { countedRun, groupsOf, type TestGroupScore } from '../score/credit.ts'
import { type MeasuredGrowth, measuredGrowth } from '../score/growth.ts'
import { overtimeOf, withoutOvertime } from '../score/overtime.ts'
import { type Score, scoreOf } from '../score/score.ts'
import { deadlineOf, type InterviewState, type RoundState, spentIn } from '../state.ts'
import { spanText } from '../time.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'

/** The report of an interview: format 1. Times are milliseconds of interview time unless they say otherwise. */
export interface MockReport {
  format: 1
  interview: number
  template: string
  title: string
  style: Style
  seed: number
  /** The start by the wall clock, ISO 8601. */
  startedAt: string
  finished: boolean
  budgetMs: number
  tookMs: number
  score: Score
  rounds: RoundReport[]
  /** What to know before the report is believed: pauses, overtime, a clock that was not real. */
  flags: string[]
  drills: Drill[]
  change: Change | null
}

export interface RoundReport {
  round: number
  title: string
  /** Null for a break. */
  challenge: { id: string; title: string; difficulty: string; track: string } | null
  startedMs: number
  tookMs: number
  /** Time spent after the end is of no phase. */
  phases: { kind: PhaseKind; title: string; budgetMs: number; spentMs: number }[]
  verdict: Verdict | null
  groups: TestGroupScore[]
  /** The first test that failed in the code as it stood at the end. */
  failure: Pick<TestResult, 'name' | 'verdict' | 'message' | 'counterexample' | 'replay'> | null
  asked: { question: string; answer: string; ms: number }[]
  missed: { question: string; answer: string }[]
  /** Questions that the interviewer had no answer to. */
  unanswered: string[]
  plan: string[]
  predicted: string | null
  measured: MeasuredGrowth[]
  testScore: TestScore | null
  hints: number
  runs: { ms: number; mode: RunMode; verdict: Verdict; passed: number; total: number; level: number }[]
  followUps: { question: string; answer: string | null; points: { text: string; said: boolean | null }[] }[]
  overtimeMs: number
  timeline: TimelineEntry[]
}

/** How this interview compares with the ones before it. */
export interface Change {
  /** Numbers of the interviews it is compared with, at most five. */
  with: number[]
  score: number | null
  dimensions: { id: string; title: string; before: number | null; now: number | null }[]
  /** Earlier interviews on the same challenge. */
  repeats: { interview: number; challenge: string; before: number | null; now: number | null }[]
}

/** The report that follows from an interview's events. @param now interview time, for one that goes on. */
export function mockReport(
  interview: number,
  state: InterviewState,
  now: number,
  change: Change | null,
): MockReport {
  const { plan, finished } = state
  return {
    ...{ format: 1, interview, template: plan.template, title: plan.title, style: plan.style },
    ...{
      seed: plan.seed,
      startedAt: new Date(state.startedAt).toISOString(),
      finished: finished !== undefined,
    },
    budgetMs: plan.rounds.reduce((sum, { phases }) => sum + budgetOf(phases), 0),
    tookMs: finished?.ms ?? now,
    score: scoreOf(finished === undefined ? stoppedAt(state, now) : state),
    rounds: state.rounds.map((round) => roundReport(round, now)),
    flags: flagsOf(state),
    drills: finished?.drills ?? [],
    change,
  }
}

/** As if it ended now: what has not been spent yet is spent on nothing. */
function stoppedAt(state: InterviewState, now: number): InterviewState {
  const rounds = state.rounds.map((round) => (round === state.current ? { ...round, endedMs: now } : round))
  return { ...state, rounds }
}

function roundReport(all: RoundState, now: number): RoundReport {
  const round = withoutOvertime(all)
  const { plan, number } = round
  const { challenge } = plan
  const counted = countedRun(round)
  const asked = askedOf(round)
  const clarifications = challenge?.clarifications ?? []
  // Time after the end is overtime and of no phase.
  const endedMs = all.endedMs === undefined ? undefined : round.endedMs
  const spent = spentIn({ ...round, endedMs }, Math.min(now, deadlineOf(all)))
  return {
    ...{ round: number + 1, title: plan.title, startedMs: all.startedMs },
    challenge:
      challenge === undefined
        ? null
        : {
            ...{ id: challenge.id, title: challenge.title },
            ...{ difficulty: challenge.difficulty, track: challenge.track },
          },
    tookMs: (all.endedMs ?? now) - all.startedMs,
    phases: plan.phases.map(({ kind, title, ms }, index) => ({
      ...{ kind, title, budgetMs: ms },
      spentMs: spent[index] ?? 0,
    })),
    verdict: counted?.report.verdict ?? null,
    groups: counted === undefined ? [] : groupsOf(counted.report, challenge?.levels ?? []),
    failure: failureOf(counted?.report.tests ?? []),
    asked: [...asked].flatMap(([place, { text, ms }]) => {
      const answer = clarifications[place]?.answer
      return answer === undefined ? [] : [{ question: text, answer, ms: ms - all.startedMs }]
    }),
    missed: clarifications
      .filter((_, place) => !asked.has(place))
      .map(({ question, answer }) => ({ question, answer })),
    unanswered: round.questions.filter(({ match }) => match === undefined).map(({ text }) => text),
    plan: round.planned.map(({ text }) => text),
    predicted: round.guess?.complexity ?? null,
    measured: counted === undefined ? [] : measuredGrowth(counted.report),
    testScore: round.testScore ?? null,
    hints: round.hints.length,
    runs: all.runs.map(({ ms, mode, level, report: { verdict, passed, total } }) => ({
      ...{ ms: ms - all.startedMs, mode, verdict, passed, total, level },
    })),
    followUps: round.chosen.map((place) => followUpOf(round, place)),
    overtimeMs: overtimeOf(all),
    timeline: timelineOf(all),
  }
}

function failureOf(tests: TestResult[]): RoundReport['failure'] {
  const failed = tests.find(({ verdict }) => verdict !== 'accepted')
  if (failed === undefined) return null
  const { name, verdict, message, counterexample, replay } = failed
  return {
    ...{ name, verdict },
    ...(message === undefined ? {} : { message }),
    ...(counterexample === undefined ? {} : { counterexample }),
    ...(replay === undefined ? {} : { replay }),
  }
}

function followUpOf(round: RoundState, place: number): RoundReport['followUps'][number] {
  const { question = '', points = [] } = round.plan.challenge?.followUps[place] ?? {}
  const rating = round.ratings.findLast(({ followUp }) => followUp === place)?.points
  return {
    question,
    answer: round.answers.findLast(({ followUp }) => followUp === place)?.text ?? null,
    points: points.map((text, index) => ({ text, said: rating?.[index] ?? null })),
  }
}

function flagsOf({ plan, pauses, gaps, clockSets, rounds, finished, paused }: InterviewState): string[] {
  const asleep = gaps.filter(({ why }) => why === 'asleep').reduce((sum, { span }) => sum + span, 0)
  const closed = gaps.filter(({ why }) => why === 'closed').reduce((sum, { span }) => sum + span, 0)
  const swaps = rounds.flatMap(({ swapped }) => swapped)
  const late = rounds.filter((round) => overtimeOf(round) > 0)
  return [
    ...(plan.simulated ? ['The clock was simulated: this is a test of Hotseat and not of a candidate.'] : []),
    ...(finished === undefined ? ['The interview is not over; this is how it stands.'] : []),
    ...(finished?.why === 'ended' ? ['The interview was ended before its last phase.'] : []),
    ...(paused ? ['It is paused.'] : []),
    ...(pauses.count > 0
      ? [`Paused ${pauses.count === 1 ? 'once' : `${pauses.count} times`}, ${spanText(pauses.ms)} in all.`]
      : []),
    ...(asleep > 0 ? [`The machine slept for ${spanText(asleep)}; the clock went on.`] : []),
    ...(closed > 0 ? [`Hotseat was closed for ${spanText(closed)}; the clock went on.`] : []),
    ...clockSets.map(
      ({ by }) =>
        `The computer's clock was set ${by > 0 ? 'forward' : 'back'} by ${spanText(Math.abs(by))}; the interview's time is not touched by that.`,
    ),
    ...(swaps.length > 0 ? [`Seen before and swapped: ${swaps.join(', ')}.`] : []),
    ...late.map(
      (round) => `Round ${round.number + 1}: ${spanText(overtimeOf(round))} of overtime, not counted.`,
    ),
  ]
}
