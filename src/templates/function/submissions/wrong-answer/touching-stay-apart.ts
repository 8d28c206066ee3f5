/** From and to; `from` is smaller than `to`. */
export type Slot = [from: number, to: number]

export function mergeBusyTimes(slots: Slot[]): Slot[] {
  const merged: Slot[] = []
  for (const [from, to] of slots.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
