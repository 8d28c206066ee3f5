import { createRandom } from '../../random.ts'
import type { Conditions } from './options.ts'

export interface Fate {
  /** Virtual milliseconds after which a copy arrives, for each copy; none when the message is lost. */
  arrivals: number[]
  /** What took it, where none arrives. */
  lost?: 'lost' | 'cut'
}

/** The links between the nodes: which are cut, and what happens to a message on one that is not. */
export interface Links {
  conditions: Conditions
  fate(from: string, to: string, text: string, dropped: boolean): Fate
  isCut(from: string, to: string): boolean
  /** Cuts all links from one of the first to one of the second, in this direction. */
  cut(from: readonly string[], to: readonly string[]): void
  heal(): void
}

/** The stream of a seed behind which fates are drawn. */
const stream = 1000
/** Characters of a message by which its draws are told apart from others. */
const hashed = 500

/**
 * Links that go by a seed; `ordered` ones deliver in the order of sending. What happens to a message depends on the link,
 * its text, and how often that was sent there before, so that leaving something else out of a history changes nothing.
 */
export function createLinks(
  conditions: Conditions,
  ordered: boolean,
  seed: number,
  env: { now(): number; draws(): void },
): Links {
  const cuts = new Set<string>()
  /** When the last message on a link arrives. */
  const last = new Map<string, number>()
  const times = new Map<number, number>()
  const link = (from: string, to: string) => `${from} ${to}`

  function drawsFor(from: string, to: string, text: string): () => number {
    const message = hash(`${link(from, to)} ${text.length} ${text.slice(0, hashed)}`)
    const time = (times.get(message) ?? 0) + 1
    times.set(message, time)
    env.draws()
    return createRandom(seed ^ message ^ Math.imul(time, 0x9e3779b1), stream)
  }

  function delayOf(from: string, to: string, [least, most]: Conditions['delay'], part: number): number {
    const delay = Math.floor(least + part * (most - least + 1))
    if (!ordered) return delay
    const due = Math.max(env.now() + delay, last.get(link(from, to)) ?? 0)
    last.set(link(from, to), due)
    return due - env.now()
  }

  const links: Links = {
    conditions,
    fate(from, to, text, dropped) {
      const { loss, duplication, delay } = links.conditions
      const random = drawsFor(from, to, text)
      // Always the same draws for the same purpose, whatever the conditions are.
      const [lostIf, first, twiceIf, second] = [random(), random(), random(), random()]
      if (from === to) return { arrivals: [delayOf(from, to, delay, first)] }
      if (links.isCut(from, to)) return { arrivals: [], lost: 'cut' }
      if (dropped || lostIf < loss) return { arrivals: [], lost: 'lost' }
      const arrivals = [delayOf(from, to, delay, first)]
      if (twiceIf < duplication) arrivals.push(delayOf(from, to, delay, second))
      return { arrivals }
    },
    isCut: (from, to) => cuts.has(link(from, to)),
    cut(froms, tos) {
      for (const from of froms) for (const to of tos) if (from !== to) cuts.add(link(from, to))
    },
    heal: () => cuts.clear(),
  }
  return links
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value
}
