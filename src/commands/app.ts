import { exitCodes } from '../core/exit-code.ts'
import { learningPaths } from '../core/learning-path.ts'
import { readHistory } from '../io/history.ts'
import { warmJudge } from '../io/judge.ts'
import { readCatalogue } from '../io/packs.ts'
import type { Context } from './context.ts'

/** `hotseat` alone on a terminal: the app. */
export async function app(context: Context): Promise<number> {
  const { places, env, signal, invocation, terminal } = context
  const { challenges, packs, problems } = readCatalogue(places)
  const { history, problem } = await readHistory(places)
  const sentences = problem === undefined ? problems : [problem, ...problems]
  const more = sentences.length > 1 ? ' More: `hotseat doctor`.' : ''
  // Here and not above: nothing else has to load Ink.
  const { openApp } = await import('../tui/open.tsx')
  await openApp(
    {
      challenges,
      paths: learningPaths(
        packs,
        challenges.map(({ id }) => id),
      ),
      history,
      message: sentences[0] === undefined ? undefined : { tone: 'warn', text: sentences[0] + more },
      places,
      env,
      paint: terminal.paint,
      invocation,
      now: () => performance.now(),
    },
    { signal, onFirstFrame: () => warmJudge(true) },
  )
  return exitCodes.done
}
