import type { Report, TestResult, Verdict } from '../../../runner/protocol.ts'
import type {
  InterviewEvent,
  InterviewPlan,
  Logged,
  PlannedChallenge,
  PlannedRound,
} from '../../../src/core/mock/events.ts'
import type { Phase, PhaseKind } from '../../../src/core/mock/phases.ts'
import { type InterviewState, interviewState } from '../../../src/core/mock/state.ts'

/** When the interviews of the tests begin: 23 November 2026, 09:00 UTC. */
export const startedAt = Date.UTC(2026, 10, 23, 9)

/** An event and when it comes: `m:ss` or `h:mm:ss` since the interview began. */
export type Step = [at: string, event: InterviewEvent]

/** The log of an interview: its start, then the steps, numbered in the order in which they are written. */
export function logged(plan: InterviewPlan, ...steps: Step[]): Logged[] {
  const all: Step[] = [['0:00', { kind: 'start', plan, environment: [] }], ...steps]
  return all.map(([at, event], index) => {
    const ms = time(at)
    return { ...event, seq: index + 1, ms, moment: { at: startedAt + ms, up: ms, boot: 'b' } }
  })
}

/** The state of an interview after its steps. */
export function stateOf(plan: InterviewPlan, ...steps: Step[]): InterviewState {
  const state = interviewState(logged(plan, ...steps))
  if (state === undefined) throw new Error('an interview has at least one round')
  return state
}

/** `1:05` or `1:07:05` as milliseconds. */
export function time(at: string): number {
  return at.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000
}

export function interviewPlan(rounds: PlannedRound[], other: Partial<InterviewPlan> = {}): InterviewPlan {
  return {
    ...{ template: 'mine/screen', title: 'Phone screen', style: 'standard', seed: 7, rounds },
    ...{ simulated: false, ...other },
  }
}

export function plannedRound(
  challenge: PlannedChallenge | undefined,
  phases: Phase[],
  other: Partial<PlannedRound> = {},
): PlannedRound {
  const source = { pack: 'mine', round: { phases: [] }, scale: 1 }
  return { title: 'Round 1', challenge, phases, followUps: 0, source, ...other }
}

export function phase(
  kind: PhaseKind,
  minutes: number,
  title = kind[0]?.toUpperCase() + kind.slice(1),
): Phase {
  return { kind, title, ms: minutes * 60_000 }
}

/** A challenge with nothing but a name: no questions, no hints, one level. */
export function plannedChallenge(other: Partial<PlannedChallenge> = {}): PlannedChallenge {
  return {
    ...{ id: 'mine/sum', title: 'Sum', version: 1, track: 'basics', difficulty: 'easy', levels: ['Sum'] },
    ...{ language: 'ts', clarifications: [], followUps: [], hints: 0, ...other },
  }
}

/** A run of the given tests, by their names and verdicts; the whole has the first verdict that is not accepted. */
export function ran(
  tests: (Partial<TestResult> & { name: string })[],
  other: Partial<Extract<InterviewEvent, { kind: 'run' }>> = {},
): InterviewEvent {
  return {
    ...{ kind: 'run', mode: 'submit', level: 1, report: judged(tests), own: undefined },
    ...{ snapshot: 0, ...other },
  }
}

/** A report of tests, which passed and are hidden unless they say otherwise. */
export function judged(tests: (Partial<TestResult> & { name: string })[]): Report {
  const all = tests.map(testResult)
  const failed = all.find(({ verdict }) => verdict !== 'accepted')
  const verdict: Verdict = failed?.verdict ?? 'accepted'
  const passed = all.filter((test) => test.verdict === 'accepted').length
  return {
    ...{ format: 1, challenge: 'mine/sum', scope: 'all', verdict, passed, total: all.length, seed: 1 },
    ...{ cpuMs: 4, wallMs: 9, heapBytes: 1_000_000, tests: all, diagnostics: [], notes: [] },
  }
}

function testResult(test: Partial<TestResult> & { name: string }): TestResult {
  return {
    ...{ group: 'hidden', level: 1, verdict: 'accepted', stack: [], console: [], consoleTruncated: false },
    ...{ cpuMs: 4, virtualMs: 0, heapBytes: 1000, ...test },
  }
}
