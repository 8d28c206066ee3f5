import type { Challenge } from '../catalogue.ts'
import { type DrawSource, drawOne, drawRounds } from './draw.ts'
import type { InterviewPlan, PlannedChallenge, PlannedRound, Style } from './events.ts'
import { minutesOf, phasesFor } from './phases.ts'
import type { Template } from './template.ts'

export interface PlanWishes extends DrawSource {
  template: Template
  style: Style
  /** Minutes in all; the template's own when undefined. */
  minutes: number | undefined
  simulated: boolean
  /** How many hints a challenge has. */
  hintCount: (challenge: Challenge) => number
}

/** An interview to come, and the challenges of its rounds. @throws Refusal when a round finds no challenge. */
export function planInterview(wishes: PlanWishes): { plan: InterviewPlan; challenges: Challenge[] } {
  const { template, style, minutes, seed, simulated, hintCount } = wishes
  const drawn = drawRounds(template, wishes)
  const scale = minutes === undefined ? 1 : minutes / minutesOf(template.rounds)
  const rounds = template.rounds.map((round, index): PlannedRound => {
    const challenge = drawn[index]
    return {
      ...plannedFor(challenge, { pack: template.pack, round, scale }, hintCount),
      title: round.title ?? (challenge === undefined ? 'Break' : `Round ${index + 1}`),
      followUps: 0,
    }
  })
  return {
    plan: {
      ...{ template: `${template.pack}/${template.id}`, title: template.title, style, seed, simulated },
      rounds: withFollowUps(rounds, template.followUps),
    },
    challenges: drawn.filter((challenge) => challenge !== undefined),
  }
}

/**
 * Another challenge for a round whose challenge the candidate has seen before; undefined when there is none.
 * @param met ids of all challenges of the interview so far.
 */
export function swapFor(
  { source, plan }: { source: DrawSource; plan: PlannedRound },
  number: number,
  met: ReadonlySet<string>,
): Challenge | undefined {
  const { pack, round } = plan.source
  return drawOne(round.pick ?? {}, pack, number, { ...source, without: met })
}

/** A round's challenge and phases. */
export function plannedFor(
  challenge: Challenge | undefined,
  source: PlannedRound['source'],
  hintCount: (challenge: Challenge) => number,
): Pick<PlannedRound, 'challenge' | 'phases' | 'source'> {
  const planned = challenge && plannedChallenge(challenge, hintCount(challenge))
  return {
    challenge: planned,
    phases: phasesFor(source.round.phases, planned?.levels.length ?? 1, source.scale),
    source,
  }
}

function plannedChallenge({ id, manifest }: Challenge, hints: number): PlannedChallenge {
  const { title, version, track, difficulty, levels, language, clarifications, followUps } = manifest
  const titles = levels.length === 0 ? [title] : levels.map((level) => level.title)
  return { id, title, version, track, difficulty, levels: titles, language, clarifications, followUps, hints }
}

/** Shares the follow-up questions out among the rounds that have a phase for them, the first ones getting what is left over. */
function withFollowUps(rounds: PlannedRound[], all: number): PlannedRound[] {
  const asking = rounds.filter(({ phases }) => phases.some(({ kind }) => kind === 'follow-ups'))
  return rounds.map((round) => {
    const at = asking.indexOf(round)
    if (at < 0) return round
    const share = Math.floor(all / asking.length) + (at < all % asking.length ? 1 : 0)
    return { ...round, followUps: share }
  })
}
