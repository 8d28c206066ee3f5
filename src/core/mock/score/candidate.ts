import type { PhaseKind } from '../phases.ts'
import type { RoundState, Seen } from '../state.ts'

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

/** Whether the challenge may still be swapped for another one: nothing of it was worked on. */
export function canSwap(round: RoundState): boolean {
  return round.plan.challenge !== undefined && round.phase === 0 && !wasThere(round)
}

/** Phases in which one has come to the work. */
const working: PhaseKind[] = ['build', 'curveball', 'verify', 'follow-ups', 'wrap']

/** Whether the time for questions and a plan was over, or was not waited for. */
export function cameToWork(round: RoundState): boolean {
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
