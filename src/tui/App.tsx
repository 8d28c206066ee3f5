import { useApp, useInput, usePaste, useWindowSize } from 'ink'
import { useCallback, useMemo, useState } from 'react'
import type { Challenge as ChallengeData } from '../core/catalogue.ts'
import { suggestions } from '../core/suggestions.ts'
import { stopProcess } from '../io/job-control.ts'
import type { History } from '../io/store.ts'
import { today } from '../io/today.ts'
import type { AppContext } from './app-context.ts'
import { createKeyboard } from './keyboard.ts'
import { keyNames } from './keys.ts'
import { Challenge } from './screens/challenge/Challenge.tsx'
import { Home } from './screens/home/Home.tsx'
import { homeReducer, homeState } from './screens/home/home-state.ts'
import { useStore } from './store.ts'

/** Which screen is open and how large it is; keys go to it. */
export function App({ context }: { context: AppContext }) {
  const size = useWindowSize()
  const { suspendTerminal } = useApp()
  const keyboard = useMemo(createKeyboard, [])
  const home = useStore(homeReducer, () => {
    const ids = context.challenges.map(({ id }) => id)
    const [first] = suggestions({ ...context.history, ids, paths: context.paths, day: today() })
    return homeState({ ...context, chosen: first?.challenge })
  })
  const [open, setOpen] = useState<ChallengeData>()
  const { dispatch, latest } = home
  const go = useCallback(
    (to: ChallengeData | undefined) => {
      keyboard.leave()
      setOpen(to)
    },
    [keyboard],
  )
  const leave = useCallback(() => go(undefined), [go])
  const history = useCallback(() => latest().history, [latest])
  const setHistory = useCallback((history: History) => dispatch({ type: 'history', history }), [dispatch])

  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      if (name === 'ctrl-z') void stopProcess(suspendTerminal)
      else keyboard.press(name)
    }
  })
  usePaste(keyboard.paste)

  if (open === undefined) return <Home {...{ context, size, keyboard, home, open: go }} />
  return (
    <Challenge key={open.id} {...{ context, challenge: open, size, keyboard, history, setHistory, leave }} />
  )
}
