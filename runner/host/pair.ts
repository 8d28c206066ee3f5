import { isDeepStrictEqual } from 'node:util'
import type { Running } from './meter.ts'
import { createReserve } from './reserve.ts'
import {
  type JudgeSide,
  type Side,
  type SideEnv,
  type SolutionSide,
  setTests,
  startJudgeSide,
  startSolutionSide,
} from './sides.ts'

/** The two isolates of a trial. The judge stays from test to test, unless it has to go; the solution's is replaced. */
export interface Pair {
  judge(): JudgeSide | undefined
  solution(): SolutionSide | undefined
  side(of: Running): Side | undefined
  /** The judge, started anew if there is none. */
  needJudge(): JudgeSide
  dropJudge(): void
  /** Has these test files in every judge from now on. Throws V8's SyntaxError for one that is no program. */
  load(programs: readonly string[]): void
  /** Whether the last solution can be used once more. */
  hasSolution(): boolean
  /** Puts a fresh solution's isolate in place of the last one, of which the judge forgets all. */
  renewSolution(heapMb: number): void
  endSolution(): void
  /** Makes a solution's isolate in advance. */
  reserve(heapMb: number): void
}

/** `envOf` says what a side gets from the host. */
export function createPair(envOf: (owner: Running) => SideEnv): Pair {
  const ready = createReserve()
  let judge: JudgeSide | undefined
  let solution: SolutionSide | undefined
  let programs: readonly string[] = []

  function startJudge(): JudgeSide {
    const started = startJudgeSide(envOf('judge'))
    setTests(started, programs)
    return started
  }

  function startSolution(heapMb: number): SolutionSide {
    return startSolutionSide(envOf('solution'), heapMb)
  }

  function needJudge(): JudgeSide {
    judge ??= startJudge()
    return judge
  }

  function dropJudge(): void {
    const dropped = judge
    judge = undefined
    if (dropped !== undefined && !dropped.isolate.isDisposed) dropped.isolate.dispose()
  }

  return {
    judge: () => judge,
    solution: () => solution,
    side: (of) => (of === 'judge' ? judge : solution),
    needJudge,
    dropJudge,
    load(given) {
      if (isDeepStrictEqual(given, programs)) return
      const current = needJudge()
      programs = []
      try {
        setTests(current, given)
      } catch (error) {
        dropJudge()
        throw error
      }
      programs = given
    },
    hasSolution: () => solution !== undefined && !solution.isolate.isDisposed,
    renewSolution(heapMb) {
      judge?.reset.applySync(undefined, [])
      if (solution !== undefined) ready.retire(solution)
      solution = ready.take(heapMb) ?? startSolution(heapMb)
    },
    endSolution() {
      if (solution !== undefined && !solution.isolate.isDisposed) solution.isolate.dispose()
    },
    reserve: (heapMb) => ready.add(startSolution(heapMb), heapMb),
  }
}
