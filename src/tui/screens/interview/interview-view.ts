import { columns, cut } from '../../../core/layout.ts'
import type { PlannedRound } from '../../../core/mock/events.ts'
import type { Phase, PhaseKind } from '../../../core/mock/phases.ts'
import { canSwap } from '../../../core/mock/score/candidate.ts'
import { deadlineOf, type InterviewState, openLevelOf, phaseOf, spentIn } from '../../../core/mock/state.ts'
import { nextFollowUp } from '../../../core/mock/status.ts'
import { clockText } from '../../../core/mock/time.ts'
import type { InterviewUi, Mode, Tab } from './interview-state.ts'

/** What the keys of an interview depend on. */
export interface InterviewView {
  mode: Mode
  tab: Tab
  busy: boolean
  phase: PhaseKind
  isLastPhase: boolean
  isLastRound: boolean
  /** Whether a follow-up question waits for an answer where the keys are. */
  asked: boolean
  paused: boolean
  canSwap: boolean
  /** Whether another hint can be had. */
  hasHints: boolean
}

/** What of an interview decides about its keys. */
export function interviewView(state: InterviewState, ui: InterviewUi): InterviewView {
  const { current: round, plan, paused } = state
  return {
    ...{ mode: ui.mode, tab: ui.tab, busy: ui.busy, paused, phase: phaseOf(round).kind },
    isLastPhase: round.phase >= round.plan.phases.length - 1,
    isLastRound: round.number >= plan.rounds.length - 1,
    asked: ui.tab === 'follow-ups' && nextFollowUp(state) !== undefined,
    hasHints: plan.style !== 'pressure' && round.hints.length < (round.plan.challenge?.hints ?? 0),
    canSwap: canSwap(round),
  }
}

/** Columns from which the number of the phase shows. */
const wide = 78
/** Columns that a title keeps. */
const shortest = 12

/**
 * What the first line says: which interview and problem, which phase, how much time there is. In a width the title is cut
 * first, and what there is no room for at all is left out.
 */
export function headerOf(
  state: InterviewState,
  now: number,
  width = Number.POSITIVE_INFINITY,
): { left: string; right: string; over: boolean } {
  const { current: round } = state
  const { phases, challenge } = round.plan
  const left = deadlineOf(round) - now
  const phase = phaseOf(round)
  const spent = clockText(spentIn(round, now)[round.phase] ?? 0)
  const number = width < wide ? '' : ` ${round.phase + 1}/${phases.length}`
  const time = left >= 0 ? `${clockText(left)} left` : `overtime ${clockText(-left)}`
  const where = `${phase.title}${number} ${spent} of ${clockText(phase.ms)}`
  const right = `${where} · ${state.paused ? 'paused' : time}`
  const facts = factsOf(state).map((fact) => ` · ${fact}`)
  const title = challenge?.title ?? 'Break'
  const room = () => width - columns(right) - 1 - columns(facts.join(''))
  while (facts.length > 0 && room() < Math.min(shortest, columns(title))) facts.pop()
  const name = width === Number.POSITIVE_INFINITY ? title : cut(title, room())
  return { left: `${name}${facts.join('')}`, right, over: left < 0 }
}

/** What is known beside the title, the most important first. */
function factsOf({ current: round, plan }: InterviewState): string[] {
  // Breaks are not counted.
  const isProblem = ({ challenge }: PlannedRound) => challenge !== undefined
  const rounds = plan.rounds.filter(isProblem).length
  const at = plan.rounds.slice(0, round.number + 1).filter(isProblem).length
  const levels = round.plan.challenge?.levels.length ?? 1
  return [
    ...(levels > 1 ? [`level ${openLevelOf(round)}/${levels}`] : []),
    ...(rounds > 1 && isProblem(round.plan) ? [`round ${at}/${rounds}`] : []),
    ...(plan.simulated ? ['simulated'] : []),
  ]
}

/** A phase's part of the bar. */
export interface BarPart {
  columns: number
  /** How many of them are filled: no more than there are. */
  filled: number
  current: boolean
  /** Whether it took longer than it should. */
  over: boolean
}

/** The phases as parts of a bar that is exactly so wide: each as long as its time, and at least a column. */
export function barParts(
  phases: readonly Phase[],
  spent: readonly number[],
  at: number,
  width: number,
): BarPart[] {
  const gaps = phases.length - 1
  const room = Math.max(phases.length, width - gaps)
  const all = phases.reduce((sum, { ms }) => sum + ms, 0)
  const ends = phases.map((_, index) => {
    const until = phases.slice(0, index + 1).reduce((sum, { ms }) => sum + ms, 0)
    return Math.round((until / all) * room)
  })
  return phases.map(({ ms }, index) => {
    const columns = Math.max(1, (ends[index] ?? 0) - (ends[index - 1] ?? 0))
    const share = (spent[index] ?? 0) / ms
    return {
      columns,
      filled: Math.min(columns, Math.round(share * columns)),
      current: index === at,
      over: share > 1,
    }
  })
}
