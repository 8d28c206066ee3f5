import { fc } from 'hotseat/kit'
import { createLimiter } from '#solution'
import type { Load, Span, Task } from './load.ts'

/** What level 2 asks for; the starter only knows level 1. */
export type UrgentRun = <T>(task: () => Promise<T>, options?: { priority?: number | undefined }) => Promise<T>

/** `createLimiter` of any solution as level 2 has it. */
export const createUrgentLimiter = createLimiter as (limit: number) => UrgentRun

/** Groups of tasks handed in at once. Tasks take hundreds of ms, and group k comes k ms after some hundred: none comes when a slot becomes free. */
export const urgentLoads: fc.Arbitrary<Load> = fc.record({
  limit: fc.integer({ min: 1, max: 3 }),
  tasks: fc
    .array(
      fc.record({
        pause: fc.nat(3),
        tasks: fc.array(
          fc.record({
            ms: fc.integer({ min: 1, max: 3 }),
            priority: fc.constantFrom(undefined, -10, -9, 0, 1, 2, 9, 10),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((groups) => {
      let hundreds = 0
      return groups.flatMap(({ pause, tasks }, group): Task[] => {
        hundreds += pause
        return tasks.map(({ ms, priority }) => ({ at: 100 * hundreds + group, ms: 100 * ms, priority }))
      })
    }),
})

/** List scheduling by priority: who finds a slot free takes it, and a slot that becomes free goes to the most urgent. */
export function urgentPlan({ limit, tasks }: Load): Span[] {
  const freeAt = Array.from({ length: limit }, () => 0)
  const spans: Span[] = []
  const waiting = tasks.map((task, id) => ({ ...task, id }))
  for (;;) {
    const soonest = Math.min(...freeAt)
    const first = waiting[0]
    if (!first) return spans
    const there = waiting.filter(({ at }) => at < soonest)
    const next = there.reduce((best, one) => (urgency(one) > urgency(best) ? one : best), first)
    const start = Math.max(next.at, soonest)
    freeAt[freeAt.indexOf(soonest)] = start + next.ms
    spans[next.id] = { start, end: start + next.ms }
    waiting.splice(waiting.indexOf(next), 1)
  }
}

function urgency({ priority = 0 }: Task): number {
  return priority
}
