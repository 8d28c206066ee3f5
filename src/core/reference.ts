import { didYouMean } from './nearest.ts'
import { Refusal } from './refusal.ts'
import { hash } from './seed.ts'

/** Words that stand for a challenge; a challenge of that name can still be said as `pack/slug`. */
export const referenceWords = ['last', 'next', 'random', 'daily'] as const
export type ReferenceWord = (typeof referenceWords)[number]

export function isReferenceWord(text: string): text is ReferenceWord {
  return (referenceWords as readonly string[]).includes(text)
}

/**
 * The id that a slug or `pack/slug` names.
 * @throws Refusal naming the nearest challenge, or the packs when several have that slug.
 */
export function idOf(name: string, ids: string[]): string {
  const wanted = name.toLowerCase().replace(/\/+$/, '')
  const matches = ids.filter((id) => id === wanted || slugOf(id) === wanted)
  const [first] = matches
  if (first !== undefined && matches.length === 1) return first
  if (first !== undefined) {
    throw new Refusal(`"${name}" is in several packs; say which one: ${matches.join(', ')}.`)
  }
  const words = wanted.includes('/') ? ids : [...ids.map(slugOf), ...referenceWords]
  const near =
    didYouMean(wanted, words) || (wanted.includes('/') ? didYouMean(slugOf(wanted), ids.map(slugOf)) : '')
  throw new Refusal(`There is no challenge "${name}".${near || ' See them all with `hotseat list`.'}`)
}

/** What the words other than `last` choose from: challenges in the order of lists, and how the user stands. */
export interface Choice {
  ids: string[]
  solved: (id: string) => boolean
  /** The user's calendar day, `2026-11-22`: everybody has the same challenge on one day. */
  day: string
  /** A number from 0 up to 1, without 1. */
  random: number
}

/**
 * The challenge that `next`, `random` or `daily` stands for.
 * @throws Refusal when there is no challenge at all, or none left for `next`.
 */
export function chosen(word: Exclude<ReferenceWord, 'last'>, { ids, solved, day, random }: Choice): string {
  const unsolved = ids.filter((id) => !solved(id))
  const pool = word === 'random' && unsolved.length > 0 ? unsolved : ids
  const places = {
    next: 0,
    random: Math.floor(random * pool.length),
    daily: hash(day) % Math.max(1, pool.length),
  }
  const id = word === 'next' ? unsolved[0] : pool.toSorted()[places[word]]
  if (id !== undefined) return id
  if (ids.length > 0) throw new Refusal('Every challenge is solved. Take one again with `random` or `daily`.')
  throw new Refusal('There are no challenges to choose from; run `hotseat doctor` to see why.')
}

function slugOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
