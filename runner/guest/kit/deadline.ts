import type { KitClock } from './contract.ts'
import { natives } from './natives.ts'

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
  /** Stops a running deadline's clock until the returned function is called; between, the clock has to come back. */
  pause(): () => void
  /** Moves a running deadline along when the wall clock is set by `ms`. */
  shift(ms: number): void
  /** Drops a deadline that a test cut short by a limit left behind, together with its world. */
  forget(): void
}

interface Deadline {
  due: number
  timer?: ReturnType<typeof setTimeout>
  expire(): void
}

/** The timeouts of tests and hooks, which must not show among the timers that a test sees and drives. */
export function createDeadlines(clock: KitClock): Deadlines {
  let current: Deadline | undefined

  const arm = (deadline: Deadline) => {
    current = deadline
    deadline.timer = natives.setTimeout(deadline.expire, Math.max(0, deadline.due - clock.now()))
  }
  const disarm = (deadline: Deadline) => {
    if (current !== deadline) return
    natives.clearTimeout(deadline.timer)
    current = undefined
  }

  return {
    async race(work, ms, what) {
      if (!ms || ms === Number.POSITIVE_INFINITY) return await work()
      let deadline: Deadline | undefined
      try {
        return await new Promise((resolve, reject) => {
          const expire = () => reject(new TimeoutError(`${what} took more than ${ms} ms of virtual time.`))
          deadline = { due: clock.now() + ms, expire }
          arm(deadline)
          new Promise((start) => start(work())).then(resolve, reject)
        })
      } finally {
        if (deadline) disarm(deadline)
      }
    },
    armed: () => (current ? 1 : 0),
    aside(act) {
      const deadline = current
      if (!deadline) return act()
      disarm(deadline)
      try {
        return act()
      } finally {
        arm(deadline)
      }
    },
    pause() {
      const deadline = current
      if (!deadline) return () => undefined
      disarm(deadline)
      return () => arm(deadline)
    },
    shift(ms) {
      if (current) current.due += ms
    },
    forget() {
      current = undefined
    },
  }
}
