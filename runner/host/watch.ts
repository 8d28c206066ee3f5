import { Cell } from '../guest/host.ts'
import type { Limits } from '../protocol.ts'
import { judgeBudgetMs } from './halt.ts'
import { fullShare, type Walls } from './walls.ts'

const megabyte = 1024 * 1024
/**
 * Milliseconds of grace past an isolate's own timeout, which V8 checks only between steps of its built-ins and of its
 * garbage collector: of wall time, and of CPU, which a busy machine takes longer to give.
 */
const graceMs = 300

/** Resident memory that tests are counted from; reading it for every test would take longer than many tests. */
let baseRss = 0

/** Counts from a fresh reading: a test that went wrong may have left memory behind that is not the next one's. */
export function forgetMemory(): void {
  baseRss = 0
}

/** Tells the watchdog what the coming test may use: time without a break on each side, and resident memory. */
export function guardTest(block: SharedArrayBuffer, limits: Limits, walls: Walls): void {
  const cells = new Float64Array(block)
  if (baseRss === 0) baseRss = process.memoryUsage.rss()
  const { user, system } = process.cpuUsage()
  cells[Cell.StuckSolution] = walls.solution + graceMs
  cells[Cell.StuckJudge] = walls.judge + graceMs * 4
  cells[Cell.CpuFloorSolution] = limits.cpuMs + graceMs
  cells[Cell.CpuFloorJudge] = judgeBudgetMs * fullShare
  cells[Cell.CpuBase] = (user + system) / 1000
  cells[Cell.MaxRssSolution] = baseRss + (limits.heapMb * 2 + 256) * megabyte
  cells[Cell.MaxRssJudge] = baseRss + 1536 * megabyte
}
