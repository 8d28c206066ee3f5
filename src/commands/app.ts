import type { Challenge } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import { learningPaths } from '../core/learning-path.ts'
import { type Paint, plainPaint, themePaint } from '../core/paint.ts'
import { Refusal } from '../core/refusal.ts'
import { readHistory } from '../io/history.ts'
import { warmJudge } from '../io/judge.ts'
import { readCatalogue } from '../io/packs.ts'
import { settingsFile, tidyPath } from '../io/places.ts'
import { readDue } from '../io/read-reviews.ts'
import { readSettings } from '../io/settings.ts'
import { isNewcomer } from '../io/welcome.ts'
import { defaultKeymaps, type Keymaps } from '../tui/keymaps.ts'
import { remapped } from '../tui/remap.ts'
import type { ScreenName } from '../tui/screen-name.ts'
import type { Context } from './context.ts'

/**
 * `hotseat` alone on a terminal: the app.
 * @param open the challenge to begin with; the list of all of them without it.
 * @param screen another screen to begin with.
 */
export async function app(context: Context, open?: Challenge, screen?: ScreenName): Promise<number> {
  const { places, env, signal, invocation } = context
  const { challenges, packs, problems } = readCatalogue(places)
  const { history, problem } = await readHistory(places)
  const look = lookOf(context)
  const sentences = [problem, look.problem, ...problems].filter((each) => each !== undefined)
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
      newcomer: isNewcomer(places, history),
      due: await readDue(places, challenges),
      message: sentences[0] === undefined ? undefined : { tone: 'warn', text: sentences[0] + more },
      places,
      env,
      paint: context.terminal.writing === 'spoken' ? plainPaint : look.paint,
      keymaps: look.keymaps,
      writing: context.terminal.writing,
      open,
      screen,
      invocation,
      now: () => performance.now(),
    },
    { signal, onFirstFrame: () => warmJudge(true) },
  )
  return exitCodes.done
}

interface Look {
  paint: Paint
  keymaps: Keymaps
  problem?: string | undefined
}

/** The colours and keys that the settings ask for; where the settings are broken, the usual ones. */
function lookOf({ places, terminal }: Context): Look {
  try {
    const { theme, keys } = readSettings(places)
    const { keymaps, problems } = remapped(keys, tidyPath(settingsFile(places)))
    return {
      paint: theme === undefined || terminal.paint === plainPaint ? terminal.paint : themePaint(theme),
      keymaps,
      problem: problems[0],
    }
  } catch (error) {
    if (error instanceof Refusal)
      return { paint: terminal.paint, keymaps: defaultKeymaps, problem: error.message }
    throw error
  }
}
