import { randomInt } from 'node:crypto'
import { doctorText } from '../../core/doctor-text.ts'
import { exitCodes } from '../../core/exit-code.ts'
import { markdownText } from '../../core/markdown-text.ts'
import type { Style } from '../../core/mock/events.ts'
import { statusOf } from '../../core/mock/status.ts'
import { findTemplate, type Template, templatesOf } from '../../core/mock/template.ts'
import { Refusal } from '../../core/refusal.ts'
import { seedLimit } from '../../core/seed.ts'
import { checksBeforeInterview } from '../../io/health.ts'
import { interviewClock } from '../../io/mock/clock.ts'
import { openSession } from '../../io/mock/session.ts'
import { beginInterview, drawInterview, openInterview, stillOpen } from '../../io/mock/start.ts'
import { readPacks } from '../../io/packs.ts'
import { tidyPath } from '../../io/places.ts'
import { type Context, printJson } from '../context.ts'

export interface BeginOptions {
  minutes?: number
  style?: Style
  seed?: number
  json?: boolean
}

/** The first interview of the core pack is what most screens are like. */
const usual = 'screen-45'

/** `hotseat mock begin`: begins an interview without the app, which `mock ask`, `mock run` and so on go on with. */
export async function begin(
  context: Context,
  name: string | undefined,
  options: BeginOptions,
): Promise<number> {
  const { places, env, terminal } = context
  const open = openInterview(places)
  if (open !== undefined) throw new Refusal(stillOpen(open))
  const clock = interviewClock(env)
  const checks = await checksBeforeInterview(context)
  if (checks.some(({ status }) => status === 'failed')) {
    terminal.say(doctorText(checks, terminal))
    throw new Refusal('The clock was not started: mend what has failed, and begin again.')
  }
  const { minutes, style = 'standard', seed = randomInt(seedLimit) } = options
  const drawn = await drawInterview(
    places,
    { template: templateOf(context, name), style, minutes, seed },
    clock,
  )
  const session = openSession(places, beginInterview(places, drawn, checks, clock), clock)
  try {
    const files = session.files()
    const status = statusOf(session.number, session.state(), session.now())
    const problem = session.problemText()
    if (options.json) {
      printJson(context, { format: 1, ...status, folder: files?.folder ?? null, problem })
      return exitCodes.done
    }
    terminal.out(`${markdownText(problem, terminal)}\n`)
    terminal.say(
      `Interview ${session.number} has begun: ${status.title}, ${Math.round(status.budgetMs / 60_000)} minutes in this round. Your files: ${files === undefined ? 'none' : tidyPath(files.folder)}.`,
    )
    terminal.say('Go on with `hotseat mock resume`, or step by step: `hotseat mock --help`.')
    return exitCodes.done
  } finally {
    session.close()
  }
}

/** The template that a name stands for. @throws Refusal */
export function templateOf({ places, terminal }: Context, name: string | undefined): Template {
  const { packs, problems } = readPacks(places)
  for (const problem of problems) terminal.say(problem)
  const templates = templatesOf(packs)
  const [first] = templates
  if (name !== undefined) return findTemplate(templates, name)
  const found = templates.find(({ id }) => id === usual) ?? first
  if (found === undefined) throw new Refusal('No pack has interviews; install one with `hotseat pack add`.')
  return found
}
