import { Box } from 'ink'
import { cut, pad } from '../../core/layout.ts'
import type { AppContext } from '../app-context.ts'
import { footerHints } from '../keymap.ts'
import { keyHints } from '../parts/key-hints.ts'
import { Lines } from '../parts/Lines.tsx'
import { windowAround } from '../parts/window.ts'
import type { Size } from '../size.ts'
import { Spoken } from '../spoken/Spoken.tsx'
import { glyphs, tones } from '../theme.ts'
import { paletteTopics } from './palette-spoken.ts'
import { found, type PaletteState } from './palette-state.ts'

export interface PaletteProps {
  state: PaletteState
  size: Size
  context: AppContext
}

/** Everything that can be done on the screen below, to be found by typing. */
export function Palette({ state, size, context }: PaletteProps) {
  const { paint, writing, keymaps } = context
  const keymap = keymaps.palette.type
  const { columns, rows } = size
  const height = Math.max(1, rows - 2)
  const commands = found(state)
  if (writing === 'spoken') return <Spoken topics={paletteTopics(state, keymap)} />
  const top = windowAround(state.at, commands.length, height)
  const lines = commands.slice(top, top + height).map(({ shown, what }, index) => {
    const isChosen = top + index === state.at
    const marker = isChosen ? paint(tones.selected, glyphs.selected) : ' '
    const text = cut(what, columns - 16)
    return `${marker} ${paint(tones.key, pad(shown, 13))} ${isChosen ? paint(tones.selected, text) : text}`
  })
  const body = commands.length === 0 ? ['  Nothing here is called that.'] : lines
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[paint(tones.name, `:${state.query}${glyphs.caret}`)]} width={columns} height={1} />
      <Lines lines={body} width={columns} height={height} />
      <Lines lines={[keyHints(footerHints(keymap, undefined), columns, paint)]} width={columns} height={1} />
    </Box>
  )
}
