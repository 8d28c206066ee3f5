/** CPU time for people: the clock moves in steps of 4 ms, so below 8 ms there is no figure to believe. */
export function cpuTime(milliseconds: number): string {
  return milliseconds < 8 ? 'under 8 ms' : duration(milliseconds)
}

/** Milliseconds for people: `61 ms`, `1.24 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_995) return `${(milliseconds / 1000).toFixed(2)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Bytes for people, in megabytes of 2^20 bytes as heap limits are. */
export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`
}

/** `1 test`, `2 tests`, and `every` in place of a number that is the whole. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
