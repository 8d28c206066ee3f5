import { Cell } from '../guest/host.ts'
import type { Ending } from '../guest/judge.ts'
import type { Halt } from './halt.ts'
import type { Running } from './meter.ts'
import type { Pair } from './pair.ts'

/** How the test at hand ended. Its own ending is what it says itself, or an error of its own that nobody caught. */
export interface Outcome {
  halt(): Halt | undefined
  ending(): Ending | undefined
  /** Whether the test was ended from outside: then no code of it runs any more. */
  over(): boolean
  /** Ends the test from outside; only the first reason counts. */
  stop(reason: Halt): void
  /** Takes the test's own ending as JSON, unless it has one. */
  end(ending: string): void
  /** A timer of a side threw; what it threw is described in the way of that side. */
  timerThrew(side: Running, thrown: string): void
  /** A promise of a side was rejected, and nobody handled that. */
  rejected(side: Running, message: string, stack: string): void
  reset(): void
}

export interface OutcomeEnv {
  cells: Float64Array
  pair: Pair
  /** Asks the judge for the ending by an expectation that the solution let fall, as JSON; '' when there is none. */
  unmet(): string | undefined
}

export function createOutcome({ cells, pair, unmet }: OutcomeEnv): Outcome {
  let halt: Halt | undefined
  let ending: Ending | undefined

  function stop(reason: Halt): void {
    if (halt !== undefined) return
    halt = reason
    cells[Cell.Over] = 1
    pair.endSolution()
  }

  function end(text: string): void {
    ending ??= JSON.parse(text) as Ending
  }

  function timerThrew(side: Running, thrown: string): void {
    if (side === 'judge') return end(thrown)
    const [message, stack] = JSON.parse(thrown) as [string, string]
    nobodyCaught('uncaught in a timer', message, stack)
  }

  function rejected(side: Running, message: string, stack: string): void {
    if (side === 'solution') return nobodyCaught('unhandled rejection', message, stack)
    if (ending !== undefined && ending.status !== 'passed') return
    ending = {
      status: 'failed',
      kind: 'thrown',
      // A promise of the test that the solution was given and left alone is the solution's to handle.
      foreign: stack.includes('solution.js') || (cells[Cell.Unfollowed] as number) > 0,
      crossed: true,
      message: `unhandled rejection: ${message}`,
      stack,
    }
  }

  /** What a callback of the test threw is the test's failure, wherever the solution called it. */
  function nobodyCaught(how: string, message: string, stack: string): void {
    const failure = unmet()
    if (failure === undefined || failure === '') {
      stop({ verdict: 'runtime-error', message: `${how}: ${message}`, stack })
    } else if (ending?.status !== 'failed') ending = JSON.parse(failure) as Ending
  }

  return {
    halt: () => halt,
    ending: () => ending,
    over: () => halt !== undefined,
    stop,
    end,
    timerThrew,
    rejected,
    reset() {
      halt = undefined
      ending = undefined
      cells[Cell.Over] = 0
    },
  }
}
