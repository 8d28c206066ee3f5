import { stemmer } from 'stemmer'
import type { Clarification } from '../challenge.ts'

/** The place of a clarification in its challenge, and how well the question fits: from 0 to 1. */
export interface Match {
  place: number
  score: number
}

/** From where on a question is believed to be meant: what is asked and not answered is better than a wrong answer. */
const enough = 0.5
/** By how much the best has to be better than any other. */
const clearly = 0.08

/**
 * The clarification that somebody asks for in words of their own; undefined when none fits well, or two fit alike. By the
 * words that the question and a wording have in common (Dice's coefficient), rare ones counting for more, as do
 * misspelt ones.
 */
export function matchQuestion(text: string, clarifications: readonly Clarification[]): Match | undefined {
  const wordings = clarifications.map(({ question, also }) => [question, ...also].map(wordsOf))
  const weigh = weightsOf(wordings)
  const asked = wordsOf(text)
  if (asked.size === 0) return undefined
  const matches = wordings
    .map((all, place) => ({ place, score: Math.max(...all.map((words) => likeness(asked, words, weigh))) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = matches
  if (best === undefined || best.score < enough) return undefined
  return best.score - (next?.score ?? 0) < clearly ? undefined : best
}

function likeness(asked: Set<string>, words: Set<string>, weigh: (word: string) => number): number {
  const total = sum(asked, weigh) + sum(words, weigh)
  let shared = 0
  for (const word of asked) {
    const twin = twinOf(word, words)
    if (twin !== undefined) shared += 2 * weigh(twin)
  }
  return total === 0 ? 0 : Math.min(1, shared / total)
}

function twinOf(word: string, words: Set<string>): string | undefined {
  if (words.has(word)) return word
  return word.length < 6 ? undefined : [...words].find((other) => other.length > 5 && isTypo(word, other))
}

/** A word is worth the more, the fewer clarifications have it. One that none has is worth as much as the rarest. */
function weightsOf(wordings: Set<string>[][]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const all of wordings) {
    const words = new Set(all.flatMap((each) => [...each]))
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const most = wordings.length
  return (word) => Math.log(1 + most / (counts.get(word) ?? 1))
}

function sum(words: Set<string>, weigh: (word: string) => number): number {
  return [...words].reduce((total, word) => total + weigh(word), 0)
}

/** What a text says, as the stems of its words, without those that every question has. */
function wordsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/[’']s\b|n[’']t\b/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
  return new Set(
    (words ?? []).filter((word) => !common.has(word)).map((word) => stemmer(alike[word] ?? word)),
  )
}

/** One letter too many, too few, wrong, or two swapped. */
function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at]
  return short.slice(at + 1) === long.slice(at + 1) || (isSwap && short.slice(at + 2) === long.slice(at + 2))
}

const common = new Set(
  'a an the this that these those is are was were be been am do does did done can could may might must shall should will would i we you they it its my our your their he she there here what which who whom when where why how if then so and or but to of in on at for from by with as about into than just also any some get gets got have has had please tell me us know say let need want going happen happens happened case ok okay well exactly really actually'.split(
    ' ',
  ),
)

/** Words that mean one thing here. */
const alike: Record<string, string> = {
  0: 'zero',
  none: 'empty',
  nothing: 'empty',
  blank: 'empty',
  null: 'undefined',
  nil: 'undefined',
  max: 'maximum',
  min: 'minimum',
  biggest: 'maximum',
  largest: 'maximum',
  smallest: 'minimum',
  threads: 'concurr',
  threadsafe: 'concurr',
  parallel: 'concurr',
  simultaneous: 'concurr',
  simultaneously: 'concurr',
  concurrently: 'concurr',
  concurrent: 'concurr',
  concurrency: 'concurr',
  duplicate: 'same',
  duplicates: 'same',
  identical: 'same',
  equal: 'same',
  exception: 'error',
  exceptions: 'error',
  throw: 'error',
  throws: 'error',
  fail: 'error',
  fails: 'error',
  failure: 'error',
  ms: 'millisecond',
  milliseconds: 'millisecond',
}
