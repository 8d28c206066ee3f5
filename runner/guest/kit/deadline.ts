import type { KitClock } from './contract.ts'

/** What ends a test or hook that takes more virtual time than it may. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

export interface Deadlines {
  /** Fulfils like `work()`, or rejects with a TimeoutError after `ms` virtual milliseconds. */
  race(work: () => unknown, ms: number | undefined, what: string): Promise<unknown>
  /** How many timers of the kit itself are waiting: 0 or 1. */
  armed(): number
  /** Does something with the timers of the test as if the kit had none of its own. */
  aside<T>(act: () => T): T
  /** Moves a running deadline along when the wall clock is set by `ms`. */
  shift(ms: number): void
}

/** The timeouts of tests and hooks, which must not show among the timers that a test sees and drives. */
export function createDeadlines(clock: KitClock): Deadlines {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = 0
  let expire: () => void = () => undefined

  const arm = () => {
    timer = setTimeout(expire, Math.max(0, due - clock.now()))
  }
  const disarm = () => {
    clearTimeout(timer)
    timer = undefined
  }

  return {
    async race(work, ms, what) {
      if (!ms || ms === Number.POSITIVE_INFINITY) return await work()
      try {
        return await new Promise((resolve, reject) => {
          due = clock.now() + ms
          expire = () => reject(new TimeoutError(`${what} took more than ${ms} ms of virtual time.`))
          arm()
          new Promise((start) => start(work())).then(resolve, reject)
        })
      } finally {
        disarm()
      }
    },
    armed: () => (timer === undefined ? 0 : 1),
    aside(act) {
      if (timer === undefined) return act()
      disarm()
      try {
        return act()
      } finally {
        arm()
      }
    },
    shift(ms) {
      due += ms
    },
  }
}
