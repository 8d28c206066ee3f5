import { Box, useApp } from 'ink'
import { useMemo } from 'react'
import { pad } from '../../../core/layout.ts'
import { templatesOf } from '../../../core/mock/template.ts'
import { Refusal } from '../../../core/refusal.ts'
import { readInterviews } from '../../../io/mock/read-interviews.ts'
import { readPacks } from '../../../io/packs.ts'
import type { AppContext } from '../../app-context.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, footerHints, intentOf, isMove, linesOf, type Move } from '../../keymap.ts'
import { messageLines } from '../../message.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { placeText } from '../../parts/place-text.ts'
import { TooSmall } from '../../parts/TooSmall.tsx'
import { clamp, windowAround } from '../../parts/window.ts'
import type { ScreenName } from '../../screen-name.ts'
import { type Size, smallest } from '../../size.ts'
import { keysText } from '../../spoken/keys-text.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { useStore } from '../../store.ts'
import { tones } from '../../theme.ts'
import { useKeys } from '../../use-keys.ts'
import { interviewRows, type Row, rowDetail, rowLines, rowText, spokenRows } from './interview-rows.ts'
import type { InterviewsIntent } from './interviews-keymap.ts'

export interface InterviewsProps {
  context: AppContext
  size: Size
  keyboard: Keyboard
  go: (to: ScreenName) => void
  /** The interview that is chosen first; the first row when undefined. */
  interview?: number | undefined
  /** What is said first. */
  message?: string | undefined
}

interface ListState {
  at: number
  message: string | undefined
}

/** The interviews that can be begun, the one that goes on, and those that are over. */
export function InterviewsScreen(props: InterviewsProps) {
  const { context, size, keyboard, go } = props
  const { exit } = useApp()
  const { paint, keymaps, writing } = context
  const found = useMemo(() => rowsOf(context), [context])
  const { rows } = found
  const { state, dispatch, latest } = useStore(
    (before: ListState, change: Partial<ListState>): ListState => ({ ...before, ...change }),
    () => ({ at: placeOf(found.rows, props.interview), message: found.problem ?? props.message }),
  )
  const { columns, rows: screenRows } = size
  const row: Row | undefined = rows[state.at]
  const messages = messageLines(
    state.message === undefined
      ? { tone: undefined, text: rowDetail(row, columns) }
      : { tone: 'warn', text: state.message },
    columns,
    paint,
  )
  const height = Math.max(1, screenRows - 2 - messages.length)
  const isTooSmall = columns < smallest.columns || screenRows < smallest.rows

  const effects: Record<Exclude<InterviewsIntent, Move>, () => void> = {
    open: () => {
      const row = rows[latest().at]
      if (row?.kind === 'template') {
        const isOpen = rows.some(({ kind }) => kind === 'open')
        if (isOpen)
          return dispatch({
            message: 'An interview is going on: finish that one first. It is the first line of this list.',
          })
        go({
          name: 'setup',
          wishes: { template: row.template, style: 'standard', minutes: undefined, seed: undefined },
        })
      } else if (row?.kind === 'open') go({ name: 'interview', interview: row.interview })
      else if (row?.kind === 'over') go({ name: 'report', interview: row.interview })
    },
    replay: () => {
      const row = rows[latest().at]
      if (row?.kind === 'over') go({ name: 'replay', interview: row.interview })
      else dispatch({ message: 'Point at an interview that is over.' })
    },
    back: () => go({ name: 'home' }),
    leave: () => exit(),
  }
  const press = (name: string) => {
    const intent = intentOf(keymaps.interviews.browse, name)
    if (intent === undefined || (isTooSmall && intent !== 'back' && intent !== 'leave')) return
    if (latest().message !== undefined) dispatch({ message: undefined })
    if (isMove(intent))
      dispatch({ at: clamp(latest().at + linesOf(intent, height), 0, Math.max(0, rows.length - 1)) })
    else effects[intent]()
  }
  useKeys(keyboard, { press, paste: () => {}, commands: () => commandsOf(keymaps.interviews.browse) })

  const hints = footerHints(keymaps.interviews.browse, row?.kind, keymaps.anywhere.all)
  const title = 'Mock interviews'
  if (writing === 'spoken') {
    const chosen =
      row === undefined ? '' : `Selected, ${state.at + 1} of ${rows.length}: ${rowText(row).trim()}`
    const topics = [
      { name: 'title', text: `\n${title}. ${keysText(hints)}`, once: true },
      { name: 'list', text: spokenRows(rows), once: true },
      { name: 'chosen', text: chosen },
      { name: 'message', text: state.message ?? '' },
    ]
    return <Spoken topics={topics} />
  }
  if (isTooSmall) return <TooSmall size={size} smallest={smallest} />
  const { lines, at } = rowLines(rows, state.at, { paint, width: columns })
  const top = windowAround(at[state.at] ?? 0, lines.length, height)
  const place = placeText(top, lines.length, height)
  return (
    <Box flexDirection="column" width={columns} height={screenRows}>
      <Lines
        lines={[paint(tones.name, pad(title, columns - place.length)) + paint(tones.facts, place)]}
        width={columns}
        height={1}
      />
      <Lines lines={lines.slice(top, top + height)} width={columns} height={height} />
      <Lines lines={messages} width={columns} height={messages.length} />
      <Lines lines={[keyHints(hints, columns, paint)]} width={columns} height={1} />
    </Box>
  )
}

function placeOf(rows: readonly Row[], interview: number | undefined): number {
  const at = rows.findIndex((row) => row.kind !== 'template' && row.interview === interview)
  return Math.max(0, at)
}

function rowsOf({ places }: AppContext): { rows: Row[]; problem: string | undefined } {
  const templates = templatesOf(readPacks(places).packs)
  try {
    return { rows: interviewRows(templates, readInterviews(places)), problem: undefined }
  } catch (error) {
    if (error instanceof Refusal) return { rows: interviewRows(templates, []), problem: error.message }
    throw error
  }
}
