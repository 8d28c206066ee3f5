import { shortFeedback } from '../../../core/mock/feedback.ts'
import { nudgeText, warningText } from '../../../core/mock/notices.ts'
import { complexities } from '../../../core/mock/score/growth.ts'
import { openLevelOf, phaseOf } from '../../../core/mock/state.ts'
import { nextFollowUp } from '../../../core/mock/status.ts'
import { spanText } from '../../../core/mock/time.ts'
import { paneCommand } from '../../../core/panes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { editorWords, findEditor } from '../../../io/editor.ts'
import type { Session } from '../../../io/mock/session.ts'
import { runWork, submitWork } from '../../../io/mock/session-work.ts'
import { openPane } from '../../../io/open-pane.ts'
import { tidyPath } from '../../../io/places.ts'
import { readSettings } from '../../../io/settings.ts'
import { watchSolution } from '../../../io/watch-solution.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import { oneLine } from '../../message.ts'
import { liveRun } from '../challenge/live-run.ts'
import { type InterviewPorts, interviewDesk } from './interview-desk.ts'
import { phaseActions, what } from './interview-phases.ts'
import { headerOf } from './interview-view.ts'

/** What keys, saves and the clock do in an interview. */
export function interviewActions(context: AppContext, session: Session, ports: InterviewPorts) {
  const { places, env, invocation } = context
  const { dispatch, latest } = ports
  const key = keyOf(context.keymaps)
  let unwatch: (() => Promise<void>) | undefined
  let serial = 0
  const desk = interviewDesk(session, invocation, ports)
  const { say, guarded, atWork, free } = desk
  const round = () => session.state().current

  const tick = () =>
    guarded(() => {
      const news = session.tick().flatMap((event) => {
        if (event.kind === 'warning') return [warningText(event.what)]
        if (event.kind === 'gap') return [`The machine slept for ${spanText(event.span)}; the clock went on.`]
        return event.kind === 'nudge' ? [nudgeText(event.why)] : []
      })
      if (news.length > 0) say(news.join(' '), round().frozen ? 'bad' : 'warn')
      if (session.taken()) return ports.leave('This interview goes on in another terminal; here it does not.')
      const problem = session.problem()
      if (problem !== undefined) say(`Not kept yet, and tried again each second: ${problem}`, 'bad')
    })

  /** Makes the files of the round, and takes notice of each save from now on. */
  const prepare = () =>
    guarded(() => {
      const first = beginning(session)
      say(first)
      const files = session.files()
      void unwatch?.()
      unwatch = undefined
      if (files === undefined) return
      unwatch = watchSolution(files.solution, (change) => {
        if (desk.closed()) return
        if (change.type === 'changed') void guarded(saved)
        else if (change.type === 'gone')
          say(`${tidyPath(files.solution)} is gone; save it again in your editor.`, 'warn')
        else say(`Saves cannot be noticed any more (${change.code}); run after saving.`, 'warn')
      })
      say(`${first} Your files: ${tidyPath(files.folder)}.`)
    })

  /** Writes down what was saved; what stands on the message line may be worth more. */
  const saved = () => {
    if (session.save() && latest().message === undefined) say(savedText('it'))
  }

  const savedText = (it: string) =>
    round().frozen ? 'Saved, in overtime: it does not count.' : `Saved. ${key('interview.run')} runs ${it}.`

  const edit = (which: 'solution' | 'tests') =>
    guarded(async () => {
      const editor = editorWords(env)
      const files = filesNow()
      const before = lastSave()
      await ports.handOver([...editor, files[which]])
      session.save()
      if (latest().message !== undefined) return
      const name = oneLine(editor.join(' '))
      if (lastSave() === before) say(`Back from ${name}; nothing new was saved.`)
      else say(savedText(which === 'tests' ? 'your tests' : 'it'))
    })

  const lastSave = () => round().snapshots.at(-1)?.seq

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
      free()
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
        if (found === undefined) return
        session.record({ kind: 'guess', complexity: found.id })
        return dispatch({ type: 'tab', tab: 'notes' })
      }
      const question = nextFollowUp(session.state())
      if (question?.answer === undefined) return
      const points = question.points.map((_, index) => choosing.picked.includes(index + 1))
      session.record({ kind: 'rating', followUp: question.place, points })
      if (nextFollowUp(session.state()) === undefined)
        say(`That was the last question. ${key('interview.next-phase')} goes on.`)
    })

  const answer = () =>
    guarded(() => {
      const question = nextFollowUp(session.state())
      if (question === undefined)
        throw new Refusal('There is nothing to answer: follow-up questions come in their own phase.')
      if (latest().tab !== 'follow-ups') return dispatch({ type: 'tab', tab: 'follow-ups' })
      if (question.answer === undefined) dispatch({ type: 'begin-typing', what: 'answer' })
      else dispatch({ type: 'begin-choosing', what: 'rate', picked: [] })
    })

  const close = () => {
    desk.close()
    void unwatch?.()
    session.close()
  }

  function filesNow() {
    const files = session.files()
    if (files === undefined) throw new Refusal('There is nothing to edit in a break.')
    return files
  }

  const pause = () =>
    guarded(() => {
      session.pause()
      const again = `${key('interview.pause')} lets it go on`
      say(
        session.state().paused
          ? `The clock stands still; ${again}. The report says so.`
          : 'The clock goes on.',
      )
    })

  const time = () => guarded(() => say(`${headerOf(session.state(), session.now()).right}.`))

  const rest = () => say(`This is a break. ${key('interview.next-phase')} goes on.`)

  const swap = () =>
    guarded(async () => {
      free()
      await session.swap()
      await prepare()
      say('Another problem; its time begins now.')
    })

  const phases = phaseActions(session, { ...ports, places, desk, prepare })
  return {
    ...{ tick, prepare, edit, pane, judge, hint, keep, choose, answer, time, rest, pause, swap, close },
    ...{ ...phases, interrupt: desk.interrupt },
  }
}

/** What the first words of a round are, or of a return to it. */
function beginning(session: Session): string {
  const { current, gaps, last } = session.state()
  const gap = gaps.at(-1)
  const isBack = gap !== undefined && last.seq - gap.seq <= 1
  const away = isBack ? `You were away for ${spanText(gap.span)}, and the clock went on. ` : ''
  const { kind, title } = phaseOf(current)
  return `${away}${title}. ${what[kind]}`
}
