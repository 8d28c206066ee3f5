import type { Challenge } from '../../../core/catalogue.ts'
import { challengeText } from '../../../core/challenge-text.ts'
import { type Hint, hintsOf } from '../../../core/hints.ts'
import { wrap } from '../../../core/layout.ts'
import { openLevel } from '../../../core/levels.ts'
import { notesText } from '../../../core/notes-text.ts'
import { Refusal } from '../../../core/refusal.ts'
import {
  readApproaches,
  readEditorial,
  readHints,
  readSamples,
  readStatement,
} from '../../../io/challenge-files.ts'
import { statusIn } from '../../../io/history.ts'
import type { History } from '../../../io/store.ts'
import { readText } from '../../../io/text-file.ts'
import { solutionPath } from '../../../io/workspace.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import { fold } from '../../parts/fold.ts'
import { remember } from '../../parts/remember.ts'
import { answersText, lockedText } from './answers-text.ts'
import type { ChallengeState, Tab } from './challenge-state.ts'
import { hintsText } from './hints-text.ts'
import { pastText } from './past-text.ts'
import { resultText } from './result-text.ts'
import { testsText } from './tests-text.ts'

/** Prose wider than this is hard to read. */
const widest = 100

/** The lines of each tab at a width; each is made again only when something in it has changed. */
export function challengeTexts({ paint, invocation, places, keymaps }: AppContext, challenge: Challenge) {
  const { folder, id } = challenge
  const memories = {
    statement: remember<string[]>(),
    tests: remember<string[]>(),
    hints: remember<string[]>(),
    result: remember<string[]>(),
    answers: remember<string[]>(),
    history: remember<string[]>(),
  }
  const key = keyOf(keymaps)
  let ladder: Hint[] | undefined
  const hints = (): Hint[] => {
    ladder ??= hintsOf(readHints(folder))
    return ladder
  }

  const own = (): string | undefined => {
    const file = readText(solutionPath(places, challenge), 2 ** 20)
    return file.fault === undefined ? file.text : undefined
  }

  const lines = (tab: Tab, state: ChallengeState, history: History, columns: number): string[] => {
    const width = Math.min(columns, widest)
    const style = { paint, width, invocation, key }
    const level = openLevel(challenge, history)
    const status = statusIn(history)(id)
    const { run, slow, result, all, diff, gaveUp, review, past } = state
    const open = gaveUp || (history.solved.has(id) && !review)
    const texts: Record<Tab, { from: unknown[]; write: () => string }> = {
      statement: {
        from: [level, status, state.notes],
        write: () => {
          const text = challengeText(challenge, readStatement(folder, level), { ...style, status, level })
          const notes = notesText(state.notes, style)
          return notes === '' ? text : `${text}\n${paint('strong', 'Your notes')}\n\n${notes}`
        },
      },
      tests: {
        from: [level, result],
        write: () => testsText(readSamples(folder, level), challenge, result?.report, style),
      },
      hints: { from: [state.hints], write: () => hintsText(hints(), state.hints, style) },
      result: { from: [run, slow, result, all], write: () => resultText(state, style) },
      answers: {
        from: [open, review, diff, result],
        write: () => {
          if (!open) return lockedText(width, review, key)
          const [editorial, approaches] = [readEditorial(folder), readApproaches(folder)]
          return answersText({ editorial, approaches, own: own() }, { ...style, diff })
        },
      },
      history: {
        from: [past, result],
        write: () => pastText(past, own() ?? '', { ...style, language: challenge.manifest.language }),
      },
    }
    const { from, write } = texts[tab]
    return memories[tab]([columns, ...from], () => fold(readable(write, width), columns))
  }

  const hintCount = (): number => {
    try {
      return hints().length
    } catch (error) {
      if (error instanceof Refusal) return 0
      throw error
    }
  }
  return { lines, hintCount }
}

/** A text of the pack's files, or the sentence that says why it cannot be read: packs can go while they are open. */
function readable(write: () => string, width: number): string {
  try {
    return write()
  } catch (error) {
    if (error instanceof Refusal) return wrap(error.message, width).join('\n')
    throw error
  }
}
