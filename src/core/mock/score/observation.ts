import type { CriterionId } from './rubric.ts'

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

/** Makes evidence of a sentence, with the event that it cites. */
export type Cite = (text: string, event?: { ms: number; seq: number }) => Evidence
