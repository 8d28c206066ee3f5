import type { Challenge } from '../../../core/catalogue.ts'
import { asTyped } from '../../../core/invocation.ts'
import { openLevel } from '../../../core/levels.ts'
import type { Tone } from '../../../core/paint.ts'
import { paneCommand } from '../../../core/panes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { replayOf } from '../../../core/report/result-view.ts'
import type { AttemptMode } from '../../../io/attempt.ts'
import { editorWords, findEditor } from '../../../io/editor.ts'
import { openPane } from '../../../io/open-pane.ts'
import { tidyPath } from '../../../io/places.ts'
import { keepGivingUp, keepReread, keepReveal } from '../../../io/reveal.ts'
import { readSettings } from '../../../io/settings.ts'
import { type SolutionChange, watchSolution } from '../../../io/watch-solution.ts'
import { prepareWorkplace, type Workplace } from '../../../io/workspace.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import { oneLine } from '../../message.ts'
import type { ChallengeState } from './challenge-state.ts'
import { judgeLoop, type LoopPorts } from './judge-loop.ts'
import { notesActions } from './notes-actions.ts'
import { pastActions } from './past-actions.ts'

/** What the actions need from the screen. */
export interface ChallengePorts extends LoopPorts {
  latest: () => ChallengeState
  /** How many hints there are. */
  hints: () => number
  /** Back to the challenges. */
  leave: () => void
  /** Ends the app; with an error that is our bug. */
  exit: (error?: unknown) => void
  /** Lets another program have the terminal. */
  handOver: (command: string[]) => Promise<void>
  /** Puts a text into the user's clipboard. */
  copy: (text: string) => void
}

/** What keys and saves do outside of the screen: files, editor, judge. Whatever fails is one sentence on the message line. */
export function challengeActions(context: AppContext, challenge: Challenge, ports: ChallengePorts) {
  const { places, env, invocation } = context
  const { dispatch, latest, exit } = ports
  const key = keyOf(context.keymaps)
  const loop = judgeLoop(context, challenge, ports)
  let unwatch: (() => Promise<void>) | undefined
  let closed = false
  /** What the next verdict after a save has to say as well. */
  let note = ''

  const say = (text: string, tone?: Tone) => {
    if (!closed) dispatch({ type: 'say', message: { tone, text: oneLine(asTyped(text, invocation)) } })
  }

  const guarded = async (work: () => unknown): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof Refusal) say(error.message, 'bad')
      else exit(error)
    }
  }

  const judge = (mode: AttemptMode) =>
    guarded(async () => {
      const message = await loop.judge(mode)
      if (message === undefined) return
      void past.load()
      // Another level may be open now.
      if (mode === 'submit') prepare()
      say(message.text, message.tone)
      if (mode === 'submit') await loop.compare()
    })

  const saved = () =>
    guarded(async () => {
      const submission = loop.running() === 'submit'
      const message = await loop.judge('run')
      if (message === undefined) return
      void past.load()
      notes.load()
      const also = note
      note = ''
      if (!submission)
        return say(also === '' ? message.text : `${message.text}.${also}`.replace('..', '.'), message.tone)
      say(
        `You saved during the submission, so it was cancelled; press ${key('challenge.submit')} to submit. ${message.text}`,
        'warn',
      )
    })

  const prepare = (): Workplace => prepareWorkplace(places, challenge, openLevel(challenge, ports.history()))

  /** Makes what is missing of the workspace, and watches it from now on. */
  const make = () =>
    guarded(() => {
      const { file, created } = prepare()
      void unwatch?.()
      unwatch = watchSolution(file, (change) => heard(change, file))
      const whose = created.includes(file) ? 'Created' : 'Yours:'
      const twice = `: ${key('challenge.reset')} pressed twice begins anew with the starter.`
      const how = created.includes(file) ? '.' : twice
      const review = latest().review ? `Due for review${how} ` : ''
      say(`${review}${whose} ${tidyPath(file)}. Each save runs the sample tests.`, 'good')
    })

  const heard = (change: SolutionChange, file: string) => {
    if (change.type === 'gone') {
      loop.drop()
      say(
        `${tidyPath(file)} is gone. Save it again in your editor, or press ${key('challenge.make')} for the starter.`,
        'warn',
      )
    } else if (change.type === 'blind') {
      say(
        `Saves cannot be noticed any more (${change.code}); press ${key('challenge.run')} after saving.`,
        'warn',
      )
    } else void saved()
  }

  const pane = () =>
    guarded(async () => {
      const editor = findEditor(env)
      const { file } = prepare()
      const words = editor?.command.split(/\s+/)
      const command = paneCommand({ setting: readSettings(places).pane, env, editor: words, file })
      await openPane(command)
      say(`Opened beside this by ${command[0]}. Each save runs the sample tests.`)
    })

  const edit = () =>
    guarded(async () => {
      const editor = editorWords(env)
      const { file } = prepare()
      const before = latest().result
      await ports.handOver([...editor, file])
      const { result, run, message } = latest()
      if (result === before && run === undefined && message === undefined)
        say(`Back from ${editor.join(' ')}; nothing new was saved.`)
    })

  const hint = () =>
    guarded(async () => {
      const { tab, hints } = latest()
      if (tab !== 'hints') return dispatch({ type: 'tab', tab: 'hints' })
      if (ports.hints() === 0) throw new Refusal('This challenge has no hints.')
      if (hints >= ports.hints()) return say('These are all the hints there are.')
      const number = hints + 1
      dispatch({ type: 'hints', shown: number })
      const problem = await keepReveal(places, { challenge: challenge.id, kind: 'hint', number })
      if (problem !== undefined) return say(problem, 'warn')
      const history = ports.history()
      ports.setHistory({ ...history, hints: new Map(history.hints).set(challenge.id, number) })
    })

  const notes = notesActions(context, challenge, { dispatch, say, guarded, handOver: ports.handOver })

  const past = pastActions(context, challenge, {
    ...{ dispatch, latest, guarded, say, prepare },
    isClosed: () => closed,
    addNote: (text) => {
      note = text
    },
  })

  const copy = () => {
    const { result } = latest()
    const replay = result && replayOf(result.report)
    if (replay === undefined) return say('There is no failure to show again.')
    const command = replay.replace(/^hotseat\b/, invocation)
    ports.copy(command)
    say(`Copied, if your terminal allows it: ${command}`)
  }

  const giveUp = () =>
    guarded(async () => {
      const { tab, gaveUp, review } = latest()
      if (tab !== 'answers') return dispatch({ type: 'tab', tab: 'answers' })
      if (gaveUp || (ports.history().solved.has(challenge.id) && !review)) return say('The answers are open.')
      dispatch({ type: 'give-up' })
      const problem = await (review ? keepReread : keepGivingUp)(places, challenge.id)
      if (problem !== undefined) return say(problem, 'warn')
      const history = ports.history()
      ports.setHistory({ ...history, editorials: new Set(history.editorials).add(challenge.id) })
    })

  const interrupt = () => (loop.running() === undefined ? exit() : loop.cancel())

  /** One step out: of an attempt, of the challenge. */
  const back = () => {
    const { tab, past } = latest()
    if (tab === 'history' && past.view !== 'list') dispatch({ type: 'look', view: 'list' })
    else ports.leave()
  }

  /** Nothing of the challenge goes on after this. */
  const close = () => {
    closed = true
    loop.drop()
    void unwatch?.()
  }

  return {
    ...{ judge, make, edit, pane, hint, copy, giveUp, interrupt, back, close },
    past,
    notes,
  }
}
