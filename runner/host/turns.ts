import { Cell } from '../guest/host.ts'
import type { Entry } from './entry.ts'
import type { Running } from './meter.ts'
import type { Outcome } from './outcome.ts'
import type { Pair } from './pair.ts'

export interface TurnsEnv {
  cells: Float64Array
  pair: Pair
  outcome: Outcome
  entry: Entry
}

/** The turns of the world: in each something acts, and then the microtasks of both isolates run. */
export interface Turns {
  /** One turn, as one realm would see it: rejections count as unhandled only at its end. */
  turn(action: () => void): void
  /** What happens while the frame of a side is held. */
  within(side: Running): void
  /** Runs the microtasks of both isolates until neither has any left. */
  settle(): void
  /** Tells a side what the other changed of shared data, runs its microtasks, and returns what it changed. */
  settleSide(side: Running, changes: string): string
}

export function createTurns({ cells, pair, outcome, entry }: TurnsEnv): Turns {
  const { awake } = entry
  let act: () => void = () => undefined

  /** The judge's frame is held around the solution's, and that around all that happens in a turn. */
  function turn(action: () => void): void {
    act = action
    hold('judge')
  }

  function hold(side: Running): void {
    entry.call(side, pair.side(side)?.hold, [])
  }

  function within(side: Running): void {
    if (side === 'judge') return hold('solution')
    act()
    settle()
  }

  /** The judge's microtasks run while the solution is quiet. */
  function settle(): void {
    let changes = ''
    do {
      cells[Cell.Turns] = (cells[Cell.Turns] as number) + 1
      if (awake.judge || changes !== '') changes = settleSide('judge', changes)
      if (!outcome.over() && (awake.solution || changes !== '')) changes = settleSide('solution', changes)
    } while ((awake.judge || awake.solution || changes !== '') && !outcome.over())
  }

  function settleSide(side: Running, changes: string): string {
    const told = entry.call(side, pair.side(side)?.settle, [changes])
    awake[side] = false
    return (told as string | undefined) ?? ''
  }

  return { turn, within, settle, settleSide }
}
