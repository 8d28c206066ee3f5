import { resolve } from 'node:path'
import { exitCodes } from '../../core/exit-code.ts'
import { parseSource, sourceText } from '../../core/pack-source.ts'
import { commandLine } from '../../core/shell-quote.ts'
import { tidyPath } from '../../io/places.ts'
import { statOf } from '../../io/text-file.ts'
import { type Context, printJson } from '../context.ts'

/** `hotseat pack add`: installs a pack, or brings one that is there up to date with where it came from. */
export async function packAdd(context: Context, text: string, options: { json?: boolean }): Promise<number> {
  const { terminal, places, env, signal } = context
  const source = parseSource(text, { kindOf, absolute: (path) => resolve(path) })
  terminal.progress(`fetching ${tidyPath(sourceText(source))}`)
  const { install } = await import('../../io/installer/install.ts')
  const { manifest, folder, record, before, changed } = await install(source, { places, env, signal })
  const { id, version } = manifest
  const { readPack } = await import('../../io/packs.ts')
  const challenges = readPack(folder, false).slugs
  if (options.json) {
    const { resolved, integrity, content } = record
    printJson(context, {
      format: 1,
      id,
      version,
      before,
      changed,
      challenges,
      resolved,
      integrity,
      content,
      folder,
    })
    return exitCodes.done
  }
  const amount = challenges.length === 1 ? 'one challenge' : `${challenges.length} challenges`
  const how = before === undefined ? 'Installed' : changed ? 'Replaced' : 'Kept'
  const tail = before !== undefined && !changed ? ', which has not changed' : ''
  terminal.out(`${terminal.paint('good', '✓')} ${how} ${id} ${version}: ${amount}${tail}\n`)
  if (terminal.interactive)
    terminal.say(`\nSee what it holds: \`${commandLine(['hotseat', 'list', '--pack', id])}\``)
  return exitCodes.done
}

function kindOf(path: string): 'folder' | 'file' | undefined {
  const stat = statOf(path)
  return stat?.isDirectory() ? 'folder' : stat?.isFile() ? 'file' : undefined
}
