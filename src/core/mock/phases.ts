import type { phaseKinds } from '../pack.ts'

type WrittenKind = (typeof phaseKinds)[number]

/** What is done in a part of a round. */
export type PhaseKind = Exclude<WrittenKind, keyof typeof olderNames>

/** A part of a round and the time that is meant for it. */
export interface Phase {
  kind: PhaseKind
  title: string
  /** Milliseconds. */
  ms: number
}

const olderNames = { read: 'brief', code: 'build', talk: 'follow-ups', review: 'verify' } as const

const titles: Record<PhaseKind, string> = {
  brief: 'Brief',
  clarify: 'Clarify',
  plan: 'Plan',
  build: 'Build',
  curveball: 'Curveball',
  verify: 'Verify',
  'follow-ups': 'Follow-ups',
  wrap: 'Wrap',
  break: 'Break',
}

interface WrittenPhase {
  kind: WrittenKind
  title?: string | undefined
  minutes: number
}

/**
 * The phases of a round as they will be for one challenge. Without a level to come there is no curveball: its time goes
 * to the phase before it.
 * @param scale by which all times are multiplied.
 */
export function phasesFor(written: readonly WrittenPhase[], levels: number, scale: number): Phase[] {
  const phases: Phase[] = []
  for (const { kind: word, title, minutes } of written) {
    const kind = kindOf(word)
    const ms = minutes * 60_000 * scale
    const last = phases.at(-1)
    if (kind === 'curveball' && levels < 2 && last !== undefined) last.ms += ms
    else if (kind === 'curveball' && levels < 2) phases.push({ kind: 'build', title: titles.build, ms })
    else phases.push({ kind, title: title ?? titles[kind], ms })
  }
  return phases.map((phase) => ({ ...phase, ms: Math.max(1000, Math.round(phase.ms / 1000) * 1000) }))
}

/** The minutes that a template's rounds take together. */
export function minutesOf(rounds: readonly { phases: readonly WrittenPhase[] }[]): number {
  return rounds.flatMap(({ phases }) => phases).reduce((sum, { minutes }) => sum + minutes, 0)
}

/** The milliseconds that phases take together. */
export function budgetOf(phases: readonly Phase[]): number {
  return phases.reduce((sum, { ms }) => sum + ms, 0)
}

function kindOf(word: WrittenKind): PhaseKind {
  return word in olderNames ? olderNames[word as keyof typeof olderNames] : (word as PhaseKind)
}
