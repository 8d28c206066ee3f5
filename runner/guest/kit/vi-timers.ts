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
  for (const name of [
    'advanceTimersByTime',
    'advanceTimersToNextTimer',
    'runAllTimers',
    'runOnlyPendingTimers',
  ]) {
    // Not an async function: the timers have fired when it returns, as a test may count on.
    result[`${name}Async`] = (...args: never[]) => {
      controls[name]?.(...args)
      return Promise.resolve(vi())
    }
  }
  return result
}
