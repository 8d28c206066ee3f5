import { Box, useApp } from 'ink'
import { useEffect } from 'react'
import type { Challenge } from '../../../core/catalogue.ts'
import { pad } from '../../../core/layout.ts'
import { keepWelcomed } from '../../../io/welcome.ts'
import type { AppContext } from '../../app-context.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, footerHints, intentOf } from '../../keymap.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { TooSmall } from '../../parts/TooSmall.tsx'
import type { ScreenName } from '../../screen-name.ts'
import { type Size, smallest } from '../../size.ts'
import { keysText } from '../../spoken/keys-text.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { useStore } from '../../store.ts'
import { tones } from '../../theme.ts'
import { useKeys } from '../../use-keys.ts'
import type { WelcomeIntent } from './welcome-keymap.ts'
import { firstStep, lastStep, welcomeReducer } from './welcome-state.ts'
import { welcomeText } from './welcome-text.ts'

export interface WelcomeProps {
  context: AppContext
  size: Size
  keyboard: Keyboard
  /** The challenge to begin with; undefined when there is none. */
  first: Challenge | undefined
  /** Goes to another screen. */
  go: (to: ScreenName) => void
}

/** Prose wider than this is hard to read. */
const widest = 80
/** Header, gap, footer. */
const bars = 3

/** What Hotseat is, in three steps, for those who see it for the first time. */
export function Welcome({ context, size, keyboard, first, go }: WelcomeProps) {
  const { places, keymaps, paint, writing } = context
  const { exit } = useApp()
  const { state, dispatch, latest } = useStore(welcomeReducer, () => firstStep)
  useEffect(() => keepWelcomed(places), [places])

  const isTooSmall = size.columns < smallest.columns || size.rows < smallest.rows
  const effects: Record<WelcomeIntent, () => void> = {
    next: () => {
      if (latest().step < lastStep) dispatch({ type: 'step', by: 1 })
      else go(first === undefined ? { name: 'home' } : { name: 'challenge', challenge: first })
    },
    previous: () => dispatch({ type: 'step', by: -1 }),
    skip: () => go({ name: 'home' }),
    leave: () => exit(),
  }
  const press = (name: string) => {
    const intent = intentOf(keymaps.welcome.read, name)
    // Nothing is done that cannot be seen.
    if (intent !== undefined && (!isTooSmall || intent === 'skip' || intent === 'leave')) effects[intent]()
  }
  useKeys(keyboard, { press, paste: () => {}, commands: () => commandsOf(keymaps.welcome.read) })

  const { columns, rows } = size
  const { step } = state
  const { title, lines } = welcomeText(step, { context, first, width: Math.min(widest, columns) })
  const hints = footerHints(keymaps.welcome.read, state, keymaps.anywhere.all)
  const header = `Welcome to Hotseat: ${title}`
  const place = `${step + 1}/${lastStep + 1}`
  if (writing === 'spoken') {
    const text = [`\n${header}, step ${step + 1} of ${lastStep + 1}. ${keysText(hints)}`, ...lines].join('\n')
    return <Spoken topics={[{ name: `step ${step}`, text }]} />
  }
  if (isTooSmall) return <TooSmall size={size} smallest={smallest} />
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines
        lines={[paint(tones.name, pad(header, columns - place.length)) + paint(tones.facts, place), '']}
        width={columns}
        height={2}
      />
      <Lines lines={lines} width={columns} height={rows - bars} />
      <Lines lines={[keyHints(hints, columns, paint)]} width={columns} height={1} />
    </Box>
  )
}
