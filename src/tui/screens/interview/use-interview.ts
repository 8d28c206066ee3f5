import { useApp } from 'ink'
import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react'
import { Refusal } from '../../../core/refusal.ts'
import type { Session } from '../../../io/mock/session.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, intentOf, isMove, linesOf, type Move } from '../../keymap.ts'
import { isPrintable } from '../../keys.ts'
import { type Message, messageLines } from '../../message.ts'
import { helpLines } from '../../parts/help-text.ts'
import { lastTop } from '../../parts/window.ts'
import type { ScreenName } from '../../screen-name.ts'
import { type Size, smallest } from '../../size.ts'
import { useStore } from '../../store.ts'
import { useHandOver } from '../../use-hand-over.ts'
import { useKeys } from '../../use-keys.ts'
import { interviewActions } from './interview-actions.ts'
import { type InterviewIntent, interviewHelp } from './interview-keymap.ts'
import { type InterviewAction, interviewReducer, interviewUi, type Tab, tabAfter } from './interview-state.ts'
import { tabLines } from './interview-texts.ts'

export interface InterviewProps {
  context: AppContext
  session: Session
  size: Size
  keyboard: Keyboard
  go: (to: ScreenName) => void
}

/** Milliseconds between two looks at the clock. */
const second = 1000
/** A simulated clock may run a minute in a second. */
const often = 100
/** Header, bar, tabs, footer. */
const bars = 4

/** Keys to actions: what the screen of an interview does. */
export function useInterview({ context, session, size, keyboard, go }: InterviewProps) {
  const { paint, invocation } = context
  const { interview: keymap, anywhere } = context.keymaps
  const { exit } = useApp()
  const { state: ui, dispatch, latest } = useStore(interviewReducer, () => interviewUi(session.now()))
  const key = useMemo(() => keyOf(context.keymaps), [context])
  const help = useMemo(
    () => helpLines([...interviewHelp(keymap), ['Everywhere', anywhere.all]], paint, size.columns),
    [keymap, anywhere, paint, size.columns],
  )
  const back = useCallback(
    () => dispatch({ type: 'tick', now: session.now(), version: session.state().last.seq }),
    [dispatch, session],
  )
  const handOver = useHandOver(keyboard, back)
  const actions = useMemo(
    () =>
      interviewActions(context, session, {
        ...{ dispatch, latest, handOver, exit },
        finished: () => go({ name: 'report', interview: session.number }),
        leave: (message) => go({ name: 'interviews', interview: session.number, message }),
      }),
    [context, session, dispatch, latest, handOver, exit, go],
  )
  // Before the keys that are waiting reach this screen.
  useLayoutEffect(() => {
    void actions.prepare()
    return actions.close
  }, [actions])
  const { simulated } = session.state().plan
  useEffect(() => {
    const timer = setInterval(() => void actions.tick(), simulated ? often : second)
    return () => clearInterval(timer)
  }, [actions, simulated])

  const { columns, rows } = size
  const isTooSmall = columns < smallest.columns || rows < smallest.rows
  const typed = ui.mode === 'type' ? 1 : 0
  const messages = ui.message === undefined ? [''] : messageLines(ui.message, columns, paint)
  const height = Math.max(1, rows - bars - messages.length - typed)
  const state = session.state()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read from the disk changes with the events
  const read = useMemo(
    () => ({
      problem: unlessRefused(session.problemText, (why) => why),
      hints: unlessRefused(session.hints, () => []),
    }),
    [session, ui.version],
  )
  const lines = (tab: Tab) =>
    latest().mode === 'help'
      ? help
      : tabLines(tab, { ...read, state, ui: latest(), paint, width: Math.min(columns, 100), invocation, key })

  /** What the message that stands asks to press again. */
  let asked: Message['asks']
  const open = (tab: Tab) => dispatch({ type: 'tab', tab })
  /** In a break there is nobody to talk to. */
  const talk = (action: InterviewAction) =>
    session.state().current.plan.challenge === undefined ? actions.rest() : dispatch(action)
  const effects: Record<Exclude<InterviewIntent, Move>, () => unknown> = {
    problem: () => open('problem'),
    notes: () => open('notes'),
    result: () => open('result'),
    hints: () => open('hints'),
    'follow-ups': () => open('follow-ups'),
    'next-tab': () => open(tabAfter(latest().tab, 1)),
    'previous-tab': () => open(tabAfter(latest().tab, -1)),
    'next-phase': () => actions.next(asked === 'next'),
    'previous-phase': actions.back,
    ask: () => talk({ type: 'begin-typing', what: 'ask' }),
    plan: () => talk({ type: 'begin-typing', what: 'plan' }),
    guess: () => talk({ type: 'begin-choosing', what: 'guess', picked: [] }),
    edit: () => actions.edit('solution'),
    'edit-tests': () => actions.edit('tests'),
    pane: actions.pane,
    run: () => actions.judge('run'),
    submit: () => actions.judge('submit'),
    hint: actions.hint,
    answer: actions.answer,
    time: actions.time,
    pause: actions.pause,
    swap: actions.swap,
    end: () => actions.end(asked === 'end'),
    help: () => dispatch({ type: 'mode', mode: latest().mode === 'help' ? 'read' : 'help' }),
    back: () => go({ name: 'interviews', interview: session.number }),
    interrupt: actions.interrupt,
    keep: () => (latest().mode === 'type' ? actions.keep() : actions.choose()),
    cancel: () => dispatch({ type: 'mode', mode: 'read' }),
    erase: () => dispatch({ type: 'text', text: [...latest().typing.text].slice(0, -1).join('') }),
    clear: () => dispatch({ type: 'text', text: '' }),
  }
  const press = (name: string) => {
    const { mode, tab } = latest()
    const intent = intentOf(keymap[mode], name)
    // Nothing is done that cannot be seen.
    if (isTooSmall && intent !== 'back' && intent !== 'interrupt') return
    if (mode === 'type' && intent === undefined && isPrintable(name))
      return dispatch({ type: 'text', text: latest().typing.text + name })
    if (mode === 'choose' && /^[1-9]$/.test(name)) return dispatch({ type: 'pick', number: Number(name) })
    // A message stands until the next key.
    asked = latest().message?.asks
    if (latest().message !== undefined) dispatch({ type: 'say', message: undefined })
    if (intent === undefined) return
    if (isMove(intent)) {
      dispatch({ type: 'move', by: linesOf(intent, height), lastTop: lastTop(lines(tab).length, height) })
    } else void effects[intent]()
  }
  const paste = (text: string) => {
    if (latest().mode !== 'type') return
    const printable = [...text.replace(/\s*\n\s*/g, ' ')].filter(isPrintable).join('')
    dispatch({ type: 'text', text: latest().typing.text + printable })
  }
  const commands = () => (latest().mode === 'read' ? commandsOf(keymap.read) : undefined)
  useKeys(keyboard, { press, paste, commands })
  return { ui, state, help, lines, messages, height, isTooSmall }
}

/** What is read from the disk; something else where that is refused, for what is drawn must not fail. */
function unlessRefused<T>(read: () => T, otherwise: (why: string) => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return otherwise(error.message)
    throw error
  }
}
