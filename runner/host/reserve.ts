import type { SolutionSide } from './sides.ts'

/** Solution sides made in advance, while nothing else was to do. */
export interface Reserve {
  add(side: SolutionSide, heapMb: number): void
  take(heapMb: number): SolutionSide | undefined
}

export function createReserve(): Reserve {
  const sides: { side: SolutionSide; heapMb: number }[] = []
  return {
    add: (side, heapMb) => void sides.push({ side, heapMb }),
    take(heapMb) {
      const found = sides.pop()
      if (found === undefined || found.heapMb === heapMb) return found?.side
      found.side.isolate.dispose()
      return undefined
    },
  }
}
