import { sanitiseAll } from '../sanitise.ts'
import { allFindings, lastLine, type Outcome } from './outcome.ts'

/** What verifying has shown, for programs: format 1. */
export function outcomeJson(outcome: Outcome) {
  const { pack, folder, challenges, wallMs } = outcome
  return sanitiseAll({
    format: 1,
    pack,
    folder,
    sound: allFindings(outcome).length === 0,
    summary: lastLine(outcome),
    findings: allFindings(outcome),
    notes: challenges.flatMap(({ notes }) => notes),
    challenges: challenges.map(({ challenge, matrix, used, mutation, findings }) => ({
      challenge,
      sound: findings.length === 0,
      ...matrix,
      ...(used === undefined ? {} : { used }),
      ...(mutation === undefined ? {} : { mutation }),
    })),
    wallMs,
  })
}
