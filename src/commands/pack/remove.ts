import { exitCodes } from '../../core/exit-code.ts'
import { uninstall } from '../../io/installer/install.ts'
import { type Context, printJson } from '../context.ts'
import { installedId } from './find-pack.ts'

/** `hotseat pack remove`: takes a pack away; what the user did with it stays. */
export async function packRemove(
  context: Context,
  word: string,
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const id = installedId(context, word)
  uninstall(places, id)
  if (options.json) printJson(context, { format: 1, removed: id })
  else terminal.out(`${terminal.paint('good', '✓')} Removed ${id}; your solutions and attempts stay\n`)
  return exitCodes.done
}
