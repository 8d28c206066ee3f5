import type { Clarification } from '../challenge.ts'
import { calls, vague, wordsOf } from './question-words.ts'

/** The place of a clarification in its challenge, and how well the question fits: from 0 to 1. */
export interface Match {
  place: number
  score: number
}

/** From where on a question is believed to be meant: what is asked and not answered is better than a wrong answer. */
const enough = 0.55
/** The same for a question of one word: what is asked about a thing may be anything. */
const enoughOfOne = 0.65
/** By how much the best has to be better than any other. */
const clearly = 0.08

/**
 * The clarification that somebody asks for in words of their own; undefined when none fits well, or two fit alike. By the
 * words that the question and a wording have in common (Dice's coefficient), rare ones counting for more, as do
 * misspelt ones.
 */
export function matchQuestion(text: string, clarifications: readonly Clarification[]): Match | undefined {
  const wordings = clarifications.map(({ question, also }) =>
    [question, ...partsOf(question), ...also].map(wordsOf),
  )
  const weigh = weightsOf(wordings)
  const asked = wordsOf(text)
  if (asked.size === 0 || isForMeaning.test(text)) return undefined
  const matches = wordings
    .map((all, place) => {
      const fitting = all.filter((words) => !isAboutSomethingElse(asked, words))
      return { place, score: Math.max(0, ...fitting.map((words) => likeness(asked, words, weigh))) }
    })
    .sort((a, b) => b.score - a.score)
  const [best, next] = matches
  if (best === undefined || best.score < (asked.size === 1 ? enoughOfOne : enough)) return undefined
  return best.score - (next?.score ?? 0) < clearly ? undefined : best
}

/** "What is a record?" asks what a word means, and not for a rule. */
const isForMeaning = /^\W*what(?:[’']s| is| are| does)(?: an?| the| it)? \S+(?: mean)?\W*$/i

/** Sentences and halves of a question that say enough to be asked alone. */
function partsOf(question: string): string[] {
  const parts = question.split(/[.?!;]\s+|,\s+(?:and|or|but)\s+/)
  return parts.length < 2 ? [] : parts.filter((part) => wordsOf(part).size > 1)
}

/** Whether a wording is about a failure that nobody asked for, or about another call. */
function isAboutSomethingElse(asked: Set<string>, words: Set<string>): boolean {
  if (words.has('error') && !asked.has('error')) return true
  const [mine, theirs] = [asked.intersection(calls), words.intersection(calls)]
  return mine.size > 0 && theirs.size > 0 && mine.isDisjointFrom(theirs)
}

function likeness(asked: Set<string>, words: Set<string>, weigh: (word: string) => number): number {
  const total = sum(asked, weigh) + sum(words, weigh)
  const twins = [...asked].flatMap((word) => twinOf(word, words) ?? [])
  const score = total === 0 ? 0 : Math.min(1, (2 * sum(new Set(twins), weigh)) / total)
  return score < 1 && twins.every((word) => vague.has(word)) ? 0 : score
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
