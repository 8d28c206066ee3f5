import { Box, useApp } from 'ink'
import { useMemo } from 'react'
import { columns as columnsOf, pad, wrap } from '../../../core/layout.ts'
import { Refusal } from '../../../core/refusal.ts'
import { interviewClock } from '../../../io/mock/clock.ts'
import { openSession, type Session } from '../../../io/mock/session.ts'
import { footerHints } from '../../keymap.ts'
import { keyHints } from '../../parts/key-hints.ts'
import { Lines } from '../../parts/Lines.tsx'
import { placeText } from '../../parts/place-text.ts'
import { TextScreen } from '../../parts/TextScreen.tsx'
import { TooSmall } from '../../parts/TooSmall.tsx'
import { clamp, lastTop } from '../../parts/window.ts'
import { smallest } from '../../size.ts'
import { Spoken } from '../../spoken/Spoken.tsx'
import { glyphs, tones } from '../../theme.ts'
import type { ReportProps } from '../report/ReportScreen.tsx'
import { interviewTopics } from './interview-spoken.ts'
import { headerOf, interviewView } from './interview-view.ts'
import { phaseBar } from './phase-bar.ts'
import { tabLine } from './tab-line.ts'
import { type InterviewProps, useInterview } from './use-interview.ts'

/** An interview that goes on; why it cannot, when it cannot. */
export function InterviewScreen(props: ReportProps) {
  const { context, interview, go } = props
  const { places, env, keymaps } = context
  const { exit } = useApp()
  const opened = useMemo(() => {
    try {
      return { session: openSession(places, interview, interviewClock(env)) }
    } catch (error) {
      if (error instanceof Refusal) return { problem: error.message }
      throw error
    }
  }, [places, env, interview])
  if ('session' in opened && opened.session !== undefined)
    return <Running {...props} session={opened.session} />
  const problem = opened.problem ?? ''
  return (
    <TextScreen
      {...props}
      title={`Interview ${interview}`}
      text={(width) => wrap(problem, width)}
      textName="problem"
      bindings={keymaps.report.read}
      effects={{
        replay: () => go({ name: 'replay', interview }),
        back: () => go({ name: 'interviews', interview }),
        leave: () => exit(),
      }}
      waysOut={['back', 'leave']}
    />
  )
}

/** The end of what is typed is what one looks at. */
function endOf(text: string, width: number): string {
  const characters = [...text]
  while (columnsOf(characters.join('')) > width) characters.shift()
  return characters.join('')
}

function Running(props: ReportProps & { session: Session }) {
  const { context, size, session, keyboard, go } = props
  const running: InterviewProps = { context, session, size, keyboard, go }
  const { ui, state, help, lines, messages, height, isTooSmall } = useInterview(running)
  const { paint, keymaps, writing } = context
  const { columns, rows } = size
  const view = interviewView(state, ui)
  const everywhere = ui.mode === 'read' ? keymaps.anywhere.all : []
  const hints = footerHints(keymaps.interview[ui.mode], view, everywhere)
  if (writing === 'spoken') {
    const topics = interviewTopics(state, ui, { hints, help, lines: () => lines(ui.tab) })
    return <Spoken topics={topics} holds={keyboard.isMuted} />
  }
  if (isTooSmall) return <TooSmall size={size} smallest={smallest} />
  const all = lines(ui.tab)
  const top = clamp(ui.tops[ui.mode === 'help' ? 'help' : ui.tab], 0, lastTop(all.length, height))
  const place = placeText(top, all.length, height)
  const { left, right, over } = headerOf(state, ui.now, columns)
  const header =
    paint(tones.name, pad(left, columns - columnsOf(right))) + paint(over ? 'bad' : tones.facts, right)
  const typed = endOf(`${ui.typing.what}: ${ui.typing.text}${glyphs.caret}`, columns)
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={[header]} width={columns} height={1} />
      <Lines lines={[phaseBar(state, ui.now, columns, paint)]} width={columns} height={1} />
      <Lines lines={[tabLine(ui, state, { paint, width: columns, place })]} width={columns} height={1} />
      <Lines lines={all.slice(top, top + height)} width={columns} height={height} />
      {ui.mode === 'type' && <Lines lines={[paint(tones.name, typed)]} width={columns} height={1} />}
      <Lines lines={messages} width={columns} height={messages.length} />
      <Lines lines={[keyHints(hints, columns, paint)]} width={columns} height={1} />
    </Box>
  )
}
