import { Fzf } from 'fzf'
import type { Challenge } from './catalogue.ts'

/** The challenges that match a fuzzy query, best first; every word of the query has to match. */
export function search(challenges: Challenge[], query: string): Challenge[] {
  return query
    .split(/\s+/)
    .filter(Boolean)
    .reduce((left, word) => find(left, word), challenges)
}

function find(challenges: Challenge[], word: string): Challenge[] {
  // Letters scattered over a whole line match nearly anything: they only count when nobody has the word itself.
  const exact = challenges.filter((challenge) =>
    haystack(challenge).toLowerCase().includes(word.toLowerCase()),
  )
  const pool = exact.length > 0 ? exact : challenges
  const found = new Fzf(pool, { selector: haystack, casing: 'case-insensitive' }).find(word)
  const enough = Math.max(16 * word.length, (found[0]?.score ?? 0) * 0.6)
  return found.filter((entry) => exact.length > 0 || entry.score >= enough).map((entry) => entry.item)
}

/** What is searched, made once: each key typed asks for all of it again. */
const haystacks = new WeakMap<Challenge, string>()

function haystack(challenge: Challenge): string {
  const known = haystacks.get(challenge)
  if (known !== undefined) return known
  const { id, manifest } = challenge
  const text = [id, manifest.title, manifest.track, ...manifest.tags, manifest.summary].join(' ')
  haystacks.set(challenge, text)
  return text
}
