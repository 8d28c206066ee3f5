import { sanitiseAll } from '../sanitise.ts'
import type { InterviewEvent, InterviewPlan, Logged, Moment, PlannedRound, TestScore } from './events.ts'
import { budgetOf, type Phase } from './phases.ts'

/** An event of one kind with its place and time. */
export type Seen<Kind extends InterviewEvent['kind']> = Extract<Logged, { kind: Kind }>

/** What has happened in a round, each list in the order of time. */
export interface RoundState {
  number: number
  plan: PlannedRound
  startedMs: number
  /** Undefined while it goes on. */
  endedMs: number | undefined
  /** The phase that goes on, or went on at the end. */
  phase: number
  /** When phases were entered; one may be entered again. */
  entered: { phase: number; ms: number }[]
  frozen: boolean
  questions: Seen<'question'>[]
  planned: Seen<'plan'>[]
  guess: Seen<'guess'> | undefined
  snapshots: Seen<'snapshot'>[]
  runs: Seen<'run'>[]
  hints: Seen<'hint'>[]
  warnings: Seen<'warning'>[]
  nudges: Seen<'nudge'>[]
  /** The follow-up questions that are asked; none before their phase. */
  chosen: number[]
  answers: Seen<'answer'>[]
  ratings: Seen<'rating'>[]
  testScore: TestScore | undefined
  /** The number of the event with the score: what was saved after it is not in it. 0 before there is one. */
  scoredAt: number
  /** Ids of challenges that the candidate had seen before. */
  swapped: string[]
}

export interface InterviewState {
  plan: InterviewPlan
  /** Epoch milliseconds of the start. */
  startedAt: number
  rounds: RoundState[]
  /** The round that goes on, or went on at the end. */
  current: RoundState
  paused: boolean
  /** When the last pause began; undefined before the first one. */
  pausedAt: Moment | undefined
  /** Milliseconds of all pauses that are over, and how many there were. */
  pauses: { count: number; ms: number }
  gaps: Seen<'gap'>[]
  clockSets: Seen<'clock-set'>[]
  finished: Seen<'finish'> | undefined
  last: Logged
}

/** An interview as its events tell it; undefined when they do not begin with its start. */
export function interviewState(events: readonly Logged[]): InterviewState | undefined {
  const [first, ...rest] = events
  if (first?.kind !== 'start') return undefined
  // Packs are strangers: what they say reaches terminals from here.
  const plan = sanitiseAll(first.plan)
  const [begins] = plan.rounds
  if (begins === undefined) return undefined
  const round = begun(0, begins, first.ms)
  const state: InterviewState = {
    plan,
    startedAt: first.moment.at,
    rounds: [round],
    current: round,
    paused: false,
    pausedAt: undefined,
    pauses: { count: 0, ms: 0 },
    gaps: [],
    clockSets: [],
    finished: undefined,
    last: first,
  }
  for (const event of rest) {
    apply(state, event)
    state.last = event
  }
  return state
}

/** Interview time at which a round's time is over. */
export function deadlineOf({ startedMs, plan }: RoundState): number {
  return startedMs + budgetOf(plan.phases)
}

/** The phase that goes on in a round. */
export function phaseOf({ plan, phase }: RoundState): Phase {
  return plan.phases[phase] ?? { kind: 'wrap', title: 'Wrap', ms: 1000 }
}

/** The milliseconds that each phase of a round has taken until `now`. */
export function spentIn({ plan, entered, endedMs }: RoundState, now: number): number[] {
  const spent = plan.phases.map(() => 0)
  for (const [index, { phase, ms }] of entered.entries()) {
    const until = entered[index + 1]?.ms ?? endedMs ?? now
    spent[phase] = (spent[phase] ?? 0) + Math.max(0, until - ms)
  }
  return spent
}

/** The highest level that is open: a curveball opens one, and so does each level that was accepted after it. */
export function openLevelOf({ plan, entered, runs }: RoundState): number {
  const count = plan.challenge?.levels.length ?? 1
  const curveball = plan.phases.findIndex(({ kind }) => kind === 'curveball')
  const thrown = entered.some(({ phase }) => phase === curveball)
  if (curveball >= 0 && !thrown) return 1
  const passed = runs.reduce(
    (best, { mode, level, report }) =>
      mode === 'submit' && report.verdict === 'accepted' ? Math.max(best, level) : best,
    0,
  )
  return Math.min(count, Math.max(thrown ? 2 : 1, passed + 1))
}

/** Whether a run ended in a fault of the judge or of the challenge, which says nothing of the candidate. */
export function isBlameless({ report }: Seen<'run'>): boolean {
  return report.verdict === 'judge-error' || report.verdict === 'internal-error'
}

/** The last text of a source, and only what was saved in time. */
export function sourceInTime(round: RoundState, source: 'solution' | 'tests'): Seen<'snapshot'> | undefined {
  const deadline = deadlineOf(round)
  return round.snapshots.findLast((snapshot) => snapshot.source === source && snapshot.ms <= deadline)
}

function begun(number: number, plan: PlannedRound, ms: number): RoundState {
  return {
    ...{ number, plan, startedMs: ms, endedMs: undefined, phase: 0, entered: [{ phase: 0, ms }] },
    ...{ frozen: false, questions: [], planned: [], guess: undefined, snapshots: [], runs: [], hints: [] },
    ...{ warnings: [], nudges: [], chosen: [], answers: [], ratings: [], testScore: undefined, scoredAt: 0 },
    swapped: [],
  }
}

function apply(state: InterviewState, event: Logged): void {
  const round = state.current
  switch (event.kind) {
    case 'round': {
      const plan = state.plan.rounds[event.round]
      if (plan === undefined) return
      round.endedMs = event.ms
      state.current = begun(event.round, plan, event.ms)
      state.rounds.push(state.current)
      return
    }
    case 'swap': {
      const swapped = [...round.swapped, ...(round.plan.challenge ? [round.plan.challenge.id] : [])]
      const plan = { ...round.plan, ...sanitiseAll({ challenge: event.challenge, phases: event.phases }) }
      // The time of a challenge that is not used does not count.
      state.current = { ...begun(round.number, plan, event.ms), swapped }
      state.rounds[state.rounds.length - 1] = state.current
      return
    }
    case 'phase':
      round.phase = event.phase
      round.entered.push({ phase: event.phase, ms: event.ms })
      return
    case 'freeze':
      round.frozen = true
      return
    case 'test-score': {
      const scored = state.rounds.find(({ number }) => number === event.round)
      if (scored === undefined) return
      scored.testScore = event.score
      scored.scoredAt = event.seq
      return
    }
    case 'finish':
      round.endedMs = event.ms
      state.finished = event
      return
    case 'pause':
      state.paused = true
      state.pausedAt = event.moment
      return
    case 'unpause':
      state.paused = false
      state.pauses = { count: state.pauses.count + 1, ms: state.pauses.ms + event.span }
      return
    case 'open':
      // One simulated stretch makes all of it a simulation.
      if (event.simulated) state.plan = { ...state.plan, simulated: true }
      return
    case 'gap':
      state.gaps.push(event)
      return
    case 'clock-set':
      state.clockSets.push(event)
      return
    default:
      applyWork(round, event)
  }
}

function applyWork(round: RoundState, event: Logged): void {
  switch (event.kind) {
    case 'question':
      round.questions.push(event)
      return
    case 'plan':
      round.planned.push(event)
      return
    case 'guess':
      // What is said in overtime takes nothing back.
      if (round.guess === undefined || event.ms <= deadlineOf(round)) round.guess = event
      return
    case 'snapshot':
      round.snapshots.push(event)
      return
    case 'run':
      round.runs.push(event)
      return
    case 'hint':
      round.hints.push(event)
      return
    case 'warning':
      round.warnings.push(event)
      return
    case 'nudge':
      round.nudges.push(event)
      return
    case 'follow-ups':
      round.chosen = event.chosen
      return
    case 'answer':
      round.answers.push(event)
      return
    case 'rating':
      round.ratings.push(event)
      return
    default:
      return
  }
}
