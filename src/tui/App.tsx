import { Box, useApp, useInput, usePaste, useWindowSize } from 'ink'
import { useCallback, useMemo, useState } from 'react'
import { suggestions } from '../core/suggestions.ts'
import { readHistory } from '../io/history.ts'
import { stopProcess } from '../io/job-control.ts'
import { readDue } from '../io/read-reviews.ts'
import type { History } from '../io/store.ts'
import { today } from '../io/today.ts'
import type { AppContext } from './app-context.ts'
import { createKeyboard } from './keyboard.ts'
import { keyNames } from './keys.ts'
import { Palette } from './palette/Palette.tsx'
import { createPalette } from './palette/palette.ts'
import type { PaletteState } from './palette/palette-state.ts'
import { WritingContext } from './parts/writing-context.ts'
import type { ScreenName } from './screen-name.ts'
import { Challenge } from './screens/challenge/Challenge.tsx'
import { Home } from './screens/home/Home.tsx'
import { chosenChallenge, homeReducer, homeState } from './screens/home/home-state.ts'
import { InterviewScreen } from './screens/interview/InterviewScreen.tsx'
import { InterviewsScreen } from './screens/interviews/InterviewsScreen.tsx'
import { ReplayScreen } from './screens/replay/ReplayScreen.tsx'
import { ReportScreen } from './screens/report/ReportScreen.tsx'
import { SetupScreen } from './screens/setup/SetupScreen.tsx'
import { Stats } from './screens/stats/Stats.tsx'
import { Welcome } from './screens/welcome/Welcome.tsx'
import { spokenSize } from './spoken/spoken-size.ts'
import { createStopwatch } from './stopwatch.ts'
import { useStore } from './store.ts'

/** Which screen is open and how large it is; keys go to it. */
export function App({ context }: { context: AppContext }) {
  const seen = useWindowSize()
  const size = context.writing === 'spoken' ? spokenSize(seen) : seen
  const { suspendTerminal, exit } = useApp()
  const keyboard = useMemo(createKeyboard, [])
  const [drawn, draw] = useState<PaletteState>()
  const { keymaps } = context
  const palette = useMemo(() => {
    const stop = () => void stopProcess(suspendTerminal)
    return createPalette(keymaps, { keyboard, draw, quit: exit, stop })
  }, [keymaps, keyboard, exit, suspendTerminal])
  const stopwatch = useMemo(() => createStopwatch(context.now), [context])
  const home = useStore(homeReducer, () => {
    const ids = context.challenges.map(({ id }) => id)
    const due = [...context.due.keys()]
    const [first] = suggestions({ ...context.history, ids, paths: context.paths, due, day: today() })
    return homeState({ ...context, chosen: context.open?.id ?? first?.challenge })
  })
  const [screen, setScreen] = useState<ScreenName>(() => firstScreen(context))
  const { dispatch, latest } = home
  const go = useCallback(
    (to: ScreenName) => {
      keyboard.leave()
      setScreen(to)
    },
    [keyboard],
  )
  const leave = useCallback(() => {
    go({ name: 'home' })
    // What was solved meanwhile is not due any more, and a new day may have begun.
    void readDue(context.places, context.challenges).then((due) => dispatch({ type: 'due', due }))
  }, [go, context, dispatch])
  /** An interview may have solved something, or left something to practise. */
  const to = useCallback(
    (next: ScreenName) => {
      if (next.name !== 'home') return go(next)
      leave()
      void readHistory(context.places).then(({ history, problem }) => {
        if (problem === undefined) dispatch({ type: 'history', history })
      })
    },
    [go, leave, context, dispatch],
  )
  const history = useCallback(() => latest().history, [latest])
  const isDue = useCallback((id: string) => latest().due.has(id), [latest])
  const setHistory = useCallback((history: History) => dispatch({ type: 'history', history }), [dispatch])

  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      // Another program has the terminal, or is about to.
      if (keyboard.isMuted()) return
      palette.press(name)
    }
  })
  usePaste(palette.paste)

  return (
    <WritingContext value={context.writing}>
      {/* Hidden and not closed: what goes on there goes on. */}
      <Box display={drawn === undefined ? 'flex' : 'none'}>{opened()}</Box>
      {drawn && <Palette state={drawn} size={size} context={context} />}
    </WritingContext>
  )

  function opened() {
    if (screen.name === 'home') return <Home {...{ context, size, keyboard, home, go }} />
    if (screen.name === 'welcome') {
      return <Welcome {...{ context, size, keyboard, go }} first={chosenChallenge(home.state)} />
    }
    if (screen.name === 'stats') return <Stats {...{ context, size, keyboard, leave }} />
    if (screen.name === 'interviews') {
      const { interview, message } = screen
      return <InterviewsScreen {...{ context, size, keyboard, go: to, interview, message }} />
    }
    if (screen.name === 'setup')
      return <SetupScreen {...{ context, size, keyboard, go: to }} wishes={screen.wishes} />
    if (screen.name === 'interview' || screen.name === 'report' || screen.name === 'replay') {
      const Screen = { interview: InterviewScreen, report: ReportScreen, replay: ReplayScreen }[screen.name]
      return <Screen {...{ context, size, keyboard, go: to }} interview={screen.interview} />
    }
    const { challenge } = screen
    return (
      <Challenge {...{ context, challenge, size, keyboard, history, setHistory, isDue, stopwatch, leave }} />
    )
  }
}

function firstScreen({ open, screen, newcomer }: AppContext): ScreenName {
  if (screen !== undefined) return screen
  if (open !== undefined) return { name: 'challenge', challenge: open }
  return { name: newcomer ? 'welcome' : 'home' }
}
