/**
 * How long each challenge was open. It counts by the clock and not by ticks, so that nothing is lost while nobody looks.
 * @param now milliseconds of a clock that only goes forward.
 */
export function createStopwatch(now: () => number) {
  const before = new Map<string, number>()
  let running: { id: string; since: number } | undefined

  const spent = (id: string): number =>
    (before.get(id) ?? 0) + (running?.id === id ? now() - running.since : 0)

  const stop = () => {
    if (running !== undefined) before.set(running.id, spent(running.id))
    running = undefined
  }

  const start = (id: string) => {
    stop()
    running = { id, since: now() }
  }

  return { start, stop, spent }
}

export type Stopwatch = ReturnType<typeof createStopwatch>
