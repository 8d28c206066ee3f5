import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { oneOf } from '../options.ts'

/** Describes `hotseat pack import`. */
export function importCommand(pack: Command, context: Context, done: (code: number) => void): void {
  pack
    .command('import')
    .description('turn exercises of another platform into a pack; "exercism" is the one there is')
    .argument('<kind>', 'exercism', oneOf(['exercism']))
    .argument('<folder>', "a checkout of Exercism's TypeScript or JavaScript track")
    .option('--out <folder>', 'where the pack is written; by default a folder of its name in this one')
    .option('--json', 'print what was imported as JSON')
    .action(async (_kind: string, folder: string, options) => {
      const { packImport } = await import('./import.ts')
      done(await packImport(context, folder, options))
    })
}
