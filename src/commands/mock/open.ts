import { opensApp } from '../../core/opens-app.ts'
import { Refusal } from '../../core/refusal.ts'
import { openInterview, stillOpen } from '../../io/mock/start.ts'
import { app } from '../app.ts'
import type { Context } from '../context.ts'
import { type BeginOptions, templateOf } from './begin.ts'

/** `hotseat mock`: the app, with the interview that was named about to begin, or with all of them to choose from. */
export async function open(
  context: Context,
  name: string | undefined,
  options: BeginOptions,
): Promise<number> {
  const { minutes, style = 'standard', seed } = options
  const isWish =
    name !== undefined || minutes !== undefined || options.style !== undefined || seed !== undefined
  const going = openInterview(context.places)
  if (isWish && going !== undefined) throw new Refusal(stillOpen(going))
  const template = isWish ? templateOf(context, name) : undefined
  needsTerminal(context, 'begin one with `hotseat mock begin`, and see `hotseat mock --help` for its steps')
  if (template === undefined) return app(context, undefined, { name: 'interviews' })
  return app(context, undefined, { name: 'setup', wishes: { template, style, minutes, seed } })
}

/** `hotseat mock resume`: the app, with the interview that is not over. */
export async function resume(context: Context): Promise<number> {
  const interview = openInterview(context.places)
  if (interview === undefined) throw new Refusal('No interview goes on; begin one with `hotseat mock`.')
  needsTerminal(context, 'go on with `hotseat mock status`, and see `hotseat mock --help` for its steps')
  return app(context, undefined, { name: 'interview', interview })
}

function needsTerminal({ env }: Context, instead: string): void {
  if (!opensApp(env, process))
    throw new Refusal(`An interview in the app needs a terminal to itself; without one ${instead}.`)
}
