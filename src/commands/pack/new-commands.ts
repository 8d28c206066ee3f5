import type { Command } from 'commander'
import { scaffoldKinds } from '../../core/scaffold.ts'
import type { Context } from '../context.ts'
import { oneOf } from '../options.ts'

/** `hotseat pack new` and `new-challenge`. */
export function newCommands(pack: Command, context: Context, done: (code: number) => void): void {
  pack
    .command('new')
    .description('create a pack with one challenge that passes `pack verify`')
    .argument('<folder>', 'a folder that does not exist yet, or is empty')
    .option('--id <id>', "the pack's id; by default the folder's name")
    .option('--title <title>', "the pack's title")
    .option('--author <name>', 'who writes it')
    .option('--license <id>', 'its licence as an SPDX id, such as MIT')
    .option('--kind <kind>', 'the first challenge: function, class or async', oneOf(scaffoldKinds))
    .option('--json', 'print what was created as JSON')
    .action(async (folder: string, options) => {
      const { packNew } = await import('./new.ts')
      done(await packNew(context, folder, options))
    })
  pack
    .command('new-challenge')
    .description('add a challenge that passes `pack verify` to the pack in this folder')
    .argument('<slug>', "lower-case words joined by hyphens: the challenge's name")
    .option('--pack <folder>', 'the folder of the pack; by default this one or the nearest above')
    .option('--kind <kind>', 'function, class or async', oneOf(scaffoldKinds))
    .option('--title <title>', "the challenge's title")
    .option('--json', 'print what was created as JSON')
    .action(async (slug: string, options) => {
      const { packNewChallenge } = await import('./new-challenge.ts')
      done(await packNewChallenge(context, slug, options))
    })
}
