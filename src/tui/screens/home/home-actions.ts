import type { RunEvent } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import { asTyped } from '../../../core/invocation.ts'
import { openLevel } from '../../../core/levels.ts'
import { Refusal } from '../../../core/refusal.ts'
import { count } from '../../../core/report/quantities.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { type AttemptMode, openAttempt } from '../../../io/attempt.ts'
import { findEditor } from '../../../io/editor.ts'
import { readHistory } from '../../../io/history.ts'
import { judgeJob } from '../../../io/judge.ts'
import { tidyPath } from '../../../io/places.ts'
import { prepareWorkplace } from '../../../io/workspace.ts'
import type { AppContext } from '../../app-context.ts'
import { inBatches } from '../../in-batches.ts'
import { glyphs } from '../../theme.ts'
import { chosenChallenge, type HomeAction, type HomeState, hasResult, type Message } from './home-state.ts'
import { liveRun } from './live-run.ts'

/** What the actions need from the screen. */
export interface HomePorts {
  dispatch: (action: HomeAction) => void
  latest: () => HomeState
  /** Ends the app; with an error that is our bug. */
  exit: (error?: unknown) => void
  /** Lets another program have the terminal. */
  handOver: (command: string[]) => Promise<void>
}

/** Milliseconds between two drawings of a run. */
const frame = 33

/** What keys do outside of the screen: files, editor, judge. Whatever fails is one sentence on the message line. */
export function homeActions(
  { places, env, invocation }: AppContext,
  { dispatch, latest, exit, handOver }: HomePorts,
) {
  let running: AbortController | undefined

  const say = (text: string, tone?: Message['tone']) =>
    dispatch({ type: 'say', message: { tone, text: oneLine(asTyped(text, invocation)) } })

  const guarded = async (work: (challenge: Challenge) => unknown): Promise<void> => {
    const challenge = chosenChallenge(latest())
    try {
      if (challenge === undefined) throw new Refusal('No challenge is chosen; clear the search with Esc.')
      await work(challenge)
    } catch (error) {
      if (error instanceof Refusal) say(error.message, 'bad')
      else exit(error)
    }
  }

  const judged = async (challenge: Challenge, mode: AttemptMode, stop: AbortSignal): Promise<Message> => {
    const { job, keep } = openAttempt(places, mode, challenge, {
      ifAbsent: 'Press o to make it.',
      level: openLevel(challenge, latest().history),
    })
    dispatch({ type: 'begin', run: liveRun(challenge.id, mode) })
    const events = inBatches<RunEvent>(frame, (batch) => dispatch({ type: 'hear', events: batch }))
    try {
      const report = await judgeJob(job, events.push, stop).finally(events.flush)
      // Kept before it is shown, so that no verdict is seen and then lost.
      const problem = await keep(report)
      dispatch({ type: 'end', report })
      dispatch({ type: 'history', history: (await readHistory(places)).history })
      if (problem !== undefined) return { tone: 'warn', text: problem }
      const { verdict, passed, total } = report
      const tests = count(total, mode === 'run' ? 'sample test' : 'test')
      if (verdict !== 'accepted') {
        const tally = total === 0 ? '' : `: ${passed} of ${tests} passed`
        return { tone: 'bad', text: `${glyphs.failed} ${verdict}${tally}` }
      }
      const next = mode === 'run' ? 'Press s to submit.' : 'Solved.'
      return { tone: 'good', text: `${glyphs.passed} ${verdict}: ${tests} passed. ${next}` }
    } catch (error) {
      dispatch({ type: 'end', report: undefined })
      if (stop.aborted) return { tone: 'warn', text: 'Cancelled; nothing was recorded.' }
      throw error
    }
  }

  const judge = (mode: AttemptMode) =>
    guarded(async (challenge) => {
      if (running !== undefined) throw new Refusal('The judge is at work; cancel it with Ctrl-C.')
      running = new AbortController()
      try {
        const { text, tone } = await judged(challenge, mode, running.signal)
        say(text, tone)
      } finally {
        running = undefined
      }
    })

  const start = () =>
    guarded((challenge) => {
      const { file, created } = prepareWorkplace(places, challenge, openLevel(challenge, latest().history))
      const what = created.includes(file) ? 'Created' : 'Yours already:'
      say(`${what} ${tidyPath(file)}`, 'good')
    })

  const edit = () =>
    guarded(async (challenge) => {
      const editor = findEditor(env)
      if (editor === undefined) throw new Refusal('Set EDITOR to your editor, such as `export EDITOR=vim`.')
      if (!editor.found)
        throw new Refusal(`${editor.variable} is "${editor.command}", and there is no such program.`)
      const { file } = prepareWorkplace(places, challenge, openLevel(challenge, latest().history))
      await handOver([...editor.command.split(/\s+/), file])
      say(`Back from ${editor.command}. Press r to run the sample tests.`)
    })

  const cancel = () => running?.abort()

  const interrupt = () => (running === undefined ? exit() : cancel())

  /** One step out: of the help, the search, the preview. */
  const back = () => {
    const { mode, pane, query } = latest()
    if (mode === 'search') {
      dispatch({ type: 'query', query: '' })
      dispatch({ type: 'mode', mode: 'browse' })
    } else if (pane === 'preview') dispatch({ type: 'pane', pane: 'list' })
    else if (query !== '') dispatch({ type: 'query', query: '' })
    else say('Press q to quit.')
  }

  const view = () => {
    const now = latest()
    if (now.view === 'result') dispatch({ type: 'view', view: 'statement' })
    else if (hasResult(now)) dispatch({ type: 'view', view: 'result' })
    else say('There is no result yet; press r to run the sample tests.')
  }

  return { judge, start, edit, cancel, interrupt, back, view }
}

function oneLine(text: string): string {
  return sanitise(text).replace(/\s*\n\s*/g, ' ')
}
