/** Remembers the last thing made, for as long as what it is made from stays the same: keys that only move ask again. */
export function remember<T>(): (from: readonly unknown[], make: () => T) => T {
  let last: { from: readonly unknown[]; made: T } | undefined
  return (from, make) => {
    const same = last?.from.length === from.length && last.from.every((part, index) => part === from[index])
    if (last === undefined || !same) last = { from, made: make() }
    return last.made
  }
}
