import type { Drill } from '../events.ts'
import type { InterviewState, RoundState } from '../state.ts'
import { countedRun, levelsPassed, plannedLevels } from './credit.ts'
import { withoutOvertime } from './overtime.ts'
import { scoreOf } from './score.ts'

export interface DrillSource {
  /** Every challenge there is, in the order of lists. */
  challenges: readonly { id: string; manifest: { track: string } }[]
  solved: ReadonlySet<string>
  interview: number
}

const most = 3

/** What to practise after an interview: what was not solved in it, then something new of the same tracks. */
export function drillsOf(state: InterviewState, { challenges, solved, interview }: DrillSource): Drill[] {
  const met = state.rounds.map(withoutOvertime).flatMap((round) => {
    const { challenge } = round.plan
    return challenge === undefined ? [] : [{ challenge, why: whyOpen(round) }]
  })
  const open = met.flatMap(({ challenge, why }) =>
    why === undefined ? [] : [{ challenge: challenge.id, why: `${why} in interview ${interview}` }],
  )
  const [fix] = scoreOf(state).fixes
  const known = new Set(met.map(({ challenge }) => challenge.id))
  const next = met.flatMap(({ challenge: { track } }) => {
    const other = challenges.find(
      ({ id, manifest }) => manifest.track === track && !known.has(id) && !solved.has(id),
    )
    if (other === undefined || fix === undefined) return []
    return [{ challenge: other.id, why: `after interview ${interview}, for ${fix.dimension.toLowerCase()}` }]
  })
  return [...open, ...next]
    .filter(({ challenge }, at, all) => all.findIndex((each) => each.challenge === challenge) === at)
    .slice(0, most)
}

/** Why a round's challenge is one to practise; undefined when all that was planned of it was solved. */
function whyOpen(round: RoundState): string | undefined {
  const report = countedRun(round)?.report
  const planned = plannedLevels(round)
  const passed = report === undefined ? 0 : levelsPassed(report)
  if (passed >= planned && report?.verdict === 'accepted') return undefined
  return passed > 0 && planned > 1 ? `solved up to level ${passed} of ${planned}` : 'not solved'
}
