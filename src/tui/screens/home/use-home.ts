import { useApp } from 'ink'
import { useMemo } from 'react'
import { cut } from '../../../core/layout.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { suggestions } from '../../../core/suggestions.ts'
import { today } from '../../../io/today.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import type { Keyboard } from '../../keyboard.ts'
import { commandsOf, intentOf, isMove, linesOf, type Move } from '../../keymap.ts'
import { isPrintable } from '../../keys.ts'
import { messageLines } from '../../message.ts'
import { helpLines } from '../../parts/help-text.ts'
import { lastTop } from '../../parts/window.ts'
import type { ScreenName } from '../../screen-name.ts'
import type { Size } from '../../size.ts'
import type { Store } from '../../store.ts'
import { tones } from '../../theme.ts'
import { useKeys } from '../../use-keys.ts'
import { narrowingText } from './filter-lines.ts'
import { type HomeIntent, homeHelp } from './home-keymap.ts'
import { homeLayout } from './home-layout.ts'
import { chosenChallenge, type HomeAction, type HomeState } from './home-state.ts'
import { previewMemory } from './preview-text.ts'

export interface HomeProps {
  context: AppContext
  size: Size
  keyboard: Keyboard
  home: Store<HomeState, HomeAction>
  /** Goes to another screen. */
  go: (to: ScreenName) => void
}

/** Keys to actions: what the home screen does. */
export function useHome({ context, size, keyboard, home, go }: HomeProps) {
  const { paint } = context
  const { home: keymap, anywhere } = context.keymaps
  const { exit } = useApp()
  const key = useMemo(() => keyOf(context.keymaps), [context])
  const { state, dispatch, latest } = home
  const preview = useMemo(previewMemory, [])
  const help = useMemo(
    () => helpLines([...homeHelp(keymap), ['Everywhere', anywhere.all]], paint, size.columns),
    [keymap, anywhere, paint, size.columns],
  )

  const summary = sanitise(chosenChallenge(state)?.manifest.summary ?? '')
  const isListed = state.mode !== 'help' && state.pane === 'list'
  const messages = state.message
    ? messageLines(state.message, size.columns, paint)
    : [isListed ? paint(tones.facts, cut(summary, size.columns)) : '']
  const layout = homeLayout(size, messages.length)
  const style = { paint, width: layout.preview, key }

  const say = (text: string) => dispatch({ type: 'say', message: { tone: undefined, text } })
  const move = (intent: Move) => {
    const now = latest()
    const reads = now.mode === 'help' || (now.mode === 'browse' && now.pane === 'preview')
    const length = reads ? (now.mode === 'help' ? help : preview(now, style)).length : 0
    dispatch({ type: 'move', by: linesOf(intent, layout.height), lastTop: lastTop(length, layout.height) })
  }
  /** One step out: of the help, the search, the preview. */
  const back = () => {
    const { mode, pane, query } = latest()
    if (mode === 'search') {
      dispatch({ type: 'query', query: '' })
      dispatch({ type: 'mode', mode: 'browse' })
    } else if (pane === 'preview') dispatch({ type: 'pane', pane: 'list' })
    else if (query !== '' || narrowingText(latest()) !== '') dispatch({ type: 'widen' })
    else say(`Press ${key('home.quit')} to quit.`)
  }
  /** The best thing to do next; when that is chosen already, the next best. */
  const next = () => {
    const { challenges, paths, history, due, chosen } = latest()
    const ids = challenges.map(({ id }) => id)
    const all = suggestions({ ...history, ids, paths, due: [...due.keys()], day: today() })
    const at = all.findIndex(({ challenge }) => challenge === chosen)
    const best = all[(at + 1) % all.length]
    if (best === undefined) return say('There is nothing to do.')
    dispatch({ type: 'choose', id: best.challenge })
    const title = chosenChallenge(latest())?.manifest.title ?? best.challenge
    say(
      `Next: ${sanitise(title)}, because ${best.why}.${all.length > 1 ? ` ${key('home.next')} for something else.` : ''}`,
    )
  }
  const effects: Record<Exclude<HomeIntent, Move>, () => void> = {
    open: () => {
      const challenge = chosenChallenge(latest())
      if (challenge === undefined)
        say(`No challenge is chosen; ${key('home.back')} clears search and filters.`)
      else go({ name: 'challenge', challenge })
    },
    switch: () => dispatch({ type: 'pane', pane: latest().pane === 'list' ? 'preview' : 'list' }),
    search: () => dispatch({ type: 'mode', mode: 'search' }),
    filter: () => dispatch({ type: 'mode', mode: latest().mode === 'filter' ? 'browse' : 'filter' }),
    narrow: () => dispatch({ type: 'narrow' }),
    stats: () => go({ name: 'stats' }),
    interviews: () => go({ name: 'interviews' }),
    welcome: () => go({ name: 'welcome' }),
    widen: () => dispatch({ type: 'widen' }),
    order: () => {
      dispatch({ type: 'order' })
      say(`Sorted: ${latest().order}.`)
    },
    next,
    keep: () => dispatch({ type: 'mode', mode: 'browse' }),
    erase: () => dispatch({ type: 'query', query: [...latest().query].slice(0, -1).join('') }),
    clear: () => dispatch({ type: 'query', query: '' }),
    back,
    help: () => dispatch({ type: 'mode', mode: latest().mode === 'help' ? 'browse' : 'help' }),
    quit: () => exit(),
    leave: () => exit(),
  }
  const press = (name: string) => {
    const { mode, query, message } = latest()
    const intent = intentOf(keymap[mode], name)
    // Nothing is done that cannot be seen.
    if (layout.kind === 'too-small' && intent !== 'quit' && intent !== 'leave') return
    // A message stands until the next key.
    if (message !== undefined) dispatch({ type: 'say', message: undefined })
    if (intent === undefined) {
      if (mode === 'search' && isPrintable(name)) dispatch({ type: 'query', query: query + name })
    } else if (isMove(intent)) move(intent)
    else effects[intent]()
  }
  const paste = (text: string) => {
    if (latest().mode === 'search') for (const character of text) if (isPrintable(character)) press(character)
  }
  const commands = () => (latest().mode === 'browse' ? commandsOf(keymap.browse) : undefined)
  useKeys(keyboard, { press, paste, commands })
  return { layout, messages, help, preview: () => preview(state, style) }
}
