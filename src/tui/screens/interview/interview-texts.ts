import type { Hint } from '../../../core/hints.ts'
import { indent, wrap } from '../../../core/layout.ts'
import { markdownText } from '../../../core/markdown-text.ts'
import { feedbackText } from '../../../core/mock/feedback.ts'
import { complexities } from '../../../core/mock/score/growth.ts'
import type { InterviewState } from '../../../core/mock/state.ts'
import { noAnswer } from '../../../core/mock/statement.ts'
import { nextFollowUp } from '../../../core/mock/status.ts'
import { clockText } from '../../../core/mock/time.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { fold } from '../../parts/fold.ts'
import { logText } from '../challenge/live-run.ts'
import type { InterviewUi, Tab } from './interview-state.ts'

export interface InterviewTexts {
  state: InterviewState
  ui: InterviewUi
  /** Markdown. */
  problem: string
  hints: Hint[]
  paint: Paint
  width: number
  invocation: string
  /** The key that does an action, as people write it. */
  key: (action: string) => string
}

/** What a tab of an interview says, in lines that fit. */
export function tabLines(tab: Tab, from: InterviewTexts): string[] {
  const { ui, width } = from
  if (ui.mode === 'choose' && ui.choosing.what === 'guess') return guessLines(from)
  return { problem, notes, result, hints, 'follow-ups': followUps }
    [tab](from)
    .flatMap((line) => fold(line, width))
}

function problem({ problem: markdown, paint, width }: InterviewTexts): string[] {
  return markdownText(markdown, { paint, width }).split('\n')
}

function notes({ state, paint, width, key }: InterviewTexts): string[] {
  const { planned, guess, questions, plan, startedMs } = state.current
  const { clarifications = [] } = plan.challenge ?? {}
  const at = (ms: number) => paint('dim', clockText(ms - startedMs).padStart(6))
  const lines = [
    ...planned.flatMap(({ text, ms }) => timed(at(ms), text, width)),
    ...(guess === undefined ? [] : timed(at(guess.ms), `A call will cost ${guess.complexity}.`, width)),
  ]
  const asked = questions.flatMap(({ text, match, ms }) => {
    const answer = match === undefined ? noAnswer : (clarifications[match]?.answer ?? noAnswer)
    return [...timed(at(ms), text, width), ...indent(wrap(sanitise(answer), width - 10), 10)]
  })
  return [
    paint('strong', 'Your plan'),
    ...(lines.length === 0
      ? [
          `  ${key('interview.plan')} writes a line of it, ${key('interview.guess')} says what a call will cost.`,
        ]
      : lines),
    '',
    paint('strong', 'What you asked'),
    ...(asked.length === 0
      ? [`  ${key('interview.ask')} asks: the problem leaves things out on purpose.`]
      : asked),
  ]
}

/** A text beside the time at which it was said, which takes six columns. */
function timed(time: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(sanitise(text), width - 8)
  return [`${time}  ${first}`, ...indent(rest, 8)]
}

function result({ state, ui, paint, width, invocation, key }: InterviewTexts): string[] {
  if (ui.run !== undefined) return logText(ui.run, paint).split('\n')
  const run = state.current.runs.at(-1)
  const levels = state.current.plan.challenge?.levels ?? []
  if (run === undefined)
    return wrap(
      `Nothing has been run yet. ${key('interview.run')} runs the samples and your own tests, ${key('interview.submit')} hands in.`,
      width,
    )
  return feedbackText(run, levels, state.plan.style, { paint, width, invocation }).split('\n')
}

function hints({ state, hints: taken, paint, width, key }: InterviewTexts): string[] {
  const all = state.current.plan.challenge?.hints ?? 0
  if (state.plan.style === 'pressure') return ['There are no hints in this style of interview.']
  const left = all - taken.length
  const more =
    left > 0
      ? `${key('interview.hint')} takes ${taken.length === 0 ? 'the first' : 'the next'} of ${all}; it costs.`
      : 'There are no more hints.'
  return [
    ...taken.flatMap(({ title, body }) =>
      markdownText(`## ${title}\n\n${body}`, { paint, width }).split('\n'),
    ),
    more,
  ]
}

function followUps(from: InterviewTexts): string[] {
  const { state, ui, paint, width, key } = from
  const next = nextFollowUp(state)
  if (state.current.chosen.length === 0)
    return wrap(
      'The follow-up questions come in their own phase: they depend on what happened before.',
      width,
    )
  if (next === undefined) return ['These were all the questions.', '', ...answeredText(from)]
  const question = wrap(sanitise(next.question), width)
  const head = [paint('strong', `Question ${next.number} of ${next.of}`), ...question, '']
  if (next.answer === undefined)
    return [...head, ui.mode === 'type' ? 'Your answer goes below.' : `${key('interview.answer')} answers.`]
  return [
    ...head,
    ...indent(wrap(sanitise(next.answer), width - 2), 2),
    '',
    paint('strong', 'What a good answer says: which of these did you say?'),
    ...next.points.flatMap((point, index) => {
      const said = ui.mode === 'choose' && ui.choosing.picked.includes(index + 1)
      const [first = '', ...rest] = wrap(sanitise(point), width - 8)
      return [`  [${said ? 'x' : ' '}] ${index + 1} ${first}`, ...indent(rest, 8)]
    }),
    '',
    ...(ui.mode === 'choose'
      ? ['The digits choose, Enter goes on.']
      : [`${key('interview.answer')} to say which.`]),
  ]
}

/** What was asked and what was answered, when nothing is left to ask. */
function answeredText({ state: { current }, width }: InterviewTexts): string[] {
  return current.chosen.flatMap((place, index) => {
    const question = current.plan.challenge?.followUps[place]?.question ?? ''
    const answer = current.answers.findLast(({ followUp }) => followUp === place)?.text ?? ''
    return [
      ...wrap(`${index + 1} ${sanitise(question)}`, width),
      ...indent(wrap(sanitise(answer), width - 4), 4),
    ]
  })
}

function guessLines({ ui, paint, width }: InterviewTexts): string[] {
  return [
    ...wrap('How will the cost of a call grow with n, the number of things in it?', width),
    '',
    ...complexities.map(({ label }, index) => {
      const line = `  [${ui.choosing.picked.includes(index + 1) ? 'x' : ' '}] ${index + 1} ${label}`
      return ui.choosing.picked.includes(index + 1) ? paint('strong', line) : line
    }),
    '',
    'A digit chooses, Enter keeps it.',
  ]
}
