import { budgetOf } from '../phases.ts'
import type { InterviewState, RoundState } from '../state.ts'
import { countedRun, levelsPassed, plannedLevels } from './credit.ts'
import { type Loss, lossesIn } from './losses.ts'
import type { Evidence, Observation } from './observation.ts'
import { observationsOf } from './observations.ts'
import { withoutOvertime } from './overtime.ts'
import { type BandId, bands, type CriterionId, rubric, rules } from './rubric.ts'

export interface CriterionScore {
  id: CriterionId
  weight: number
  what: string
  /** 0 to 1; null when it was not observed. */
  value: number | null
  evidence: ScoredEvidence[]
}

/** Evidence with what the criterion is worth in its round alone, 0 to 1. */
export interface ScoredEvidence extends Evidence {
  value: number
}

export interface DimensionScore {
  id: string
  title: string
  weight: number
  /** 1 to 4; null when nothing of it was observed. */
  score: number | null
  /** Why the score is lower than its criteria say. */
  cap: string | undefined
  criteria: CriterionScore[]
}

export interface Score {
  band: BandId
  title: string
  /** Why it is this band, a sentence. */
  sentence: string
  /** 1 to 4; null when nothing was observed. */
  score: number | null
  /** Percent of the weights that were observed. */
  observed: number
  dimensions: DimensionScore[]
  /** What would have raised the score most, in that order. */
  fixes: Fix[]
}

export interface Fix {
  criterion: CriterionId
  dimension: string
  advice: string
  /** By how much the whole score would be higher. */
  gain: number
}

/** How an interview went by the rubric; the same events give the same score. */
export function scoreOf(state: InterviewState): Score {
  const rounds = state.rounds.filter(({ plan }) => plan.challenge !== undefined).map(withoutOvertime)
  const observed = rounds.map((round) => ({
    observations: observationsOf(round),
    weight: budgetOf(round.plan.phases),
  }))
  const dimensions = rubric.map(({ id, title, weight, criteria }): DimensionScore => {
    const scores = criteria.map(
      (criterion): CriterionScore => ({
        ...{ id: criterion.id, weight: criterion.weight, what: criterion.what },
        ...combined(criterion.id, observed),
      }),
    )
    const raw = weightedMean(scores.map(({ value, weight }) => ({ value, weight })))
    const cap = id === 'implementation' ? capOf(rounds) : undefined
    const full = raw === null ? null : 1 + 3 * raw
    const capped = full !== null && cap !== undefined && full > rules.raceCap
    return {
      ...{ id, title, weight, criteria: scores },
      score: full === null ? null : round2(capped ? rules.raceCap : full),
      cap: capped ? cap : undefined,
    }
  })
  const whole = weightedMean(dimensions.map(({ score, weight }) => ({ value: score, weight })))
  const seen = dimensions.reduce((sum, { score, weight }) => sum + (score === null ? 0 : weight), 0)
  return {
    ...bandOf(whole, seen, rounds),
    score: whole === null ? null : round2(whole),
    observed: seen,
    dimensions,
    fixes: fixesOf(dimensions, seen),
  }
}

/** A criterion over all rounds: each counts by its time. */
function combined(
  id: CriterionId,
  rounds: { observations: Observation[]; weight: number }[],
): { value: number | null; evidence: ScoredEvidence[] } {
  const found = rounds.flatMap(({ observations, weight }) =>
    observations
      .filter(({ criterion }) => criterion === id)
      .map(({ value, evidence }) => ({ value: round2(value), evidence, weight })),
  )
  const value = weightedMean(found)
  return {
    value: value === null ? null : round2(value),
    evidence: found.flatMap(({ evidence, value }) => evidence.map((each) => ({ ...each, value }))),
  }
}

function capOf(rounds: RoundState[]): string | undefined {
  for (const round of rounds) {
    const counted = countedRun(round)
    const [loss] = counted === undefined ? [] : lossesIn(counted.report)
    if (loss !== undefined)
      return `the code of round ${round.number + 1} ${lossText[loss]}: at most ${rules.raceCap}`
  }
  return undefined
}

const lossText: Record<Loss, string> = {
  race: 'loses a race, and data with it',
  crash: 'loses data in a crash',
  hang: 'leaves callers waiting for good',
}

function bandOf(
  score: number | null,
  observed: number,
  rounds: RoundState[],
): Pick<Score, 'band' | 'title' | 'sentence'> {
  if (score === null || observed < rules.leastObserved)
    return {
      ...notEnough,
      sentence:
        score === null
          ? 'Nothing was written, asked or run, so there is nothing to judge by.'
          : `Only ${observed} % of the rubric was observed; ${rules.leastObserved} % are needed for a verdict.`,
    }
  if (rounds.every((round) => countedRun(round) === undefined))
    return {
      ...notEnough,
      sentence: 'No code of yours was judged, and without that there is no verdict.',
    }
  const obstacle = obstacleOf(rounds)
  const reached = bands.find(({ from }) => round2(score) >= from) ?? lowest
  const isHeldBack = obstacle !== undefined && reached === highest
  const band = isHeldBack ? second : reached
  const why = isHeldBack ? `; not a strong hire, because ${obstacle}` : ''
  return {
    band: band.id,
    title: band.title,
    sentence: `${round2(score).toFixed(2)} of 4 over ${observed} % of the rubric${why}.`,
  }
}

const [highest, second, , lowest] = bands
const notEnough = { band: 'not-enough-evidence', title: 'Not enough evidence' } as const

/** Why nobody with this interview is a strong hire, however high the score. */
function obstacleOf(rounds: RoundState[]): string | undefined {
  if (rounds.some(({ hints }) => hints.length > rules.hintsOfStrongHire))
    return 'a hint was taken that gives the approach away'
  const open = rounds.find((round) => {
    const counted = countedRun(round)
    return counted === undefined || levelsPassed(counted.report) < Math.min(2, plannedLevels(round))
  })
  return open === undefined ? undefined : `round ${open.number + 1} was not solved`
}

function fixesOf(dimensions: DimensionScore[], observed: number): Fix[] {
  const all = dimensions.flatMap(({ title, weight, criteria }) => {
    const seen = criteria.filter(({ value }) => value !== null)
    const weights = seen.reduce((sum, criterion) => sum + criterion.weight, 0)
    return seen.map(({ id, value, weight: part }): Fix => {
      const gain = (weight / observed) * (part / weights) * 3 * (1 - (value ?? 1))
      return { criterion: id, dimension: title, advice: adviceOf(id), gain: round2(gain) }
    })
  })
  return all
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 3)
}

function adviceOf(id: CriterionId): string {
  return rubric.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id)?.advice ?? ''
}

function weightedMean(parts: { value: number | null; weight: number }[]): number | null {
  const seen = parts.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
  const weights = seen.reduce((sum, { weight }) => sum + weight, 0)
  return weights === 0 ? null : seen.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
