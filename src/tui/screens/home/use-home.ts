import { useApp, useInput, usePaste, useStdin, useStdout } from 'ink'
import { useEffect, useMemo } from 'react'
import { inForeground } from '../../../io/foreground.ts'
import type { AppContext } from '../../app-context.ts'
import { isPrintable, keyNames } from '../../keys.ts'
import { lastTop } from '../../parts/window.ts'
import { useStore } from '../../store.ts'
import { helpLines } from './help-text.ts'
import { homeActions } from './home-actions.ts'
import { type Intent, intentOf } from './home-keymap.ts'
import { homeLayout, type Size } from './home-layout.ts'
import { homeReducer, homeState } from './home-state.ts'
import { messageLines } from './message-lines.ts'
import { previewMemory } from './preview-text.ts'

/** Keys to actions: what the home screen does. */
export function useHome(context: AppContext, size: Size) {
  const { challenges, history, message, paint, invocation } = context
  const { exit, suspendTerminal } = useApp()
  const { stdin } = useStdin()
  const { stdout } = useStdout()
  const store = useStore(homeReducer, () => homeState(challenges, history, message))
  const { state, dispatch, latest } = store
  const preview = useMemo(previewMemory, [])
  const help = useMemo(() => helpLines(paint), [paint])
  const actions = useMemo(() => {
    const handOver = (command: string[]) => suspendTerminal(() => inForeground(command, { stdin, stdout }))
    return homeActions(context, { dispatch, latest, exit, handOver })
  }, [context, dispatch, latest, exit, suspendTerminal, stdin, stdout])
  useEffect(() => actions.cancel, [actions])

  const messages = messageLines(state, size.columns, paint)
  const layout = homeLayout(size, messages.length)
  const style = { paint, invocation, width: layout.preview }
  const move = (by: number) => {
    const now = latest()
    const reads = now.mode === 'help' || (now.mode === 'browse' && now.pane === 'preview')
    const length = reads ? (now.mode === 'help' ? help : preview(now, style)).length : 0
    dispatch({ type: 'move', by, lastTop: lastTop(length, layout.height) })
  }
  const effects: Record<Intent, () => void> = {
    up: () => move(-1),
    down: () => move(1),
    'page-up': () => move(1 - layout.height),
    'page-down': () => move(layout.height - 1),
    first: () => move(-Number.MAX_SAFE_INTEGER),
    last: () => move(Number.MAX_SAFE_INTEGER),
    switch: () => dispatch({ type: 'pane', pane: latest().pane === 'list' ? 'preview' : 'list' }),
    read: () => dispatch({ type: 'pane', pane: 'preview' }),
    search: () => dispatch({ type: 'mode', mode: 'search' }),
    keep: () => dispatch({ type: 'mode', mode: 'browse' }),
    erase: () => dispatch({ type: 'query', query: [...latest().query].slice(0, -1).join('') }),
    clear: () => dispatch({ type: 'query', query: '' }),
    back: actions.back,
    view: actions.view,
    help: () => dispatch({ type: 'mode', mode: latest().mode === 'help' ? 'browse' : 'help' }),
    start: actions.start,
    edit: actions.edit,
    run: () => actions.judge('run'),
    submit: () => actions.judge('submit'),
    interrupt: actions.interrupt,
    quit: () => exit(),
  }
  const press = (name: string) => {
    const { mode, query, message } = latest()
    const intent = intentOf(mode, name)
    // Nothing is done that cannot be seen.
    if (layout.kind === 'too-small' && intent !== 'quit' && intent !== 'interrupt') return
    // A message stands until the next key.
    if (message !== undefined) dispatch({ type: 'say', message: undefined })
    if (intent !== undefined) effects[intent]()
    else if (mode === 'search' && isPrintable(name)) dispatch({ type: 'query', query: query + name })
  }
  useInput((input, key) => {
    for (const name of keyNames(input, key)) press(name)
  })
  // What is pasted is text: never a row of commands.
  usePaste((text) => {
    if (latest().mode === 'search') for (const character of text) if (isPrintable(character)) press(character)
  })
  return { state, layout, messages, help, preview: () => preview(state, style) }
}
