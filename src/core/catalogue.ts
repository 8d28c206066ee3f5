import type { ChallengeManifest } from './challenge.ts'
import { difficulties } from './challenge.ts'

/** How far the user is with a challenge: an accepted submission of all tests, any attempt, nothing yet. */
export const statuses = ['new', 'tried', 'solved'] as const
export type Status = (typeof statuses)[number]

/** What a list can be filtered by: a challenge that is solved may be due for review as well. */
export const standings = [...statuses, 'due'] as const

/** A challenge as the catalogue knows it: where it is and what its manifest says, none of its other files. */
export interface Challenge {
  /** `pack/slug`; the folder's name alone outside a pack. */
  id: string
  pack: string
  slug: string
  folder: string
  manifest: ChallengeManifest
}

export interface Filter {
  track?: string | undefined
  difficulty?: string | undefined
  tag?: string | undefined
  status?: string | undefined
  pack?: string | undefined
}

/** Easy before hard, short before long: the order of lists and of `next`. */
export function inOrder(challenges: Challenge[]): Challenge[] {
  const rank = (challenge: Challenge) => difficulties.indexOf(challenge.manifest.difficulty)
  return challenges.toSorted(
    (a, b) =>
      a.pack.localeCompare(b.pack, 'en') ||
      rank(a) - rank(b) ||
      a.manifest.minutes - b.manifest.minutes ||
      a.slug.localeCompare(b.slug, 'en'),
  )
}

/** The challenges that meet every condition given; words are compared without case. */
export function filtered(
  challenges: Challenge[],
  filter: Filter,
  statusOf: (id: string) => Status,
  isDue: (id: string) => boolean = () => false,
): Challenge[] {
  const same = (wanted: string | undefined, ...values: string[]) =>
    wanted === undefined || values.some((value) => value.toLowerCase() === wanted.toLowerCase())
  return challenges.filter(
    ({ id, pack, manifest }) =>
      same(filter.track, manifest.track) &&
      same(filter.difficulty, manifest.difficulty) &&
      same(filter.tag, ...manifest.tags) &&
      same(filter.status, statusOf(id), ...(isDue(id) ? ['due'] : [])) &&
      same(filter.pack, pack),
  )
}

/** What to call a challenge where space is short: its slug, or its full id when two packs have that slug. */
export function shortName(challenge: { id: string; slug: string }, all: readonly { slug: string }[]): string {
  const twins = all.filter((other) => other.slug === challenge.slug)
  return twins.length > 1 ? challenge.id : challenge.slug
}
