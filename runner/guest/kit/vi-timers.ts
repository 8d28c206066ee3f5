import type { KitClock } from './contract.ts'
import type { Deadlines } from './deadline.ts'
import { KitError } from './kit-error.ts'

/** Vitest stops here too: a timer that starts a timer never ends. */
const timerLimit = 10_000

/** The fake-timer calls of `vi`. Each acts on both worlds at once and is done when it returns. */
export function timerControls(
  clock: KitClock,
  deadlines: Deadlines,
  vi: () => object,
): Record<string, unknown> {
  const count = () => clock.pending() - deadlines.armed()
  const step = () => {
    const next = clock.next()
    if (next !== undefined) clock.advance(Math.max(0, next - clock.now()))
    return next !== undefined
  }

  const runAll = () =>
    deadlines.aside(() => {
      for (let fired = 0; step(); fired++) {
        if (fired >= timerLimit) {
          throw new Error(`Aborting after running ${timerLimit} timers, assuming an infinite loop!`)
        }
      }
    })

  const runPending = () =>
    deadlines.aside(() => {
      const last = clock.last?.()
      if (last !== undefined) return clock.advance(Math.max(0, last - clock.now()))
      for (let left = clock.pending(); left > 0 && step(); left--);
    })

  const controls: Record<string, (...args: never[]) => void> = {
    advanceTimersByTime(ms: number) {
      if (typeof ms !== 'number' || !(ms >= 0))
        throw new KitError('vi.advanceTimersByTime takes milliseconds.')
      clock.advance(ms)
    },
    advanceTimersToNextTimer: (steps = 1) =>
      deadlines.aside(() => {
        for (let left = steps; left > 0 && step(); left--);
      }),
    advanceTimersToNextFrame: () => clock.advance(16),
    runAllTimers: runAll,
    runOnlyPendingTimers: runPending,
    runAllTicks: () => clock.advance(0),
    clearAllTimers: () => deadlines.aside(() => clock.clear()),
    useFakeTimers(options?: { now?: number | Date }) {
      if (options?.now !== undefined) setTime(options.now)
    },
    useRealTimers: () => undefined,
    setSystemTime: (time: number | string | Date) => setTime(time),
  }
  const setTime = (time: number | string | Date) => {
    const before = clock.now()
    clock.setSystemTime(new Date(time).getTime())
    deadlines.shift(clock.now() - before)
  }

  const result: Record<string, unknown> = {
    isFakeTimers: () => true,
    getTimerCount: count,
    getMockedSystemTime: () => new Date(clock.now()),
    getRealSystemTime: () => clock.now(),
    now: () => clock.now(),
  }
  for (const [name, act] of Object.entries(controls)) {
    result[name] = (...args: never[]) => {
      act(...args)
      return vi()
    }
  }
  const quiet = () => clock.quiet?.() ?? Promise.resolve()
  /** Steps from timer to timer while `more` says so; in between everything that waits for a promise goes on. */
  const walk = async (more: (next: number, steps: number) => boolean) => {
    await quiet()
    for (let steps = 0; ; steps++) {
      const next = deadlines.aside(() => clock.next())
      if (next === undefined || !more(next, steps)) return vi()
      deadlines.aside(() => clock.advance(Math.max(0, next - clock.now())))
      await quiet()
    }
  }
  const walks: Record<string, (...args: never[]) => Promise<object>> = {
    async advanceTimersByTimeAsync(ms: number) {
      if (typeof ms !== 'number' || !(ms >= 0))
        throw new KitError('vi.advanceTimersByTimeAsync takes milliseconds.')
      const target = clock.now() + ms
      await walk((next) => next <= target)
      if (clock.now() < target) clock.advance(target - clock.now())
      await quiet()
      return vi()
    },
    advanceTimersToNextTimerAsync: (wanted = 1) => walk((_, steps) => steps < wanted),
    runAllTimersAsync: () =>
      walk((_, steps) => {
        if (steps < timerLimit) return true
        throw new Error(`Aborting after running ${timerLimit} timers, assuming an infinite loop!`)
      }),
    runOnlyPendingTimersAsync() {
      let last: number | undefined
      return walk((next) => {
        last ??= deadlines.aside(() => clock.last?.()) ?? next
        return next <= last
      })
    },
  }
  Object.assign(result, walks)
  return result
}
