import type { RunEvent } from '../../../../runner/protocol.ts'
import { asTyped } from '../../../core/invocation.ts'
import { shortFeedback } from '../../../core/mock/feedback.ts'
import { complexities } from '../../../core/mock/growth.ts'
import { nudgeText, warningText } from '../../../core/mock/notices.ts'
import { openLevelOf, phaseOf } from '../../../core/mock/state.ts'
import { nextFollowUp } from '../../../core/mock/status.ts'
import type { Tone } from '../../../core/paint.ts'
import { paneCommand } from '../../../core/panes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { editorWords, findEditor } from '../../../io/editor.ts'
import type { Session } from '../../../io/mock/session.ts'
import { finishInterview, runWork, settleRound, submitWork } from '../../../io/mock/session-work.ts'
import { openPane } from '../../../io/open-pane.ts'
import { tidyPath } from '../../../io/places.ts'
import { readSettings } from '../../../io/settings.ts'
import { watchSolution } from '../../../io/watch-solution.ts'
import type { AppContext } from '../../app-context.ts'
import { inBatches } from '../../in-batches.ts'
import { oneLine } from '../../message.ts'
import { liveRun } from '../challenge/live-run.ts'
import type { InterviewAction, InterviewUi } from './interview-state.ts'

/** What the actions need from the screen. */
export interface InterviewPorts {
  dispatch: (action: InterviewAction) => void
  latest: () => InterviewUi
  /** Lets another program have the terminal. */
  handOver: (command: string[]) => Promise<void>
  /** To the report of the interview, which is over. */
  finished: () => void
  /** To the list of interviews. */
  leave: () => void
  /** Ends the app; with an error that is our bug. */
  exit: (error?: unknown) => void
}

/** Milliseconds between two drawings of a run. */
const frame = 33

/** What keys, saves and the clock do in an interview. Whatever fails is one sentence on the message line. */
export function interviewActions(context: AppContext, session: Session, ports: InterviewPorts) {
  const { places, env, invocation } = context
  const { dispatch, latest } = ports
  let unwatch: (() => Promise<void>) | undefined
  let running: AbortController | undefined
  let closed = false
  let serial = 0

  const round = () => session.state().current
  const say = (text: string, tone?: Tone) => {
    if (!closed) dispatch({ type: 'say', message: { tone, text: oneLine(asTyped(text, invocation)) } })
  }
  /** What was recorded is drawn. */
  const refresh = () => {
    if (!closed) dispatch({ type: 'tick', now: session.now(), version: session.state().last.seq })
  }
  const guarded = async (work: () => unknown): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof Refusal) say(error.message, 'bad')
      else ports.exit(error)
    } finally {
      refresh()
    }
  }

  const tick = () =>
    guarded(() => {
      for (const event of session.tick()) {
        if (event.kind === 'warning') say(warningText(event.what), event.what === 'over' ? 'bad' : 'warn')
        if (event.kind === 'nudge') say(nudgeText(event.why), 'warn')
      }
      if (session.taken()) {
        say('This interview goes on in another terminal.', 'warn')
        ports.leave()
      }
      const problem = session.problem()
      if (problem !== undefined) say(`Events wait to be kept: ${problem}`, 'bad')
    })

  /** Makes the files of the round, and takes notice of each save from now on. */
  const prepare = () =>
    guarded(() => {
      const files = session.files()
      void unwatch?.()
      unwatch = undefined
      if (files === undefined) return
      unwatch = watchSolution(files.solution, (change) => {
        if (closed) return
        if (change.type === 'changed') void guarded(() => session.save())
        else if (change.type === 'gone')
          say(`${tidyPath(files.solution)} is gone; save it again in your editor.`, 'warn')
        else say(`Saves cannot be noticed any more (${change.code}); run after saving.`, 'warn')
      })
      say(`Your files: ${tidyPath(files.folder)}.`)
    })

  const edit = (which: 'solution' | 'tests') =>
    guarded(async () => {
      const editor = editorWords(env)
      const files = filesNow()
      await ports.handOver([...editor, files[which]])
      session.save()
    })

  const pane = () =>
    guarded(async () => {
      const editor = findEditor(env)?.command.split(/\s+/)
      const { solution: file } = filesNow()
      const command = paneCommand({ setting: readSettings(places).pane, env, editor, file })
      await openPane(command)
      say(`Opened beside this by ${command[0]}.`)
    })

  const judge = (mode: 'run' | 'submit') =>
    guarded(async () => {
      if (latest().busy) throw new Refusal('The judge is at work; wait for it, or cancel it first.')
      const style = session.state().plan.style
      const before = openLevelOf(round())
      // Of a submission nothing may be seen that the style keeps from the candidate.
      const shows = mode === 'run' || style === 'coach'
      const id = round().plan.challenge?.id ?? ''
      await atWork(shows ? liveRun(++serial, id, mode) : undefined, async (signal, onEvent) => {
        dispatch({ type: 'tab', tab: 'result' })
        const hooks = { signal, onEvent }
        const work = mode === 'run' ? runWork(session, hooks) : submitWork(places, session, hooks)
        const run = await work
        const open = openLevelOf(round())
        if (open > before) say(`Level ${open} is open: it stands at the end of the problem.`, 'good')
        else if (mode === 'submit' && style === 'pressure') say('Handed in.')
        else say(shortFeedback(run), run.report.verdict === 'accepted' ? 'good' : 'bad')
      })
    })

  const next = (sure: boolean) =>
    guarded(async () => {
      if (latest().busy) throw new Refusal('The judge is at work; wait for it, or cancel it first.')
      if (session.move(1)) return entered()
      const isLast = session.state().plan.rounds[round().number + 1] === undefined
      if (!sure)
        return ask(
          'next',
          isLast
            ? 'This was the last phase. Again: end the interview and read the report.'
            : 'This was the last phase. Again: end this round and begin the next one.',
        )
      await finish('done', isLast)
    })

  const end = (sure: boolean) =>
    guarded(async () => {
      if (!sure) return ask('end', 'Again: end the interview now, with what there is.')
      await finish('ended', true)
    })

  const finish = (why: 'done' | 'ended', isLast: boolean) =>
    atWork(undefined, async (signal) => {
      if (round().plan.challenge !== undefined)
        say('Judging what stands there, and trying your tests on solutions with bugs …')
      if (isLast) {
        await finishInterview(places, session, why, { signal })
        return ports.finished()
      }
      await settleRound(places, session, { signal })
      session.nextRound()
      dispatch({ type: 'tab', tab: 'problem' })
      await prepare()
    })

  const back = () =>
    guarded(() => {
      if (!session.move(-1)) throw new Refusal('This is the first phase.')
      entered()
    })

  const entered = () => {
    const { kind, title } = phaseOf(round())
    const words: Partial<Record<typeof kind, string>> = {
      clarify: 'Ask what the problem leaves out.',
      plan: 'Write down how you will do it, and what a call will cost.',
      curveball: 'The requirements have changed: read the end of the problem.',
      verify: 'Write tests of your own for the edges, then submit.',
      'follow-ups':
        round().chosen.length > 0
          ? 'A few questions about what you built.'
          : 'There are no questions this time.',
      wrap: 'Say to yourself what you would do with another hour; then finish.',
    }
    if (kind === 'curveball') dispatch({ type: 'tab', tab: 'problem' })
    if (kind === 'follow-ups') dispatch({ type: 'tab', tab: 'follow-ups' })
    say(`${title}. ${words[kind] ?? ''}`.trim())
  }

  const hint = () =>
    guarded(async () => {
      if (latest().tab !== 'hints') return dispatch({ type: 'tab', tab: 'hints' })
      await session.hint()
    })

  /** What was typed is said. */
  const keep = () =>
    guarded(() => {
      const { typing } = latest()
      const text = typing.text.trim()
      dispatch({ type: 'mode', mode: 'read' })
      if (text === '') return
      if (typing.what === 'ask') {
        const { answer, matched } = session.ask(text)
        return say(answer, matched ? 'good' : undefined)
      }
      if (typing.what === 'plan') {
        session.record({ kind: 'plan', text })
        dispatch({ type: 'tab', tab: 'notes' })
        return dispatch({ type: 'begin-typing', what: 'plan' })
      }
      const question = nextFollowUp(session.state())
      if (question === undefined) return
      session.record({ kind: 'answer', followUp: question.place, text })
      dispatch({ type: 'begin-choosing', what: 'rate', picked: [] })
    })

  /** What was chosen is kept. */
  const choose = () =>
    guarded(() => {
      const { choosing } = latest()
      dispatch({ type: 'mode', mode: 'read' })
      if (choosing.what === 'guess') {
        const found = complexities[(choosing.picked[0] ?? 0) - 1]
        if (found !== undefined) session.record({ kind: 'guess', complexity: found.id })
        return
      }
      const question = nextFollowUp(session.state())
      if (question?.answer === undefined) return
      const points = question.points.map((_, index) => choosing.picked.includes(index + 1))
      session.record({ kind: 'rating', followUp: question.place, points })
    })

  const answer = () => {
    const question = nextFollowUp(session.state())
    if (latest().tab !== 'follow-ups' || question === undefined) return
    if (question.answer === undefined) dispatch({ type: 'begin-typing', what: 'answer' })
    else dispatch({ type: 'begin-choosing', what: 'rate', picked: [] })
  }

  const interrupt = () => (running === undefined ? ports.exit() : running.abort())

  const close = () => {
    closed = true
    running?.abort()
    void unwatch?.()
    session.close()
  }

  /** Does something that the user may cancel. */
  async function atWork(
    run: ReturnType<typeof liveRun> | undefined,
    work: (signal: AbortSignal, onEvent: (event: RunEvent) => void) => Promise<void>,
  ): Promise<void> {
    const own = new AbortController()
    running = own
    dispatch({ type: 'begin-run', run })
    const events = inBatches<RunEvent>(frame, (batch) => dispatch({ type: 'hear', events: batch }))
    try {
      await work(own.signal, run === undefined ? () => {} : events.push)
    } catch (error) {
      if (!own.signal.aborted) throw error
      say('Cancelled.', 'warn')
    } finally {
      events.flush()
      running = undefined
      if (!closed) dispatch({ type: 'end-run' })
    }
  }

  function ask(asks: 'next' | 'end', text: string): void {
    dispatch({ type: 'say', message: { tone: 'warn', text, asks } })
  }

  function filesNow() {
    const files = session.files()
    if (files === undefined) throw new Refusal('There is nothing to edit in a break.')
    return files
  }

  return {
    ...{ tick, prepare, edit, pane, judge, next, end, back, hint, keep, choose, answer, interrupt, close },
    pause: () => guarded(session.pause),
    swap: () =>
      guarded(async () => {
        await session.swap()
        await prepare()
        say('Another problem; its time begins now.')
      }),
  }
}
