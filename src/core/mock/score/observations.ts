import type { RoundState } from '../state.ts'
import { wasThere } from './candidate.ts'
import type { Cite, Observation } from './observation.ts'
import { thinkingIn } from './observe-thinking.ts'
import { workIn } from './observe-work.ts'

/** Everything that can be said of a round; criteria that are missing were not observed. */
export function observationsOf(round: RoundState): Observation[] {
  if (round.plan.challenge === undefined || !wasThere(round)) return []
  const cite: Cite = (text, event) => ({
    text,
    round: round.number + 1,
    ms: event?.ms,
    event: event?.seq,
  })
  return [...thinkingIn(round, cite), ...workIn(round, cite)]
}
