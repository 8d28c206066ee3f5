import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { installCommands } from './install-commands.ts'

/** Describes `hotseat pack …`: everything for those who write, prove, share and install challenges. */
export function packCommands(program: Command, context: Context, done: (code: number) => void): void {
  const pack = program
    .command('pack')
    .description('write, prove, share and install challenge packs')
    .helpCommand(false)
  installCommands(pack, context, done)
}
