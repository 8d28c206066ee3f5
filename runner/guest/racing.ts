import { Cell } from './host.ts'
import type { Race, RaceHooks } from './kit/contract.ts'

export interface Racing {
  race: Race
  /** Which of so many timers of one instant fires next: the first, unless a test explores orders. */
  pick(total: number): number
  /** Tells a test that explores what the solution called; `line` is made only for one that does. */
  called(line: () => string | undefined): void
  clear(): void
}

/** The exploration of orders by the test at hand, which the shared numbers show to the host. */
export function createRacing(cells: Float64Array): Racing {
  let hooks: RaceHooks | undefined

  return {
    race: {
      begin(given) {
        hooks = given
        cells[Cell.Exploring] = 1
      },
      end() {
        hooks = undefined
        cells[Cell.Exploring] = 0
        cells[Cell.Actor] = 0
      },
      exploring: () => hooks !== undefined,
      actor: () => cells[Cell.Actor] as number,
      act(actor) {
        cells[Cell.Actor] = actor
      },
    },
    pick: (total) => hooks?.pick(total) ?? 0,
    called(line) {
      const text = hooks && line()
      if (text !== undefined) hooks?.called(text)
    },
    clear() {
      hooks = undefined
    },
  }
}
