import { clock } from 'hotseat/kit'

export interface Outcome {
  how: 'fulfilled' | 'rejected'
  value: unknown
  /** Virtual time at which the promise settled. */
  at: number
}

/** Notes how and when a promise settles; never rejects itself. */
export function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  return promise.then(
    (value) => ({ how: 'fulfilled', value, at: clock.now() }),
    (error: unknown) => ({ how: 'rejected', value: error, at: clock.now() }),
  )
}

/** An operation that fails a number of times and then returns 'ok'. It notes when each attempt was made. */
export function flaky(failures: number, failure: () => unknown = () => new Error('unavailable')) {
  const startedAt: number[] = []
  const operation = async () => {
    startedAt.push(clock.now())
    if (startedAt.length <= failures) throw failure()
    return 'ok'
  }
  return { operation, startedAt, waits: () => gaps(startedAt) }
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, i) => time - (times[i] ?? Number.NaN))
}
