/** Everything that `hotseat pack verify` looks at, in the order in which it is told. */
export const checks = [
  'manifest',
  'files',
  'text',
  'licence',
  'statement',
  'hints',
  'editorial',
  'submissions',
  'types',
  'tests',
  'starter',
  'empty',
  'hard-coded',
  'verdicts',
  'samples',
  'hidden',
  'determinism',
  'margins',
  'mutation',
] as const

export type Check = (typeof checks)[number]

/** One thing that is wrong, or worth knowing, and what to do about it. */
export interface Fault {
  check: Check
  /** Path inside the challenge, or inside the pack when it belongs to no challenge. */
  file?: string
  /** From 1. */
  line?: number
  message: string
  /** What to do, as a sentence; empty for a note that asks for nothing. */
  fix: string
  /** A small diff or a code frame, lines below each other. */
  detail?: string
  /** What to list in "equivalentMutants" if no test can notice the change; white space does not count. */
  mutant?: { code: string; becomes: string }
  /** Worth knowing, but no reason to fail. */
  note?: true
}

/** A fault with the slug of its challenge; the slug is empty when it is the pack's. */
export interface Finding extends Fault {
  challenge: string
}

/** Checks whose faults are notes where a challenge was imported: its files come from elsewhere, as they are. */
const forgiven: ReadonlySet<Check> = new Set([
  'statement',
  'hints',
  'editorial',
  'submissions',
  'types',
  'hard-coded',
  'samples',
  'hidden',
  'margins',
  'mutation',
])

/** The faults of one challenge as findings, each check's together, in the order of the checks. */
export function findingsOf(challenge: string, faults: readonly Fault[], imported: boolean): Finding[] {
  return faults
    .map((fault) => ({ challenge, ...fault, ...(imported && forgiven.has(fault.check) ? note : {}) }))
    .toSorted((a, b) => checks.indexOf(a.check) - checks.indexOf(b.check))
}

const note = { note: true } as const

/** Whether a challenge was made by `hotseat pack import`, by the source that its manifest names. */
export function isImported({
  source,
}: {
  source?: { title: string; url?: string | undefined } | undefined
}): boolean {
  return source !== undefined && /\bexercism\b/i.test(`${source.title} ${source.url ?? ''}`)
}
