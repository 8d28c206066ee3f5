import { exitCodes } from '../core/exit-code.ts'
import { notesText } from '../core/notes-text.ts'
import { editorWords } from '../io/editor.ts'
import { inForeground } from '../io/foreground.ts'
import { makeNotes, notesPath, readNotes } from '../io/notes.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'

/** `hotseat notes`: the user's own notes on a challenge; with `--edit` in the editor. */
export async function notes(
  context: Context,
  reference: string,
  options: { json?: boolean; edit?: boolean },
): Promise<number> {
  const { terminal, places, env } = context
  const challenge = await findChallenge(context, reference)
  const file = notesPath(places, challenge)
  if (options.edit) {
    const editor = editorWords(env)
    makeNotes(file)
    // Standard output is for what the command prints, nothing of the editor's end.
    await inForeground([...editor, file], { stdin: process.stdin, stdout: process.stderr })
    if (!options.json) return exitCodes.done
  }
  const text = readNotes(file)
  if (options.json) {
    printJson(context, { format: 1, challenge: challenge.id, file, notes: text })
    return exitCodes.done
  }
  const { paint, width } = terminal
  const shown = notesText(text, { paint, width })
  if (shown !== '') terminal.out(shown)
  else {
    terminal.say(
      `There are no notes on ${challenge.name}; write some with \`hotseat notes ${challenge.name} --edit\`.`,
    )
  }
  return exitCodes.done
}
