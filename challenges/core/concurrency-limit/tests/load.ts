import { clock, fc } from 'hotseat/kit'
import { createLimiter } from '#solution'
import type { UrgentRun } from './urgent.ts'

/** A task that is handed in at a time and then runs for a while; milliseconds since the start of the load. */
export interface Task {
  at: number
  ms: number
  /** Of level 2: how urgent it is. */
  priority?: number | undefined
}

export interface Span {
  start: number
  end: number
}

export interface Load {
  limit: number
  /** In the order of the calls: `at` never falls. */
  tasks: Task[]
}

export const loads: fc.Arbitrary<Load> = fc.record({
  limit: fc.integer({ min: 1, max: 6 }),
  tasks: fc
    .array(fc.record({ at: fc.nat(100), ms: fc.integer({ min: 1, max: 50 }) }), {
      minLength: 1,
      maxLength: 20,
    })
    .map((tasks) => tasks.sort((a, b) => a.at - b.at)),
})

/** Runs a load through the solution and notes when each task started and ended. */
export async function measure({
  limit,
  tasks,
}: Load): Promise<{ spans: Span[]; order: number[]; most: number }> {
  const run: UrgentRun = createLimiter(limit)
  const origin = clock.now()
  const spans = tasks.map(() => ({ start: Number.NaN, end: Number.NaN }))
  const order: number[] = []
  let active = 0
  let most = 0

  const work = async (span: Span, id: number, ms: number) => {
    order.push(id)
    span.start = clock.now() - origin
    most = Math.max(most, ++active)
    await sleep(ms)
    active--
    span.end = clock.now() - origin
  }

  const results: Promise<void>[] = []
  for (const [id, { at, ms, priority }] of tasks.entries()) {
    const wait = at - (clock.now() - origin)
    if (wait > 0) await sleep(wait)
    const task = () => work(spans[id] ?? { start: 0, end: 0 }, id, ms)
    results.push(priority === undefined ? run(task) : run(task, { priority }))
  }
  await Promise.all(results)
  return { spans, order, most }
}

/** List scheduling: each task, in the order of the calls, goes to the slot that is free first. */
export function plan({ limit, tasks }: Load): Span[] {
  const freeAt = Array.from({ length: limit }, () => 0)
  return tasks.map(({ at, ms }) => {
    const soonest = Math.min(...freeAt)
    const start = Math.max(at, soonest)
    freeAt[freeAt.indexOf(soonest)] = start + ms
    return { start, end: start + ms }
  })
}

/** A sentence about the first moment at which a slot was free although a task was waiting, or undefined. */
export function idleMoment({ limit, tasks }: Load, spans: readonly Span[]): string | undefined {
  const moments = [...new Set([...tasks.map(({ at }) => at), ...spans.map(({ end }) => end)])].sort(
    (a, b) => a - b,
  )
  for (const now of moments) {
    const active = spans.filter(({ start, end }) => start <= now && now < end).length
    const waiting = spans.findIndex(({ start }, id) => (tasks[id]?.at ?? now) <= now && start > now)
    if (waiting >= 0 && active < limit) {
      return `at ${now} ms ${active} of ${limit} slots are in use although task ${waiting} is waiting`
    }
  }
  return undefined
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
