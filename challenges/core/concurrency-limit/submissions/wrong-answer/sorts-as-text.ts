// Bug: sorts priorities as texts, so 9 goes before 10.
interface Options {
  priority?: number
}

interface Waiting {
  start: () => void
  next: Waiting | undefined
}

/** Those who wait with one priority; there is no line that nobody waits in. */
interface Line {
  head: Waiting
  tail: Waiting
}

const most = 100

export function createLimiter(limit: number): <T>(task: () => Promise<T>, options?: Options) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  const lines = new Map<number, Line>()
  let active = 0
  let filling = false

  return (task, { priority = 0 } = {}) =>
    new Promise((resolve, reject) => {
      if (!Number.isInteger(priority) || Math.abs(priority) > most)
        throw new RangeError(`priority must be a whole number from -${most} to ${most}: ${priority}`)
      enqueue(priority, () => {
        let running: ReturnType<typeof task>
        try {
          running = task()
        } catch (error) {
          reject(error)
          release()
          return
        }
        running.then(
          (value) => {
            resolve(value)
            release()
          },
          (error) => {
            reject(error)
            release()
          },
        )
      })
      fill()
    })

  function enqueue(priority: number, start: () => void): void {
    const waiting = { start, next: undefined }
    const line = lines.get(priority)
    if (line) {
      line.tail.next = waiting
      line.tail = waiting
    } else lines.set(priority, { head: waiting, tail: waiting })
  }

  function release(): void {
    active--
    fill()
  }

  /** The flag turns the recursion of a task that throws at once into another turn of the loop. */
  function fill(): void {
    if (filling) return
    filling = true
    while (active < limit) {
      const start = take()
      if (!start) break
      active++
      start()
    }
    filling = false
  }

  /** The first of those who wait in the most urgent line. */
  function take(): (() => void) | undefined {
    const urgent = [...lines.keys()].sort().at(-1) ?? 0
    const line = lines.get(urgent)
    if (!line) return undefined
    const { start, next } = line.head
    if (next) line.head = next
    else lines.delete(urgent)
    return start
  }
}
