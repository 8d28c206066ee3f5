import { type Challenge, type Filter, filtered, type Status, standings } from './catalogue.ts'
import { difficulties } from './challenge.ts'
import type { LearningPath } from './learning-path.ts'
import { search } from './search.ts'

/** What a list is narrowed to, at most one value of each kind. */
export interface Narrowing extends Filter {
  /** The id of a learning path, which also gives the order. */
  path?: string | undefined
}

export type NarrowingField = keyof Narrowing

export const orders = ['easy first', 'by title', 'short first', 'unsolved first'] as const
export type Order = (typeof orders)[number]

export interface Listing {
  query: string
  narrowing: Narrowing
  order: Order
  paths: LearningPath[]
  statusOf: (id: string) => Status
  isDue: (id: string) => boolean
}

/** The challenges that a list shows; with a query the best match comes first, whatever the order. */
export function listed(
  challenges: Challenge[],
  { query, narrowing, order, paths, statusOf, isDue }: Listing,
): Challenge[] {
  const path = paths.find(({ id }) => id === narrowing.path)
  const pool = path === undefined ? inOrderOf(order, challenges, statusOf) : along(path, challenges)
  const kept = filtered(pool, narrowing, statusOf, isDue)
  return query.trim() === '' ? kept : search(kept, query)
}

/** One value that a list can be narrowed to. */
export interface Choice {
  field: NarrowingField
  value: string
  label: string
  /** How many challenges it leaves, and how many of them are solved. */
  count: number
  solved: number
}

/** Everything that a list can be narrowed to, kind by kind; a kind with one value is no choice. */
export function choicesOf(
  challenges: Challenge[],
  paths: LearningPath[],
  statusOf: (id: string) => Status,
  isDue: (id: string) => boolean,
): Choice[] {
  const choice = (field: NarrowingField, value: string, label: string, ids: string[]): Choice => {
    const solved = ids.filter((id) => statusOf(id) === 'solved').length
    return { field, value, label, count: ids.length, solved }
  }
  const by = (
    field: NarrowingField,
    values: string[],
    has: (challenge: Challenge, value: string) => boolean,
  ) => {
    if (values.length < 2) return []
    return values.map((value) => {
      const found = challenges.filter((challenge) => has(challenge, value))
      return choice(
        field,
        value,
        value,
        found.map(({ id }) => id),
      )
    })
  }
  const all = (pick: (challenge: Challenge) => string[]) => [...new Set(challenges.flatMap(pick))].sort()
  return [
    ...paths.map(({ id, title, challenges }) => choice('path', id, title, challenges)),
    ...by('status', [...standings], ({ id }, value) =>
      value === 'due' ? isDue(id) : statusOf(id) === value,
    ),
    ...by('difficulty', [...difficulties], ({ manifest }, value) => manifest.difficulty === value),
    ...by(
      'track',
      all(({ manifest }) => [manifest.track]),
      ({ manifest }, value) => manifest.track === value,
    ),
    ...by(
      'pack',
      all(({ pack }) => [pack]),
      ({ pack }, value) => pack === value,
    ),
    ...by(
      'tag',
      all(({ manifest }) => manifest.tags),
      ({ manifest }, value) => manifest.tags.includes(value),
    ),
  ]
}

function along(path: LearningPath, challenges: Challenge[]): Challenge[] {
  const byId = new Map(challenges.map((challenge) => [challenge.id, challenge]))
  return path.challenges.flatMap((id) => byId.get(id) ?? [])
}

function inOrderOf(order: Order, challenges: Challenge[], statusOf: Listing['statusOf']): Challenge[] {
  const rank = (id: string) => Number(statusOf(id) === 'solved')
  switch (order) {
    case 'easy first':
      return challenges
    case 'by title':
      return challenges.toSorted((a, b) => a.manifest.title.localeCompare(b.manifest.title, 'en'))
    case 'short first':
      return challenges.toSorted((a, b) => a.manifest.minutes - b.manifest.minutes)
    case 'unsolved first':
      return challenges.toSorted((a, b) => rank(a.id) - rank(b.id))
  }
}
