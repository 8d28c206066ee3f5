import { useApp, useStdout } from 'ink'
import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react'
import type { Challenge } from '../../../core/catalogue.ts'
import type { History } from '../../../io/store.ts'
import type { AppContext } from '../../app-context.ts'
import { clipboardSequence } from '../../clipboard.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, intentOf, isMove, linesOf, type Move } from '../../keymap.ts'
import { type Message, messageLines } from '../../message.ts'
import { helpLines } from '../../parts/help-text.ts'
import { clamp, lastTop, windowAround } from '../../parts/window.ts'
import type { Size } from '../../size.ts'
import type { Stopwatch } from '../../stopwatch.ts'
import { useStore } from '../../store.ts'
import { useHandOver } from '../../use-hand-over.ts'
import { useKeys } from '../../use-keys.ts'
import { challengeActions } from './challenge-actions.ts'
import { type ChallengeIntent, challengeHelp } from './challenge-keymap.ts'
import { challengeLayout } from './challenge-layout.ts'
import { challengeReducer, challengeState, type Tab, tabAfter } from './challenge-state.ts'
import { challengeTexts } from './challenge-texts.ts'
import { progressText } from './live-run.ts'

export interface ChallengeProps {
  context: AppContext
  challenge: Challenge
  size: Size
  keyboard: Keyboard
  /** Where the user stands, now. */
  history: () => History
  setHistory: (history: History) => void
  /** Whether a challenge was due for review when its screen was opened. */
  isDue: (id: string) => boolean
  stopwatch: Stopwatch
  /** Back to the challenges. */
  leave: () => void
}

/** Milliseconds between two looks at the clock, which shows whole minutes. */
const tick = 5000

/** Keys to actions: what the challenge screen does. */
export function useChallenge(props: ChallengeProps) {
  const { context, challenge, size, keyboard, history, setHistory, isDue, stopwatch, leave } = props
  const { paint } = context
  const { challenge: keymap, anywhere } = context.keymaps
  const { exit } = useApp()
  const { stdout } = useStdout()
  const { state, dispatch, latest } = useStore(challengeReducer, () =>
    challengeState({
      hints: history().hints.get(challenge.id) ?? 0,
      gaveUp: history().editorials.has(challenge.id) && !isDue(challenge.id),
      review: isDue(challenge.id),
      spent: stopwatch.spent(challenge.id),
    }),
  )
  const texts = useMemo(() => challengeTexts(context, challenge), [context, challenge])
  const help = useMemo(
    () => helpLines([...challengeHelp(keymap), ['Everywhere', anywhere.all]], paint, size.columns),
    [keymap, anywhere, paint, size.columns],
  )
  const handOver = useHandOver(
    keyboard,
    useCallback(
      () => dispatch({ type: 'tick', spent: stopwatch.spent(challenge.id) }),
      [dispatch, stopwatch, challenge],
    ),
  )
  const actions = useMemo(() => {
    const hints = texts.hintCount
    const copy = (text: string) => void stdout.write(clipboardSequence(text))
    return challengeActions(context, challenge, {
      ...{ dispatch, latest, history, setHistory, hints, leave, exit, handOver, copy },
    })
  }, [context, challenge, texts, handOver, dispatch, latest, history, setHistory, leave, exit, stdout])
  useEffect(() => {
    stopwatch.start(challenge.id)
    const timer = setInterval(() => dispatch({ type: 'tick', spent: stopwatch.spent(challenge.id) }), tick)
    return () => {
      clearInterval(timer)
      stopwatch.stop()
    }
  }, [stopwatch, challenge, dispatch])
  // Before the keys that are waiting reach this screen.
  useLayoutEffect(() => {
    actions.notes.load()
    void actions.make()
    return actions.close
  }, [actions])

  const said = state.message && messageLines(state.message, size.columns, paint)
  const messages = said ?? [state.run === undefined ? '' : progressText(state.run, size.columns)]
  const layout = challengeLayout(size, messages.length)
  const lines = (tab: Tab) =>
    texts.lines(tab, latest(), history(), tab === 'result' ? layout.result : layout.text)
  const move = (intent: Move) => {
    const { mode, tab } = latest()
    const { length } = mode === 'help' ? help : lines(tab)
    dispatch({ type: 'move', by: linesOf(intent, layout.height), lastTop: lastTop(length, layout.height) })
  }
  const open = (tab: Tab) => dispatch({ type: 'tab', tab })
  const goTo = (tab: Tab) => (tab === 'history' ? actions.past.show() : open(tab))
  /** What the message that stands asks to press again. */
  let asked: Message['asks']
  const effects: Record<Exclude<ChallengeIntent, Move>, () => unknown> = {
    statement: () => open('statement'),
    tests: () => open('tests'),
    hints: () => open('hints'),
    result: () => open('result'),
    answers: () => open('answers'),
    history: actions.past.show,
    look: () => actions.past.look('source'),
    restore: actions.past.restore,
    reset: () => actions.past.reset(asked === 'reset'),
    'next-tab': () => goTo(tabAfter(latest().tab, 1)),
    'previous-tab': () => goTo(tabAfter(latest().tab, -1)),
    edit: actions.edit,
    notes: actions.notes.edit,
    pane: actions.pane,
    run: () => actions.judge('run'),
    submit: () => actions.judge('submit'),
    hint: actions.hint,
    make: actions.make,
    all: () => {
      if (latest().tab === 'result') dispatch({ type: 'toggle', what: 'all' })
      else open('result')
    },
    diff: () => {
      if (latest().tab === 'answers') dispatch({ type: 'toggle', what: 'diff' })
      else if (latest().tab === 'history') return actions.past.look('diff')
      else open('answers')
    },
    copy: actions.copy,
    'give-up': actions.giveUp,
    help: () => dispatch({ type: 'mode', mode: latest().mode === 'help' ? 'read' : 'help' }),
    back: actions.back,
    interrupt: actions.interrupt,
  }
  const press = (name: string) => {
    const intent = intentOf(keymap[latest().mode], name)
    // Nothing is done that cannot be seen.
    if (layout.kind === 'too-small' && intent !== 'back' && intent !== 'interrupt') return
    // A message stands until the next key.
    asked = latest().message?.asks
    if (latest().message !== undefined) dispatch({ type: 'say', message: undefined })
    if (intent === undefined) return
    if (isMove(intent)) move(intent)
    else effects[intent]()
  }
  const commands = () => (latest().mode === 'read' ? commandsOf(keymap.read) : undefined)
  useKeys(keyboard, { press, paste: () => {}, commands })

  const shown = (tab: Tab) => {
    const all = lines(tab)
    const { view, at } = state.past
    const top =
      tab === 'history' && view === 'list'
        ? windowAround(at, all.length, layout.height)
        : clamp(state.tops[tab], 0, lastTop(all.length, layout.height))
    return { length: all.length, top, lines: all.slice(top, top + layout.height) }
  }
  return { state, layout, messages, help, lines, shown, hints: texts.hintCount() }
}
