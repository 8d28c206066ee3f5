import type { Report } from '../../../runner/protocol.ts'
import type { Occasion } from '../challenge.ts'
import { growthExponent } from '../report/growth-text.ts'
import { lossesIn } from './score/losses.ts'
import type { RoundState } from './state.ts'

/** The power of the size above which growth is worth a question. */
const steep = 1.6

/** What has happened in a round that follow-up questions are about. */
export function occasionsOf({ runs }: RoundState): Set<Occasion> {
  const found = new Set<Occasion>()
  for (const { report, mode } of runs) {
    for (const occasion of inReport(report)) found.add(occasion)
    if (mode !== 'run' && report.verdict === 'accepted') found.add('accepted')
  }
  return found
}

/** The places of the questions to ask, at most `count`: first those for what happened, then the others in their order. */
export function chosenFollowUps(round: RoundState, count: number): number[] {
  const questions = round.plan.challenge?.followUps ?? []
  const happened = occasionsOf(round)
  // A stretch question is the last resort of an occasion: what went wrong says more.
  const rank = (when: Occasion | undefined) => {
    if (when === undefined) return 2
    if (!happened.has(when)) return 3
    return when === 'accepted' ? 1 : 0
  }
  return questions
    .map(({ when }, place) => ({ place, rank: rank(when) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, count)
    .map(({ place }) => place)
}

function inReport(report: Report): Occasion[] {
  const losses = lossesIn(report)
  return [
    ...report.tests.flatMap(({ verdict, growth = [] }): Occasion[] => [
      ...(verdict === 'time-limit-exceeded' || growth.some((curve) => (growthExponent(curve) ?? 0) >= steep)
        ? (['slow'] as const)
        : []),
      ...(verdict === 'memory-limit-exceeded' ? (['memory'] as const) : []),
    ]),
    ...(losses.has('race') || losses.has('hang') ? (['race'] as const) : []),
  ]
}
