/** From and to; `from` is smaller than `to`. */
export type Slot = [from: number, to: number]

export function mergeBusyTimes(slots: Slot[]): Slot[] {
  const sorted = slots.map(([from, to]): Slot => [from, to]).sort((a, b) => a[0] - b[0])
  let last = sorted[0] as Slot
  const merged = [last]
  for (const [from, to] of sorted) {
    if (from <= last[1]) last[1] = Math.max(last[1], to)
    else {
      last = [from, to]
      merged.push(last)
    }
  }
  return merged
}
