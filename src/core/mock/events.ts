import type { Report } from '../../../runner/protocol.ts'
import type { Clarification, FollowUp } from '../challenge.ts'
import type { Phase } from './phases.ts'
import type { Template } from './template.ts'

/** How the interviewer behaves. */
export const styles = ['coach', 'standard', 'pressure'] as const
export type Style = (typeof styles)[number]

/** What a challenge brings to an interview; kept with it, so that a changed pack changes nothing. */
export interface PlannedChallenge {
  /** `pack/slug`. */
  id: string
  title: string
  version: number
  track: string
  difficulty: string
  /** Titles of its levels; one for a challenge without. */
  levels: string[]
  language: 'ts' | 'sql'
  clarifications: Clarification[]
  followUps: FollowUp[]
  /** How many hints there are. */
  hints: number
}

export interface PlannedRound {
  title: string
  /** Undefined for a break. */
  challenge: PlannedChallenge | undefined
  phases: Phase[]
  /** How many follow-up questions are asked. */
  followUps: number
  /** What it was made from, to make it again for another challenge. */
  source: RoundSource
}

export interface RoundSource {
  /** The pack that slugs without a pack are of. */
  pack: string
  round: Template['rounds'][number]
  /** By which the template's times are multiplied. */
  scale: number
}

export interface InterviewPlan {
  /** `pack/id` of the template. */
  template: string
  title: string
  style: Style
  seed: number
  rounds: PlannedRound[]
  /** Whether the clock was not a real one. */
  simulated: boolean
}

/** A moment as machines know it. */
export interface Moment {
  /** Epoch milliseconds by the wall clock, which may be set. */
  at: number
  /** Milliseconds since the machine was started, sleep included. */
  up: number
  /** Which start of the machine `up` counts from; empty where nobody can tell. */
  boot: string
}

/** Names of the two files that a candidate writes. */
export type SourceName = 'solution' | 'tests'

/** What was judged: samples, all tests of the open levels at the candidate's wish, or what stood there at the end. */
export type RunMode = 'run' | 'submit' | 'final'

export interface OwnTests {
  passed: number
  total: number
  /** Why they could not be run, a sentence. */
  problem?: string
  /** Names of the tests that failed. */
  failed: string[]
}

/** The candidate's tests against the submissions that come with the challenge. */
export interface TestScore {
  /** How many tests there were. */
  tests: number
  /** Tests that a right solution fails, which therefore do not count. */
  wrong: string[]
  /** What is wrong in the submissions that at least one test has caught, and in the others. */
  caught: string[]
  missed: string[]
  /** Why there is no score, a sentence. */
  problem?: string
}

/** What happens in an interview. Everything that is known of it follows from these, in their order. */
export type InterviewEvent =
  | { kind: 'start'; plan: InterviewPlan; environment: string[] }
  | { kind: 'round'; round: number }
  | { kind: 'phase'; phase: number }
  | { kind: 'swap'; challenge: PlannedChallenge; phases: Phase[] }
  | { kind: 'question'; text: string; match: number | undefined }
  | { kind: 'plan'; text: string }
  | { kind: 'guess'; complexity: string }
  | { kind: 'snapshot'; source: SourceName; text: string }
  | {
      kind: 'run'
      mode: RunMode
      level: number
      report: Report
      own: OwnTests | undefined
      /** The number of the snapshot that was judged. */
      snapshot: number
    }
  | { kind: 'hint'; number: number; of: number; title: string }
  | { kind: 'warning'; what: WarningKind }
  | { kind: 'nudge'; why: 'no-run' | 'same-failure' }
  /** The follow-up questions that are asked, by their places in the challenge. */
  | { kind: 'follow-ups'; chosen: number[] }
  | { kind: 'answer'; followUp: number; text: string }
  | { kind: 'rating'; followUp: number; points: boolean[] }
  | { kind: 'pause' }
  | { kind: 'unpause'; span: number }
  | { kind: 'freeze'; round: number }
  /** Nobody was there, or the machine slept, for so many milliseconds of interview time. */
  | { kind: 'gap'; span: number; why: 'asleep' | 'closed' }
  /** The wall clock was set by so many milliseconds. */
  | { kind: 'clock-set'; by: number }
  /** A process goes on with the interview; `simulated` when its clock is none. */
  | { kind: 'open'; pid: number; simulated?: boolean }
  | { kind: 'test-score'; round: number; score: TestScore }
  | { kind: 'finish'; why: 'done' | 'ended'; drills: Drill[] }

export type WarningKind = 'half' | 'four-fifths' | 'five-minutes' | 'one-minute' | 'over'

/** A challenge to do next, and why. */
export interface Drill {
  challenge: string
  why: string
}

/** An event with its place and time. */
export type Logged = InterviewEvent & {
  /** From 1. */
  seq: number
  /** Interview time in milliseconds: it never goes back, and pauses are left out of it. */
  ms: number
  moment: Moment
}
