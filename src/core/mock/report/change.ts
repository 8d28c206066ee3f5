import { scoreOf } from '../score/score.ts'
import type { InterviewState } from '../state.ts'
import type { Change } from './report.ts'

/** An interview with its number. */
export interface Numbered {
  interview: number
  state: InterviewState
}

/** Interviews that one is compared with. */
const most = 5

/** How an interview compares with the mean of the five finished ones before it; null for the first one. */
export function changeOf({ interview, state }: Numbered, all: readonly Numbered[]): Change | null {
  const before = all.filter((other) => other.interview < interview && other.state.finished !== undefined)
  const last = before.slice(-most)
  if (last.length === 0) return null
  const now = scoreOf(state)
  const scores = last.map((other) => scoreOf(other.state))
  const mean = mean2(scores.map(({ score }) => score))
  const ids = challengesOf(state)
  return {
    with: last.map((other) => other.interview),
    score: now.score === null || mean === null ? null : round2(now.score - mean),
    dimensions: now.dimensions.map(({ id, title, score }, index) => ({
      ...{ id, title, now: score },
      before: mean2(scores.map(({ dimensions }) => dimensions[index]?.score ?? null)),
    })),
    repeats: before.flatMap((other) =>
      challengesOf(other.state)
        .filter((id) => ids.includes(id))
        .map((challenge) => ({
          ...{ interview: other.interview, challenge, now: now.score },
          before: scoreOf(other.state).score,
        })),
    ),
  }
}

function challengesOf({ rounds }: InterviewState): string[] {
  return rounds.flatMap(({ plan }) => (plan.challenge === undefined ? [] : [plan.challenge.id]))
}

function mean2(values: (number | null)[]): number | null {
  const seen = values.filter((value) => value !== null)
  return seen.length === 0 ? null : round2(seen.reduce((sum, value) => sum + value, 0) / seen.length)
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
