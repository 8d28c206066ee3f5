import { Box } from 'ink'
import { footerHints } from '../../keymap.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { placeText } from '../../parts/place-text.ts'
import { TooSmall } from '../../parts/TooSmall.tsx'
import { clamp, lastTop } from '../../parts/window.ts'
import { gap, smallest } from '../../size.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { glyphs, tones } from '../../theme.ts'
import { challengeTopics } from './challenge-spoken.ts'
import { headerLine } from './header-line.ts'
import { tabLine } from './tab-line.ts'
import { type ChallengeProps, useChallenge } from './use-challenge.ts'

/** One challenge being worked on: what it asks for beside what the judge says. */
export function Challenge(props: ChallengeProps) {
  const { context, challenge, size, history } = props
  const { state, layout, messages, help, lines, shown, hints } = useChallenge(props)
  const { paint, keymaps } = context
  const everywhere = state.mode === 'read' ? keymaps.anywhere.all : []
  const { columns, rows } = size
  const { kind, height } = layout
  if (context.writing === 'spoken') {
    const told = { challenge, history: history(), keymaps, help, lines }
    return <Spoken topics={challengeTopics(state, told)} holds={props.keyboard.isMuted} />
  }
  if (kind === 'too-small') return <TooSmall size={size} smallest={smallest} />

  const helpTop = clamp(state.tops.help, 0, lastTop(help.length, height))
  const open = state.mode === 'help' ? { length: help.length, top: helpTop, lines: [] } : shown(state.tab)
  const place = placeText(open.top, open.length, height)
  const body =
    state.mode === 'help' ? (
      <Lines lines={help.slice(helpTop, helpTop + height)} width={columns} height={height} />
    ) : kind === 'tabs' ? (
      <Lines lines={open.lines} width={columns} height={height} />
    ) : (
      <Box height={height} flexShrink={0}>
        <Lines lines={shown(state.beside).lines} width={layout.text} height={height} />
        <Lines
          lines={Array<string>(height).fill(` ${paint(tones.divider, glyphs.divider)}`)}
          width={gap}
          height={height}
        />
        <Lines lines={shown('result').lines} width={layout.result} height={height} />
      </Box>
    )
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines
        lines={[headerLine(challenge, history(), { spent: state.spent, width: columns, paint })]}
        width={columns}
        height={1}
      />
      <Lines lines={[tabLine(state, { paint, width: columns, hints, place })]} width={columns} height={1} />
      {body}
      <Lines lines={messages} width={columns} height={messages.length} />
      <Lines
        lines={[keyHints(footerHints(keymaps.challenge[state.mode], state, everywhere), columns, paint)]}
        width={columns}
        height={1}
      />
    </Box>
  )
}
