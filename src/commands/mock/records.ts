import { dateOf } from '../../core/calendar.ts'
import { exitCodes } from '../../core/exit-code.ts'
import { minutesOf } from '../../core/mock/phases.ts'
import { interviewLine, interviewsText, templatesText } from '../../core/mock/report/list-text.ts'
import { templatesOf } from '../../core/mock/template.ts'
import { Refusal } from '../../core/refusal.ts'
import { interviewClock } from '../../io/mock/clock.ts'
import { readEvents, readInterviews, readReport } from '../../io/mock/read-interviews.ts'
import { readPacks } from '../../io/packs.ts'
import { dayNumber } from '../../io/today.ts'
import { type Context, printJson } from '../context.ts'

export interface RecordOptions {
  json?: boolean
}

/** `hotseat mock templates`: the interviews that can be had. */
export function templates(context: Context, options: RecordOptions): number {
  const { packs, problems } = readPacks(context.places)
  for (const problem of problems) context.terminal.say(problem)
  const all = templatesOf(packs)
  if (options.json) {
    const interviews = all.map((template) => ({ ...template, minutes: minutesOf(template.rounds) }))
    printJson(context, { format: 1, interviews })
  } else context.terminal.out(templatesText(all, context.terminal))
  return exitCodes.done
}

/** `hotseat mock list`: all interviews, and how the score has gone. */
export function list(context: Context, options: RecordOptions): number {
  const all = readInterviews(context.places)
  const { terminal } = context
  if (options.json) printJson(context, { format: 1, interviews: all.map(interviewLine) })
  else if (all.length === 0) terminal.say('There is no interview yet; begin one with `hotseat mock`.')
  else terminal.out(interviewsText(all, (at) => dateOf(dayNumber(at)), terminal))
  return exitCodes.done
}

/** `hotseat mock show`: what was planned for an interview and how it ended; as data, every event of it. */
export function show(context: Context, number: number | undefined, options: RecordOptions): number {
  const { interview, events } = readEvents(context.places, number)
  if (options.json) {
    printJson(context, { format: 1, interview, events })
    return exitCodes.done
  }
  const found = readInterviews(context.places).filter((each) => each.interview === interview)
  context.terminal.out(interviewsText(found, (at) => dateOf(dayNumber(at)), context.terminal))
  context.terminal.say(`More: \`hotseat mock report ${interview}\`, \`hotseat mock replay ${interview}\`.`)
  return exitCodes.done
}

/** `hotseat mock compare`: two interviews beside each other. */
export function compare(context: Context, from: number, to: number, options: RecordOptions): number {
  if (from === to) throw new Refusal('Name two different interviews.')
  const clock = interviewClock(context.env)
  const [before, after] = [from, to].map((number) => readReport(context.places, number, clock).report.score)
  if (before === undefined || after === undefined) throw new Error('two reports were read')
  const rows = after.dimensions.map(({ id, title, score }, index) => ({
    ...{ id, title, from: before.dimensions[index]?.score ?? null, to: score },
  }))
  if (options.json) {
    const whole = { from: before.score, to: after.score }
    printJson(context, { format: 1, from, to, score: whole, dimensions: rows })
    return exitCodes.done
  }
  const lines = [...rows, { title: 'All in all', from: before.score, to: after.score }].map(
    ({ title, from, to }) =>
      `${title.padEnd(32)}${figure(from)}  ${figure(to)}  ${difference(from, to)}`.trimEnd(),
  )
  const head = `${''.padEnd(32)}${String(from).padStart(4)}  ${String(to).padStart(4)}`
  context.terminal.out(`${[head, ...lines].join('\n')}\n`)
  return exitCodes.done
}

function figure(score: number | null): string {
  return (score === null ? '–' : score.toFixed(2)).padStart(4)
}

function difference(from: number | null, to: number | null): string {
  if (from === null || to === null) return ''
  const by = to - from
  return Math.abs(by) < 0.005 ? 'as before' : `${by > 0 ? '+' : ''}${by.toFixed(2)}`
}
