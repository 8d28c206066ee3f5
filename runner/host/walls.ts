import type { Limits } from '../protocol.ts'
import { judgeBudgetMs } from './halt.ts'
import type { Running } from './meter.ts'
import type { TrialResult } from './trial.ts'

/** Milliseconds of wall time that each side may take for a test. */
export type Walls = Record<Running, number>

/** A test's first try ends at this multiple of the CPU limit in wall time, and no try lasts longer than the last one. */
const firstWall = 1.25
const longestWall = 25
/** Milliseconds of wall time that the test's own side gets at most. */
export const longestJudgeMs = 40_000
/** A side that got this share of a processor was not held up by others. */
export const fullShare = 0.8
const tries = 5

/** The wall time in which a solution has to load while the tests are counted. */
export function loadWalls({ cpuMs }: Limits): Walls {
  return { solution: cpuMs * 3, judge: judgeBudgetMs }
}

/** The wall time that a test's first try gets. */
export function firstWalls({ cpuMs }: Limits): Walls {
  return { solution: Math.ceil(cpuMs * firstWall), judge: judgeBudgetMs }
}

/**
 * The wall time for another try of a test, when the clock ran out although its code had little of a processor: as much
 * more as the share that it got says it needs. Undefined when its end stands.
 */
export function moreWalls(
  walls: Walls,
  attempt: number,
  { halt, cpuMs, judgeCpuMs }: TrialResult,
  limits: Limits,
): Walls | undefined {
  if (attempt >= tries) return undefined
  if (halt?.outOf === 'database') return attempt === 1 ? walls : undefined
  // Load comes in waves: each time there is twice the room above what the last share asks for.
  const room = 1.5 * 2 ** (attempt - 1)
  if (halt?.verdict === 'wall-limit' && cpuMs < limits.cpuMs) {
    const share = Math.max(cpuMs / walls.solution, 0.01)
    const wanted = Math.min((limits.cpuMs / share) * room, limits.cpuMs * longestWall)
    return { ...walls, solution: Math.ceil(wanted) }
  }
  if (halt?.outOf === 'judge' && judgeCpuMs < judgeBudgetMs * fullShare && walls.judge < longestJudgeMs) {
    const share = Math.max(judgeCpuMs / walls.judge, 0.01)
    return { ...walls, judge: Math.ceil(Math.min((judgeBudgetMs / share) * room, longestJudgeMs)) }
  }
  return undefined
}
