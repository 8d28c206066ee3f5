import type { Slot } from '#solution'

/** The busy times as somebody finds them who goes through a diary minute by minute. */
export function diary(slots: Slot[]): Slot[] {
  const last = Math.max(0, ...slots.map(([, to]) => to))
  const isBusy = (minute: number) => slots.some(([from, to]) => from <= minute && minute < to)
  const found: Slot[] = []
  for (let minute = 0; minute <= last; minute++) {
    if (isBusy(minute) && !isBusy(minute - 1)) found.push([minute, minute])
    const open = found.at(-1)
    if (isBusy(minute) && open !== undefined) open[1] = minute + 1
  }
  return found
}
