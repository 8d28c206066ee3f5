import { expect } from 'hotseat/kit'
import type * as Solution from '#solution'

export type Call =
  | ['set', string, unknown, number]
  | ['get' | 'has' | 'delete', string]
  | ['size']
  | ['wait', number]

/** Runs in the solution's world, so it must not refer to anything outside itself. */
export function perform(
  { TtlCache }: typeof Solution,
  { calls, maxEntries }: { calls: Call[]; maxEntries?: number },
  clock: { advance(ms: number): unknown },
): unknown[] {
  const cache = new (TtlCache as BoundedCache)<unknown>(maxEntries === undefined ? undefined : { maxEntries })
  return calls.map((call) => {
    switch (call[0]) {
      case 'set':
        cache.set(call[1], call[2], call[3])
        return undefined
      case 'wait':
        clock.advance(call[1])
        return undefined
      case 'size':
        return cache.size
      default:
        return cache[call[0]](call[1])
    }
  })
}

/** The cache of any solution as level 2 has it; the starter only knows level 1. */
export type BoundedCache = new <V>(options?: {
  maxEntries?: number
}) => {
  set(key: string, value: V, ttlMs: number): void
  get(key: string): V | undefined
  has(key: string): boolean
  delete(key: string): boolean
  readonly size: number
}

/** What each call has to return: every entry knows the first millisecond in which it is gone. */
export function answersOf(calls: Call[], maxEntries = Number.POSITIVE_INFINITY): unknown[] {
  const entries = new Map<string, { value: unknown; goneAt: number }>()
  let now = 0
  return calls.map((call) => {
    for (const [key, entry] of entries) if (now >= entry.goneAt) entries.delete(key)
    switch (call[0]) {
      case 'set': {
        // Deleted first, so that the map is in the order of the last sets.
        entries.delete(call[1])
        if (call[3] === 0) return undefined
        if (entries.size >= maxEntries) entries.delete(firstToExpire(entries))
        entries.set(call[1], { value: call[2], goneAt: now + call[3] })
        return undefined
      }
      case 'wait':
        now += call[1]
        return undefined
      case 'get':
        return entries.get(call[1])?.value
      case 'has':
        return entries.has(call[1])
      case 'delete':
        return entries.delete(call[1])
      default:
        return entries.size
    }
  })
}

function firstToExpire(entries: ReadonlyMap<string, { goneAt: number }>): string {
  const soonest = Math.min(...[...entries.values()].map(({ goneAt }) => goneAt))
  return [...entries].find(([, { goneAt }]) => goneAt === soonest)?.[0] ?? ''
}

/** Fails with the calls up to the first wrong answer, so that the story can be followed by hand. */
export function compare(calls: Call[], answers: unknown[], maxEntries?: number): void {
  const expected = answersOf(calls, maxEntries)
  const wrong = calls.findIndex((_, index) => answers[index] !== expected[index])
  if (wrong < 0) return
  const story = calls.slice(0, wrong + 1).map(told)
  const last = story.pop()
  const limit = maxEntries === undefined ? '' : `at most ${maxEntries} entries, `
  expect(answers[wrong], `${limit}after ${story.join(' ') || 'nothing'}: ${last}`).toBe(expected[wrong])
}

function told([name, ...values]: Call): string {
  if (name === 'wait') return `(${values[0]} ms pass)`
  if (name === 'size') return 'size'
  return `${name}(${values.map((value) => JSON.stringify(value) ?? 'undefined').join(', ')})`
}
