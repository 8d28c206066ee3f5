import { Box } from 'ink'
import type { AppContext } from '../../app-context.ts'
import { footerHints } from '../../keymap.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { TooSmall } from '../../parts/TooSmall.tsx'
import { clamp, lastTop } from '../../parts/window.ts'
import { gap, smallest } from '../../size.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { glyphs, tones } from '../../theme.ts'
import { filterLines } from './filter-lines.ts'
import { homeTopics } from './home-spoken.ts'
import type { HomeState } from './home-state.ts'
import { listLines } from './list-lines.ts'
import { titleLine } from './title-line.ts'
import { type HomeProps, useHome } from './use-home.ts'

/** The first screen: the challenges, and what the chosen one asks for. */
export function Home(props: HomeProps) {
  const { context, size } = props
  const { state } = props.home
  const { layout, messages, help, preview } = useHome(props)
  const { paint, keymaps } = context
  const { home, anywhere } = keymaps
  const everywhere = state.mode === 'browse' ? anywhere.all : []
  const { kind, height } = layout
  const { columns, rows } = size
  if (context.writing === 'spoken') return <Spoken topics={homeTopics(state, { keymaps, help, preview })} />
  if (kind === 'too-small') return <TooSmall size={size} smallest={smallest} />

  const reads = state.mode === 'help' || kind === 'split' || state.pane === 'preview'
  const text = state.mode === 'help' ? help : reads ? preview() : []
  const top = clamp(state.mode === 'help' ? state.helpTop : state.top, 0, lastTop(text.length, height))
  const list = (
    <Lines
      lines={(state.mode === 'filter' ? filterLines : listLines)(state, {
        paint,
        width: layout.list,
        height,
      })}
      width={layout.list}
      height={height}
    />
  )
  const pager = <Lines lines={text.slice(top, top + height)} width={layout.preview} height={height} />
  const divider = Array<string>(height).fill(` ${paint(tones.divider, glyphs.divider)}`)
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[header(context, state, columns)]} width={columns} height={1} />
      <Lines
        lines={[titleLine(state, layout, { paint, length: text.length, top })]}
        width={columns}
        height={1}
      />
      {state.mode !== 'help' && kind === 'split' ? (
        <Box height={height} flexShrink={0}>
          {list}
          <Lines lines={divider} width={gap} height={height} />
          {pager}
        </Box>
      ) : reads ? (
        pager
      ) : (
        list
      )}
      <Lines lines={messages} width={columns} height={messages.length} />
      <Lines
        lines={[keyHints(footerHints(home[state.mode], state, everywhere), columns, paint)]}
        width={columns}
        height={1}
      />
    </Box>
  )
}

function header(
  { challenges, paint }: AppContext,
  { history: { solved, aid }, due }: HomeState,
  width: number,
): string {
  const name = 'Hotseat'
  const done = challenges.filter(({ id }) => solved.has(id))
  const aided = done.filter(({ id }) => aid.has(id)).length
  const help = aided === 0 ? '' : `, ${aided} of them with help`
  const reviews = due.size === 0 ? '' : ` · ${due.size} to review`
  const tally = `${done.length} of ${challenges.length} solved${help}${reviews}`
  return paint(tones.name, name) + tally.padStart(width - name.length)
}
