import { useApp } from 'ink'
import { useEffect, useMemo } from 'react'
import { wrap } from '../../../core/layout.ts'
import { Refusal } from '../../../core/refusal.ts'
import { statsText } from '../../../core/stats-text.ts'
import { readStats } from '../../../io/read-stats.ts'
import type { AppContext } from '../../app-context.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, intentOf, linesOf } from '../../keymap.ts'
import { fold } from '../../parts/fold.ts'
import { clamp, lastTop } from '../../parts/window.ts'
import { type Size, smallest } from '../../size.ts'
import { useStore } from '../../store.ts'
import { useKeys } from '../../use-keys.ts'
import { emptyStats, type StatsState, statsReducer } from './stats-state.ts'

export interface StatsProps {
  context: AppContext
  size: Size
  keyboard: Keyboard
  /** Back to the challenges. */
  leave: () => void
}

/** Header, footer. */
const bars = 2

/** Keys to actions: what the statistics screen does. */
export function useStats({ context, size, keyboard, leave }: StatsProps) {
  const { places, challenges } = context
  const { stats: keymap } = context.keymaps
  const { exit } = useApp()
  const { state, dispatch } = useStore(statsReducer, () => emptyStats)
  useEffect(() => {
    readStats(places, challenges).then(
      (found) => dispatch({ type: 'found', found }),
      (error: unknown) => {
        if (error instanceof Refusal) dispatch({ type: 'found', found: { problem: error.message } })
        else exit(error)
      },
    )
  }, [places, challenges, dispatch, exit])

  const isTooSmall = size.columns < smallest.columns || size.rows < smallest.rows
  const height = Math.max(1, size.rows - bars)
  const lines = useMemo(
    () => linesOfStats(state.found, context, size.columns),
    [state.found, context, size.columns],
  )
  const press = (name: string) => {
    const intent = intentOf(keymap.read, name)
    if (intent === 'back') leave()
    else if (intent === 'leave') exit()
    else if (intent !== undefined && !isTooSmall) {
      dispatch({ type: 'move', by: linesOf(intent, height), lastTop: lastTop(lines.length, height) })
    }
  }
  useKeys(keyboard, { press, paste: () => {}, commands: () => commandsOf(keymap.read) })
  const top = clamp(state.top, 0, lastTop(lines.length, height))
  return { isTooSmall, height, top, all: lines, lines: lines.slice(top, top + height) }
}

function linesOfStats(
  found: StatsState['found'],
  { paint, invocation, writing }: AppContext,
  width: number,
): string[] {
  if (found === undefined) return []
  if ('problem' in found) return wrap(found.problem, width).map((line) => paint('bad', line))
  const { stats, today } = found
  return fold(
    statsText(stats, { paint, width: Math.min(width, 112), today, invocation, spoken: writing === 'spoken' }),
    width,
  )
}
