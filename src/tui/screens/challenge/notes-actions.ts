import type { Challenge } from '../../../core/catalogue.ts'
import type { Tone } from '../../../core/paint.ts'
import { Refusal } from '../../../core/refusal.ts'
import { editorWords } from '../../../io/editor.ts'
import { makeNotes, notesPath, readNotes } from '../../../io/notes.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import type { ChallengeAction } from './challenge-state.ts'

export interface NotesPorts {
  dispatch: (action: ChallengeAction) => void
  say: (text: string, tone?: Tone) => void
  /** Runs work whose refusals are said. */
  guarded: (work: () => unknown) => Promise<void>
  /** Lets another program have the terminal. */
  handOver: (command: string[]) => Promise<void>
}

/** The user's own notes on the challenge, which stand below its statement. */
export function notesActions({ places, env, keymaps }: AppContext, challenge: Challenge, ports: NotesPorts) {
  const { dispatch, say, guarded, handOver } = ports
  const key = keyOf(keymaps)
  const file = notesPath(places, challenge)

  /** Reads them; notes that cannot be read are the sentence that says so. */
  const load = (): string => {
    const text = readable(file)
    dispatch({ type: 'notes', text })
    return text
  }

  const edit = () =>
    guarded(async () => {
      const editor = editorWords(env)
      makeNotes(file)
      await handOver([...editor, file])
      if (load().trim() === '') return say(`Back from ${editor.join(' ')}; there are no notes yet.`)
      dispatch({ type: 'tab', tab: 'statement' })
      say(`Your notes stand below the statement; ${key('moving.last')} goes to its end.`, 'good')
    })

  return { load, edit }
}

function readable(file: string): string {
  try {
    return readNotes(file)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
