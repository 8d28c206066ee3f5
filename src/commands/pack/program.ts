import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { importCommand } from './import-command.ts'
import { installCommands } from './install-commands.ts'
import { newCommands } from './new-commands.ts'
import { verifyCommand } from './verify-command.ts'

/** Describes `hotseat pack …`: everything for those who write, prove, share and install challenges. */
export function packCommands(program: Command, context: Context, done: (code: number) => void): void {
  const pack = program
    .command('pack')
    .description('write, prove, share and install challenge packs')
    .helpCommand(false)
  newCommands(pack, context, done)
  verifyCommand(pack, context, done)
  importCommand(pack, context, done)
  installCommands(pack, context, done)
}
