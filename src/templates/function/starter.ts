/** From and to; `from` is smaller than `to`. */
export type Slot = [from: number, to: number]

/** As few slots as possible that cover the same time, in order. */
export function mergeBusyTimes(_slots: Slot[]): Slot[] {
  // TODO: put together what overlaps or touches
  return []
}
