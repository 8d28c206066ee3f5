import { randomInt } from 'node:crypto'
import { useApp } from 'ink'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Check } from '../../../core/doctor-text.ts'
import { styles } from '../../../core/mock/events.ts'
import { Refusal } from '../../../core/refusal.ts'
import { sanitise, sanitiseAll } from '../../../core/sanitise.ts'
import { seedLimit } from '../../../core/seed.ts'
import { checksBeforeInterview } from '../../../io/health.ts'
import { interviewClock } from '../../../io/mock/clock.ts'
import { beginInterview, type DrawnInterview, drawInterview } from '../../../io/mock/start.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import type { Keyboard } from '../../keyboard.ts'
import type { Message } from '../../message.ts'
import { TextScreen } from '../../parts/TextScreen.tsx'
import type { ScreenName, SetupWishes } from '../../screen-name.ts'
import type { Size } from '../../size.ts'
import { setupText } from './setup-text.ts'

export interface SetupProps {
  context: AppContext
  wishes: SetupWishes
  size: Size
  keyboard: Keyboard
  go: (to: ScreenName) => void
}

const tooSoon = 'One moment: the checks are not done.'

/** What comes before an interview: what it will be like, and whether everything is ready. */
export function SetupScreen({ context, wishes, size, keyboard, go }: SetupProps) {
  const { exit } = useApp()
  const { places, env, paint, keymaps } = context
  const key = useMemo(() => keyOf(keymaps), [keymaps])
  const [style, setStyle] = useState(wishes.style)
  const [drawn, setDrawn] = useState<DrawnInterview>()
  const [checks, setChecks] = useState<Check[]>()
  const [message, say] = useState<Message>()
  const [round, again] = useState(0)
  const seed = useRef(wishes.seed ?? randomInt(seedLimit))

  const refused = useCallback(
    (error: unknown) => {
      if (error instanceof Refusal) say({ tone: 'bad', text: error.message })
      else exit(error instanceof Error ? error : new Error(String(error)))
    },
    [exit],
  )
  useEffect(() => {
    try {
      const wanted = { ...wishes, style, seed: seed.current }
      drawInterview(places, wanted, interviewClock(env)).then(setDrawn, refused)
    } catch (error) {
      refused(error)
    }
  }, [places, env, wishes, style, refused])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round checks again
  useEffect(() => {
    const gone = new AbortController()
    setChecks(undefined)
    checksBeforeInterview({ places, env, signal: gone.signal }).then(
      (found) => {
        if (gone.signal.aborted) return
        setChecks(found)
        say((before) => (before?.text === tooSoon ? undefined : before))
      },
      (error: unknown) => gone.signal.aborted || refused(error),
    )
    return () => gone.abort()
  }, [places, env, round, refused])

  const start = () => {
    if (drawn === undefined || checks === undefined) return say({ tone: 'warn', text: tooSoon })
    const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name)
    if (failed.length > 0)
      return say({
        tone: 'bad',
        text: `Not ready: ${failed.join(', ')}. Mend that first, then press ${key('setup.again')} to check again: the clock would not wait.`,
      })
    try {
      const interview = beginInterview(places, drawn, checks, interviewClock(env))
      go({ name: 'interview', interview })
    } catch (error) {
      refused(error)
    }
  }
  const text = useMemo(
    () => (width: number) =>
      drawn === undefined ? [] : setupText({ plan: sanitiseAll(drawn.plan), checks, paint, width }),
    [drawn, checks, paint],
  )
  return (
    <TextScreen
      {...{ context, size, keyboard, text, message, textName: 'setup' }}
      title={`Before the interview: ${sanitise(wishes.template.title)}`}
      bindings={keymaps.setup.read}
      effects={{
        start,
        style: () => {
          say(undefined)
          setStyle((before) => styles[(styles.indexOf(before) + 1) % styles.length] ?? before)
        },
        again: () => {
          say(undefined)
          again((before) => before + 1)
        },
        back: () => go({ name: 'interviews' }),
        leave: () => exit(),
      }}
      waysOut={['back', 'leave']}
    />
  )
}
