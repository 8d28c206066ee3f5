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
  const finder = new Fzf(challenges, { selector: haystack, casing: 'case-insensitive' })
  const found = finder.find(word)
  // Letters scattered over a whole line match nearly anything: keep what scores like a real piece of a word.
  const enough = Math.max(16 * word.length, (found[0]?.score ?? 0) * 0.6)
  return found.filter((entry) => entry.score >= enough).map((entry) => entry.item)
}

function haystack({ id, manifest }: Challenge): string {
  return [id, manifest.title, manifest.track, ...manifest.tags, manifest.summary].join(' ')
}
