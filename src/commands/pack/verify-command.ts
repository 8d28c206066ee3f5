import type { Command } from 'commander'
import type { Context } from '../context.ts'

/** Describes `hotseat pack verify`. */
export function verifyCommand(pack: Command, context: Context, done: (code: number) => void): void {
  pack
    .command('verify')
    .description('prove that a pack or a challenge is sound: verdicts, mutation score, margins, determinism')
    .argument(
      '[folder]',
      'the folder of a pack or of one challenge, or the name of a challenge; by default this folder',
    )
    .option('--json', 'print the findings as JSON')
    .option('--watch', 'verify again whenever a file changes')
    .action(async (folder: string | undefined, options) => {
      const { packVerify } = await import('./verify.ts')
      done(await packVerify(context, folder, options))
    })
}
