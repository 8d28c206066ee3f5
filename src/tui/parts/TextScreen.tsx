import { Box } from 'ink'
import { useMemo, useState } from 'react'
import { pad } from '../../core/layout.ts'
import type { AppContext } from '../app-context.ts'
import type { Keyboard } from '../keyboard.ts'
import { type Binding, commandsOf, footerHints, intentOf, isMove, linesOf, type Move } from '../keymap.ts'
import { type Message, messageLines } from '../message.ts'
import { type Size, smallest } from '../size.ts'
import { keysText } from '../spoken/keys-text.ts'
import { Spoken } from '../spoken/Spoken.tsx'
import { tones } from '../theme.ts'
import { useKeys } from '../use-keys.ts'
import { keyHints } from './key-hints.ts'
import { Lines } from './Lines.tsx'
import { placeText } from './place-text.ts'
import { TooSmall } from './TooSmall.tsx'
import { clamp, lastTop } from './window.ts'

export interface TextScreenProps<Intent extends string> {
  context: AppContext
  size: Size
  keyboard: Keyboard
  title: string
  /** The text for a width, in lines that fit it. */
  text: (width: number) => string[]
  /** Another text begins at its top. */
  textName: string
  bindings: Binding<Intent | Move, unknown>[]
  effects: Record<Exclude<Intent, Move>, () => void>
  /** Intents that work even where nothing can be seen. */
  waysOut: Intent[]
  message?: Message | undefined
}

/** Prose wider than this is hard to read. */
const widest = 100

/** A text on the whole screen, with a title, keys to scroll it and keys of its own. */
export function TextScreen<Intent extends string>(props: TextScreenProps<Intent>) {
  const { context, size, keyboard, title, text, textName, bindings, effects, waysOut, message } = props
  const { paint, keymaps, writing } = context
  const [scrolled, scroll] = useState({ textName, top: 0 })
  const { columns, rows } = size
  const messages = message === undefined ? [] : messageLines(message, columns, paint)
  const height = Math.max(1, rows - 2 - messages.length)
  const lines = useMemo(() => text(Math.min(widest, columns)), [text, columns])
  const isTooSmall = columns < smallest.columns || rows < smallest.rows
  const top = clamp(scrolled.textName === textName ? scrolled.top : 0, 0, lastTop(lines.length, height))
  const press = (name: string) => {
    const intent = intentOf(bindings, name)
    if (intent === undefined || (isTooSmall && !waysOut.some((way) => way === intent))) return
    if (isMove(intent)) {
      // Keys of one call follow one another before anything is drawn.
      scroll((before) => {
        const from = before.textName === textName ? before.top : 0
        const to = clamp(from + linesOf(intent, height), 0, lastTop(lines.length, height))
        return { textName, top: to }
      })
    } else effects[intent as Exclude<Intent, Move>]()
  }
  useKeys(keyboard, { press, paste: () => {}, commands: () => commandsOf(bindings) })

  const hints = footerHints(bindings, undefined, keymaps.anywhere.all)
  if (writing === 'spoken') {
    const topics = [
      { name: 'title', text: `\n${title}.` },
      { name: 'keys', text: keysText(hints), once: true },
      { name: textName, text: lines.join('\n') },
      { name: 'message', text: message?.text ?? '' },
    ]
    return <Spoken topics={topics} holds={keyboard.isMuted} />
  }
  if (isTooSmall) return <TooSmall size={size} smallest={smallest} />
  const place = placeText(top, lines.length, height)
  return (
    <Box flexDirection="column" width={columns} height={rows}>
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
