/** From and to; `from` is smaller than `to`. */
export type Slot = [from: number, to: number]

export function mergeBusyTimes(slots: Slot[]): Slot[] {
  const changes = new Map<number, number>()
  const change = (at: number, by: number) => changes.set(at, (changes.get(at) ?? 0) + by)
  for (const [from, to] of slots) {
    change(from, 1)
    change(to, -1)
  }
  const merged: Slot[] = []
  let busy = 0
  let since = 0
  for (const at of [...changes.keys()].sort((a, b) => a - b)) {
    if (busy === 0) since = at
    busy += changes.get(at) ?? 0
    if (busy === 0) merged.push([since, at])
  }
  return merged
}
