import { join, resolve } from 'node:path'
import { exitCodes } from '../../core/exit-code.ts'
import { Refusal } from '../../core/refusal.ts'
import { checkedLine, checkedSlug, titleFrom } from '../../core/scaffold.ts'
import { tidyPath } from '../../io/places.ts'
import { challengeScaffold, editorFiles, isTaken, packAround, writeNew } from '../../io/scaffold.ts'
import { statOf } from '../../io/text-file.ts'
import { type Context, printJson } from '../context.ts'
import { answers, kindOf, kindQuestion } from './answers.ts'
import { tellNext } from './next-steps.ts'

export interface NewChallengeOptions {
  pack?: string
  kind?: string
  title?: string
  json?: boolean
}

/** `hotseat pack new-challenge`: adds a little challenge that works to a pack, to be made into another one. */
export async function packNewChallenge(
  context: Context,
  text: string,
  options: NewChallengeOptions,
): Promise<number> {
  const { terminal, signal } = context
  const slug = checkedSlug(text, 'a challenge')
  const pack = packOf(options.pack)
  const folder = join(pack, slug)
  if (isTaken(folder))
    throw new Refusal(`${tidyPath(folder)} is there already; give the challenge another name.`)
  const [kindName = '', title = ''] = await answers(
    [
      kindQuestion(options.kind),
      { flag: options.title, text: 'Its title', preset: titleFrom(slug), check: titleOf },
    ],
    signal,
  )
  const files = challengeScaffold(kindOf(kindName), { title })
  writeNew(folder, files)
  const missing = Object.entries(editorFiles()).filter(([path]) => !isTaken(join(pack, path)))
  writeNew(pack, Object.fromEntries(missing))
  if (options.json) {
    printJson(context, { format: 1, folder, slug, created: Object.keys(files) })
    return exitCodes.done
  }
  terminal.out(`${terminal.paint('good', '✓')} Created ${tidyPath(folder)}\n`)
  tellNext(context, folder)
  return exitCodes.done
}

function packOf(folder: string | undefined): string {
  if (folder === undefined) return packAround('.')
  if (statOf(join(folder, 'pack.json')) === undefined)
    throw new Refusal(`${folder} has no pack.json; name the folder of a pack.`)
  return resolve(folder)
}

function titleOf(text: string): string {
  const title = checkedLine(text, 'title')
  if (title === '') throw new Refusal('A challenge needs a title.')
  return title
}
