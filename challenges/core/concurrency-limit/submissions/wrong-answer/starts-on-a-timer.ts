// Looks for free slots every 5 ms instead of when one becomes free.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let active = 0
  const line: (() => Promise<void>)[] = []
  let head = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function look(): void {
    while (active < limit && head < line.length) {
      active++
      line[head++]?.().finally(() => active--)
    }
    if (active === 0 && head === line.length) {
      clearInterval(timer)
      timer = undefined
    }
  }

  return <T>(task: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      line.push(async () => {
        try {
          resolve(await task())
        } catch (error) {
          reject(error)
        }
      })
      timer ??= setInterval(look, 5)
    })
}
