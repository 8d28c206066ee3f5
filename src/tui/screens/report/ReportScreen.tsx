import { useApp } from 'ink'
import { useCallback, useMemo } from 'react'
import { asTyped } from '../../../core/invocation.ts'
import { markdownText } from '../../../core/markdown-text.ts'
import { reportMarkdown } from '../../../core/mock/report/report-markdown.ts'
import { Refusal } from '../../../core/refusal.ts'
import { interviewClock } from '../../../io/mock/clock.ts'
import { readReport } from '../../../io/mock/read-interviews.ts'
import type { AppContext } from '../../app-context.ts'
import type { Keyboard } from '../../keyboard.ts'
import { fold } from '../../parts/fold.ts'
import { TextScreen } from '../../parts/TextScreen.tsx'
import type { ScreenName } from '../../screen-name.ts'
import type { Size } from '../../size.ts'

export interface ReportProps {
  context: AppContext
  interview: number
  size: Size
  keyboard: Keyboard
  go: (to: ScreenName) => void
}

/** What an interview was worth, and why. */
export function ReportScreen({ context, interview, size, keyboard, go }: ReportProps) {
  const { exit } = useApp()
  const { places, env, paint, keymaps, invocation } = context
  const markdown = useMemo(() => {
    try {
      const { report } = readReport(places, interview, interviewClock(env))
      return `${reportMarkdown(report)}\n\`hotseat mock report ${interview} --html --output report.html\` keeps it as a page.\n`
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
  }, [places, env, interview])
  const text = useCallback(
    (width: number) => fold(markdownText(asTyped(markdown, invocation), { paint, width }), width),
    [markdown, paint, invocation],
  )
  return (
    <TextScreen
      {...{ context, size, keyboard, text, textName: 'report' }}
      title={`Interview ${interview}`}
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
