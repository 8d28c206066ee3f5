import { budgetOf } from './phases.ts'
import { deadlineOf, type InterviewState, openLevelOf, phaseOf, spentIn } from './state.ts'

/** Where an interview stands, as data. Times are milliseconds. */
export function statusOf(interview: number, state: InterviewState, now: number) {
  const { current: round, plan, paused, finished } = state
  const { challenge, phases } = round.plan
  const spent = spentIn(round, now)
  return {
    ...{ interview, template: plan.template, title: plan.title, style: plan.style, seed: plan.seed },
    ...{ simulated: plan.simulated, paused, finished: finished !== undefined },
    round: round.number + 1,
    rounds: plan.rounds.length,
    challenge: challenge?.id ?? null,
    level: openLevelOf(round),
    levels: challenge?.levels.length ?? 0,
    phase: phaseOf(round).kind,
    phases: phases.map(({ kind, title, ms }, index) => ({
      ...{ kind, title, budgetMs: ms, spentMs: spent[index] ?? 0, current: index === round.phase },
    })),
    elapsedMs: now - round.startedMs,
    leftMs: deadlineOf(round) - now,
    budgetMs: budgetOf(phases),
    frozen: round.frozen,
    followUps: round.chosen.map((place) => ({
      question: challenge?.followUps[place]?.question ?? '',
      answered: round.answers.some(({ followUp }) => followUp === place),
      rated: round.ratings.some(({ followUp }) => followUp === place),
    })),
  }
}

/** The follow-up question that comes next: the first that is not rated. */
export function nextFollowUp({ current: round }: InterviewState):
  | {
      place: number
      number: number
      of: number
      question: string
      points: string[]
      answer: string | undefined
    }
  | undefined {
  const rated = new Set(round.ratings.map(({ followUp }) => followUp))
  const at = round.chosen.findIndex((place) => !rated.has(place))
  const place = round.chosen[at]
  const found = place === undefined ? undefined : round.plan.challenge?.followUps[place]
  if (place === undefined || found === undefined) return undefined
  const answer = round.answers.findLast(({ followUp }) => followUp === place)?.text
  return {
    place,
    number: at + 1,
    of: round.chosen.length,
    question: found.question,
    points: found.points,
    answer,
  }
}
