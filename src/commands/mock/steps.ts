import { exitCodeOf, exitCodes } from '../../core/exit-code.ts'
import { markdownText } from '../../core/markdown-text.ts'
import { feedbackData, feedbackText } from '../../core/mock/feedback.ts'
import { complexities } from '../../core/mock/score/growth.ts'
import { phaseOf } from '../../core/mock/state.ts'
import { nextFollowUp, statusOf } from '../../core/mock/status.ts'
import { clockText } from '../../core/mock/time.ts'
import { Refusal } from '../../core/refusal.ts'
import { sanitise } from '../../core/sanitise.ts'
import type { Session } from '../../io/mock/session.ts'
import { finishInterview, runWork, settleRound, submitWork } from '../../io/mock/session-work.ts'
import { tidyPath } from '../../io/places.ts'
import { type Context, printJson } from '../context.ts'
import { liveView } from '../live-view.ts'
import { withSession } from './with-session.ts'

export interface StepOptions {
  json?: boolean
}

/** `hotseat mock status`: where the interview stands. */
export function status(context: Context, options: StepOptions): Promise<number> {
  return withSession(context, (session) => {
    const folder = session.files()?.folder ?? null
    if (options.json)
      printJson(context, { format: 1, ...stand(session), folder, problem: session.problemText() })
    else {
      context.terminal.out(`${markdownText(session.problemText(), context.terminal)}\n`)
      context.terminal.say(standText(session) + (folder === null ? '' : ` Your files: ${tidyPath(folder)}.`))
    }
    return exitCodes.done
  })
}

/** `hotseat mock next` and `back`: to another phase; after the last one to the next round, or to the end. */
export function move(context: Context, by: 1 | -1, options: StepOptions): Promise<number> {
  return withSession(context, async (session) => {
    if (!session.move(by)) {
      if (by < 0) throw new Refusal('This is the first phase.')
      await settleRound(context.places, session, context)
      if (!session.nextRound()) {
        await finishInterview(context.places, session, 'done', context)
        return told(context, options, { ...stand(session) }, ended(session.number))
      }
    }
    return told(context, options, stand(session), standText(session))
  })
}

/** `hotseat mock ask`: a question to the interviewer. */
export function ask(context: Context, words: string[], options: StepOptions): Promise<number> {
  return withSession(context, (session) => {
    const { answer, matched } = session.ask(filled(words))
    return told(context, options, { answer, matched }, sanitise(answer))
  })
}

/** `hotseat mock plan`: a line of the plan. */
export function plan(context: Context, words: string[], options: StepOptions): Promise<number> {
  return withSession(context, (session) => {
    session.record({ kind: 'plan', text: filled(words) })
    return told(context, options, { lines: session.state().current.planned.length }, 'Noted.')
  })
}

/** `hotseat mock guess`: how the cost of a call will grow. */
export function guess(context: Context, complexity: string, options: StepOptions): Promise<number> {
  const ids = complexities.map(({ id }) => id)
  const found = ids.find((id) => id.replace('²', '2') === complexity.replace('²', '2').replace('^', ''))
  if (found === undefined) throw new Refusal(`A guess is one of ${ids.join(', ')}, the cost of a call.`)
  return withSession(context, (session) => {
    session.record({ kind: 'guess', complexity: found })
    return told(context, options, { guess: found }, `Noted: ${found} a call.`)
  })
}

/** `hotseat mock run` and `submit`: judges what is saved. */
export function judge(context: Context, mode: 'run' | 'submit', options: StepOptions): Promise<number> {
  return withSession(context, async (session) => {
    const { places, terminal, invocation, signal } = context
    const { plan, current } = session.state()
    const view = liveView(terminal, current.plan.challenge?.id ?? '', options.json === true)
    const onEvent = mode === 'run' || plan.style === 'coach' ? view.hear : () => {}
    const work = mode === 'run' ? runWork : submitWork.bind(undefined, places)
    const run = await work(session, { signal, onEvent }).finally(view.end)
    const levels = current.plan.challenge?.levels ?? []
    if (options.json) printJson(context, { format: 1, ...feedbackData(run, levels, plan.style) })
    else terminal.out(feedbackText(run, levels, plan.style, { ...terminal, invocation }))
    return mode === 'submit' && plan.style === 'pressure' ? exitCodes.done : exitCodeOf(run.report.verdict)
  })
}

/** `hotseat mock hint`: the next hint. */
export function hint(context: Context, options: StepOptions): Promise<number> {
  return withSession(context, async (session) => {
    const { title, body } = await session.hint()
    return told(context, options, { title, body }, markdownText(`## ${title}\n\n${body}`, context.terminal))
  })
}

/** `hotseat mock answer`: the answer to the follow-up question that comes next. */
export function answer(context: Context, words: string[], options: StepOptions): Promise<number> {
  return withSession(context, (session) => {
    const next = nextFollowUp(session.state())
    if (next === undefined) throw new Refusal('There is no follow-up question; they come in their own phase.')
    session.record({ kind: 'answer', followUp: next.place, text: filled(words) })
    const points = next.points.map((point, index) => `  ${index + 1}. ${sanitise(point)}`)
    const text = [
      'What a good answer says:',
      ...points,
      '',
      'Which of these did you say? `hotseat mock rate 1 3`',
    ]
    return told(context, options, { question: next.question, points: next.points }, text.join('\n'))
  })
}

/** `hotseat mock rate`: which points of a good answer were in one's own. */
export function rate(context: Context, said: number[], options: StepOptions): Promise<number> {
  return withSession(context, (session) => {
    const next = nextFollowUp(session.state())
    if (next?.answer === undefined)
      throw new Refusal('Answer a follow-up question first: `hotseat mock answer`.')
    if (said.some((number) => number > next.points.length))
      throw new Refusal(`The answer has ${next.points.length} points; name those that you said.`)
    const points = next.points.map((_, index) => said.includes(index + 1))
    session.record({ kind: 'rating', followUp: next.place, points })
    const after = nextFollowUp(session.state())
    const text =
      after === undefined
        ? 'That was the last one.'
        : `${after.number}/${after.of}: ${sanitise(after.question)}`
    return told(context, options, { rated: points, next: after?.question ?? null }, text)
  })
}

/** `hotseat mock pause` and `swap`. */
export function change(context: Context, what: 'pause' | 'swap', options: StepOptions): Promise<number> {
  return withSession(context, async (session) => {
    await session[what]()
    if (what === 'swap' && !options.json)
      context.terminal.out(`${markdownText(session.problemText(), context.terminal)}\n`)
    return told(context, options, stand(session), standText(session))
  })
}

/** `hotseat mock end`: ends the interview, whatever phase it is in. */
export function end(context: Context, options: StepOptions): Promise<number> {
  return withSession(context, async (session) => {
    await finishInterview(context.places, session, 'ended', context)
    return told(context, options, stand(session), ended(session.number))
  })
}

function stand(session: Session) {
  return statusOf(session.number, session.state(), session.now())
}

function standText(session: Session): string {
  const state = session.state()
  const { leftMs, rounds, round, level, levels } = stand(session)
  const { title } = phaseOf(state.current)
  const time = leftMs >= 0 ? `${clockText(leftMs)} left` : `overtime ${clockText(-leftMs)}`
  const where = rounds > 1 ? `Round ${round} of ${rounds}, ` : ''
  const open = levels > 1 ? `, level ${level} of ${levels}` : ''
  const next = nextFollowUp(state)
  const asked = next === undefined ? '' : `\n${next.number}/${next.of}: ${sanitise(next.question)}`
  return `${where}${title}${open}: ${time}${state.paused ? ', paused' : ''}.${asked}`
}

function ended(number: number): string {
  return `The interview is over. Read it: \`hotseat mock report ${number}\`.`
}

function told(context: Context, { json }: StepOptions, data: object, text: string): number {
  if (json) printJson(context, { format: 1, ...data })
  else context.terminal.out(`${text.trimEnd()}\n`)
  return exitCodes.done
}

function filled(words: string[]): string {
  const text = words.join(' ').trim()
  if (text === '') throw new Refusal('Say something: write it behind the command.')
  return text
}
