import type { Command } from 'commander'
import type { Context } from '../context.ts'

/** `hotseat pack add`, `list`, `info`, `update` and `remove`. */
export function installCommands(pack: Command, context: Context, done: (code: number) => void): void {
  pack
    .command('add')
    .description('install a pack from a folder, a tarball, npm or git; nothing of it is run')
    .argument(
      '<source>',
      'a folder, a .tgz file or address, an npm name with an optional range, or a git address',
    )
    .option('--json', 'print what was installed as JSON')
    .action(async (source: string, options) => {
      const { packAdd } = await import('./add.ts')
      done(await packAdd(context, source, options))
    })
  pack
    .command('list')
    .description('list the installed packs')
    .option('--json', 'print the list as JSON')
    .action(async (options) => {
      const { packList } = await import('./list.ts')
      done(await packList(context, options))
    })
  pack
    .command('info')
    .description('print what an installed pack says of itself')
    .argument('<pack>', 'its id')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options) => {
      const { packInfo } = await import('./info.ts')
      done(await packInfo(context, id, options))
    })
  pack
    .command('update')
    .description('fetch installed packs again from where they came')
    .argument('[pack...]', 'their ids; by default all')
    .option('--json', 'print what changed as JSON')
    .action(async (ids: string[], options) => {
      const { packUpdate } = await import('./update.ts')
      done(await packUpdate(context, ids, options))
    })
  pack
    .command('remove')
    .description('remove an installed pack; your solutions and attempts stay')
    .argument('<pack>', 'its id')
    .option('--json', 'print what was removed as JSON')
    .action(async (id: string, options) => {
      const { packRemove } = await import('./remove.ts')
      done(await packRemove(context, id, options))
    })
}
