import { count } from '../report/quantities.ts'
import type { Finding } from './finding.ts'
import type { Used } from './margins.ts'
import type { Matrix } from './matrix.ts'
import type { Score } from './mutation.ts'

/** What verifying one challenge has shown. */
export interface ChallengeOutcome {
  /** Its slug. */
  challenge: string
  findings: Finding[]
  notes: Finding[]
  matrix: Matrix
  /** What accepted submissions use at most in one test. */
  used?: Used
  mutation?: Score
}

/** What verifying a pack, or one challenge of it, has shown. */
export interface Outcome {
  /** The pack's id; empty for a challenge outside a pack. */
  pack: string
  folder: string
  /** Findings of the pack itself. */
  findings: Finding[]
  challenges: ChallengeOutcome[]
  wallMs: number
}

/** Everything that was found, the pack's own first. */
export function allFindings({ findings, challenges }: Outcome): Finding[] {
  return [...findings, ...challenges.flatMap((challenge) => challenge.findings)]
}

/** The line at the end: what holds, or where to begin. */
export function lastLine(outcome: Outcome): string {
  const findings = allFindings(outcome)
  const [first] = findings
  if (first === undefined) return `Everything holds: ${totals(outcome).join(', ')}.`
  const places = new Set(findings.map(({ challenge }) => challenge)).size
  const inPack = findings.some(({ challenge }) => challenge === '')
  const where = inPack ? `${count(places, 'place')}` : count(places, 'challenge')
  const what = [first.challenge || 'the pack', first.file].filter(Boolean).join(' ')
  return `${count(findings.length, 'finding')} in ${where}: mend ${what} first: ${first.message}`
}

function totals({ challenges }: Outcome): string[] {
  const sum = (of: (challenge: ChallengeOutcome) => number) =>
    challenges.reduce((total, each) => total + of(each), 0)
  const killed = sum(({ mutation }) => mutation?.killed ?? 0)
  const reached = sum(({ mutation }) => mutation?.reached ?? 0)
  const notes = sum((each) => each.notes.length)
  return [
    count(challenges.length, 'challenge'),
    count(
      sum(({ matrix }) => matrix.submissions.length),
      'submission',
    ),
    count(
      sum(({ matrix }) => matrix.tests.length),
      'test',
    ),
    ...(reached > 0 ? [`mutation score ${Math.floor((killed / reached) * 100)} %`] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
  ]
}
