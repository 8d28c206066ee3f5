import type { SolutionSide } from './sides.ts'

/** Solution sides made in advance, while nothing else was to do, and those that are done with. */
export interface Reserve {
  add(side: SolutionSide, heapMb: number): void
  take(heapMb: number): SolutionSide | undefined
  /** Does away with a side, or puts that off: most processes end before it has to be done. */
  retire(side: SolutionSide): void
}

/** Sides that may wait for their end, and the bytes of heap of one that may. */
const maxRetired = 24
const maxIdleHeap = 2 * 1024 * 1024

export function createReserve(): Reserve {
  const sides: { side: SolutionSide; heapMb: number }[] = []
  const retired: SolutionSide[] = []
  return {
    add: (side, heapMb) => void sides.push({ side, heapMb }),
    take(heapMb) {
      const found = sides.pop()
      if (found === undefined || found.heapMb === heapMb) return found?.side
      found.side.isolate.dispose()
      return undefined
    },
    retire(side) {
      if (side.isolate.isDisposed) return
      if (heapOf(side) > maxIdleHeap) return side.isolate.dispose()
      retired.push(side)
      if (retired.length > maxRetired) retired.shift()?.isolate.dispose()
    },
  }
}

/** Bytes of heap that a side uses, with what V8 holds for it outside; 0 when it is gone. */
export function heapOf(side: SolutionSide | undefined): number {
  if (side === undefined || side.isolate.isDisposed) return 0
  const { used_heap_size, externally_allocated_size } = side.isolate.getHeapStatisticsSync()
  return used_heap_size + externally_allocated_size
}
