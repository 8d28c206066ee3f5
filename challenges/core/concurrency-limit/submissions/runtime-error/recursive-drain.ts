// Starts the next task from within the end of the previous one: a line of tasks that throw at once overflows the stack.
interface Waiting {
  start: () => void
  next: Waiting | undefined
}

export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let active = 0
  let head: Waiting | undefined
  let tail: Waiting | undefined

  return (task) =>
    new Promise((resolve, reject) => {
      enqueue(() => {
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

  function enqueue(start: () => void): void {
    const waiting = { start, next: undefined }
    if (tail) tail.next = waiting
    else head = waiting
    tail = waiting
  }

  function release(): void {
    active--
    fill()
  }

  function fill(): void {
    if (!head || active >= limit) return
    const { start } = head
    head = head.next
    if (!head) tail = undefined
    active++
    start()
  }
}
