import type { Limits, Verdict } from '../protocol.ts'
import type { Running } from './meter.ts'

/** Milliseconds the judge's isolate may take for one test. */
export const judgeBudgetMs = 10_000

/** How a test ended that was not ended by its own code. */
export interface Halt {
  verdict: Verdict | 'wall-limit'
  message: string
  stack?: string
  /** The side whose wall time ran out, where that is not the solution's, or what broke down outside of both. */
  outOf?: 'judge' | 'database'
}

/**
 * Whose fault it is that an isolate was cut short. Once the test has called the solution, what the judge chokes on is
 * taken for what it was given: an endless iterator, a length of a thousand million, a pattern that backtracks. Packs
 * prove with accepted solutions that their tests come to an end.
 */

/** The end of a test whose `side` ran out of memory. */
export function memoryHalt(side: Running, crossed: boolean, limits: Limits): Halt {
  if (side === 'solution') {
    return { verdict: 'memory-limit-exceeded', message: `the heap grew past ${limits.heapMb} MB` }
  }
  return crossed
    ? {
        verdict: 'memory-limit-exceeded',
        message: 'the test ran out of memory with what the solution gave it',
      }
    : { verdict: 'judge-error', message: 'the test itself ran out of memory' }
}

/** The end of a test whose `side` used up its time. */
export function timeHalt(side: Running, crossed: boolean, limits: Limits): Halt {
  if (side === 'solution') return { verdict: 'wall-limit', message: timeLimitMessage(limits) }
  const seconds = judgeBudgetMs / 1000
  return crossed
    ? {
        verdict: 'time-limit-exceeded',
        message: `the test did not come to an end within ${seconds} s with what the solution gave it`,
        outOf: 'judge',
      }
    : {
        verdict: 'judge-error',
        message: `the test itself ran for more than ${seconds} s`,
        outOf: 'judge',
      }
}

export function timeLimitMessage(limits: Limits): string {
  return `the solution used more than ${limits.cpuMs} ms of CPU time in this test`
}
