/** A call's result in one word: its value, or the error it was rejected with. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    return String((await call) ?? 'done')
  } catch (error) {
    const { name, message } = error as Error
    return name === 'RangeError' ? name : message
  }
}

export function outcomes(calls: Promise<unknown>[]): Promise<string[]> {
  return Promise.all(calls.map(outcome))
}

/** How many of the results are this one. */
export function count(results: readonly string[], wanted: string): number {
  return results.filter((result) => result === wanted).length
}
