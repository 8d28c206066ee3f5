import { same } from './same.ts'

/** What became of items on their way: each of `after` stands for one of `before`. */
export interface Losses {
  lost: unknown[]
  /** There more often than before, or never before. */
  extra: unknown[]
}

/** Compares two collections whatever their order. */
export function lossesOf(before: readonly unknown[], after: readonly unknown[]): Losses {
  const extra = [...after]
  const lost = before.filter((item) => {
    const index = extra.findIndex((other) => same(item, other))
    if (index >= 0) extra.splice(index, 1)
    return index < 0
  })
  return { lost, extra }
}
