import { basename, join, resolve } from 'node:path'
import { exitCodes } from '../../core/exit-code.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  checkedLicence,
  checkedLine,
  checkedSlug,
  firstSlug,
  slugFrom,
  titleFrom,
} from '../../core/scaffold.ts'
import { builtInPacks } from '../../io/packs.ts'
import { tidyPath } from '../../io/places.ts'
import { below, challengeScaffold, checkEmpty, packScaffold, writeNew } from '../../io/scaffold.ts'
import { type Context, printJson } from '../context.ts'
import { answers, kindOf, kindQuestion } from './answers.ts'
import { tellNext } from './next-steps.ts'

export interface NewPackOptions {
  id?: string
  title?: string
  author?: string
  license?: string
  kind?: string
  json?: boolean
}

/** `hotseat pack new`: makes a pack with one challenge in a new folder. */
export async function packNew(context: Context, folder: string, options: NewPackOptions): Promise<number> {
  const target = resolve(folder)
  checkEmpty(target)
  const [id = ''] = await answers(
    [
      {
        flag: options.id,
        text: "The pack's id",
        preset: slugFrom(basename(target)) || 'my-pack',
        check: checkedId,
      },
    ],
    context.signal,
  )
  const line = (what: string) => (text: string) => checkedLine(text, what)
  const [title = '', author = '', license = '', kindName = ''] = await answers(
    [
      { flag: options.title, text: 'Its title', preset: titleFrom(id), check: titleOf },
      { flag: options.author, text: 'Who writes it', preset: '', check: line('author') },
      { flag: options.license, text: 'Its licence', preset: 'MIT', check: checkedLicence },
      kindQuestion(options.kind),
    ],
    context.signal,
  )
  const kind = kindOf(kindName)
  const slug = firstSlug[kind]
  const year = String(new Date().getFullYear())
  const holder = author || `the authors of ${title}`
  const files = {
    ...packScaffold({ id, title, author, license, year, holder }),
    ...below(slug, challengeScaffold(kind, { title: titleFrom(slug) })),
  }
  writeNew(target, files)
  if (options.json) {
    printJson(context, {
      format: 1,
      pack: id,
      folder: target,
      challenge: `${id}/${slug}`,
      created: Object.keys(files),
    })
    return exitCodes.done
  }
  const { terminal } = context
  terminal.out(`${terminal.paint('good', '✓')} Created ${tidyPath(target)} with the challenge ${slug}\n`)
  tellNext(context, join(target, slug))
  return exitCodes.done
}

function titleOf(text: string): string {
  const title = checkedLine(text, 'title')
  if (title === '') throw new Refusal('A pack needs a title.')
  return title
}

function checkedId(text: string): string {
  const id = checkedSlug(text, 'a pack')
  if (builtInPacks().packs.some(({ manifest }) => manifest.id === id))
    throw new Refusal(`The pack "${id}" is built in; give yours another id, such as "my-${id}".`)
  return id
}
