import { opensApp } from '../core/opens-app.ts'
import { Refusal } from '../core/refusal.ts'
import { app } from './app.ts'
import type { Context } from './context.ts'
import { findChallenge } from './find-challenge.ts'

/** `hotseat open`: the app, with a challenge open in it. */
export async function openChallenge(context: Context, reference: string): Promise<number> {
  const challenge = await findChallenge(context, reference)
  if (!opensApp(context.env, process)) {
    throw new Refusal(
      `The app needs a terminal to itself; without one there are \`hotseat show ${challenge.name}\`, \`start\`, \`run\` and \`submit\`.`,
    )
  }
  return app(context, challenge)
}
