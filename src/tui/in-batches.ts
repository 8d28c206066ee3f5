/** Passes things on together, at most once in `milliseconds`: drawing each of a thousand events would be slow. */
export function inBatches<T>(milliseconds: number, deliver: (batch: T[]) => void) {
  let batch: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const due = batch
    batch = []
    if (due.length > 0) deliver(due)
  }
  const push = (thing: T) => {
    batch.push(thing)
    timer ??= setTimeout(flush, milliseconds)
  }
  return { push, flush }
}
