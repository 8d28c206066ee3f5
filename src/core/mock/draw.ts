import type { Challenge } from '../catalogue.ts'
import { Refusal } from '../refusal.ts'
import { scattered } from '../seed.ts'
import type { Template } from './template.ts'

export interface DrawSource {
  challenges: readonly Challenge[]
  /** When a challenge was last solved or met in an interview, epoch milliseconds. */
  seenAt: ReadonlyMap<string, number>
  /** Epoch milliseconds. */
  now: number
  seed: number
  /** Ids that are not to be drawn. */
  without?: ReadonlySet<string>
}

type Pick = NonNullable<Template['rounds'][number]['pick']>

/** How long something counts as seen lately, in milliseconds. */
const lately = 30 * 86_400_000

/**
 * A challenge for each round; undefined for a round that is a break. One seed draws the same from the same catalogue and
 * history; what was seen lately comes up only when nothing else is left, the longest ago first.
 * @throws Refusal when no challenge is what a round asks for.
 */
export function drawRounds({ pack, title, rounds }: Template, source: DrawSource): (Challenge | undefined)[] {
  const drawn: (Challenge | undefined)[] = []
  for (const [index, { pick = {}, phases }] of rounds.entries()) {
    if (phases.every(({ kind }) => kind === 'break')) {
      drawn.push(undefined)
      continue
    }
    const taken = new Set(drawn.flatMap((challenge) => (challenge === undefined ? [] : [challenge.id])))
    const found = drawOne(pick, pack, index, { ...source, without: taken.union(source.without ?? new Set()) })
    if (found === undefined)
      throw new Refusal(
        `No challenge is left for round ${index + 1} of "${title}", which asks for ${wish(pick)}; choose another interview with \`hotseat mock templates\`, or add a pack.`,
      )
    drawn.push(found)
  }
  return drawn
}

/** A challenge that a round asks for; undefined when there is none. */
export function drawOne(
  pick: Pick,
  pack: string,
  round: number,
  { challenges, seenAt, now, seed, without }: DrawSource,
): Challenge | undefined {
  const fitting = challenges.filter((challenge) => fits(challenge, pick, pack) && !without?.has(challenge.id))
  const isFresh = ({ id }: Challenge) => now - (seenAt.get(id) ?? Number.NEGATIVE_INFINITY) > lately
  const fresh = fitting.filter(isFresh)
  if (fresh.length === 0)
    return fitting.toSorted((a, b) => (seenAt.get(a.id) ?? 0) - (seenAt.get(b.id) ?? 0))[0]
  const order = ({ id }: Challenge) => scattered(`${seed}/${round}/${id}`)
  return fresh.toSorted((a, b) => order(a) - order(b))[0]
}

function fits({ id, slug, manifest, pack: own }: Challenge, pick: Pick, pack: string): boolean {
  const { challenges, tracks, difficulties } = pick
  const isNamed =
    challenges === undefined ||
    challenges.some((name) => (name.includes('/') ? name === id : name === slug && own === pack))
  return (
    isNamed &&
    (tracks === undefined || tracks.includes(manifest.track)) &&
    (difficulties === undefined || difficulties.includes(manifest.difficulty))
  )
}

function wish({ challenges, tracks, difficulties }: Pick): string {
  const parts = [
    challenges === undefined ? [] : [`one of ${challenges.join(', ')}`],
    difficulties === undefined ? [] : [`the difficulty ${difficulties.join(' or ')}`],
    tracks === undefined ? [] : [`the track ${tracks.join(' or ')}`],
  ].flat()
  return parts.length === 0 ? 'any challenge' : parts.join(', ')
}
