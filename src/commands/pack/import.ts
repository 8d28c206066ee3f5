import { isAbsolute, normalize } from 'node:path'
import { importText } from '../../core/exercism/result-text.ts'
import { exitCodes } from '../../core/exit-code.ts'
import { commandLine } from '../../core/shell-quote.ts'
import { importTrack } from '../../io/exercism/import-track.ts'
import { type Context, printJson } from '../context.ts'

export interface ImportOptions {
  out?: string
  json?: boolean
}

/** `hotseat pack import exercism`: turns a checkout of an Exercism track into a pack. */
export async function packImport(context: Context, folder: string, options: ImportOptions): Promise<number> {
  const { terminal, signal } = context
  const result = await importTrack(folder, {
    out: options.out,
    signal,
    onProgress: options.json ? () => {} : terminal.progress,
  })
  const code = result.folder === undefined ? exitCodes.notAccepted : exitCodes.done
  if (options.json) {
    printJson(context, { format: 1, ...result, folder: result.folder ?? null })
    return code
  }
  const shown = asPath(result.folder ?? '')
  terminal.out(importText(result, { folder: shown, paint: terminal.paint, width: terminal.width }))
  if (result.folder !== undefined) {
    terminal.say(`\nProve it: \`${commandLine(['hotseat', 'pack', 'verify', shown])}\``)
    terminal.say(`Install it: \`${commandLine(['hotseat', 'pack', 'add', shown])}\``)
  }
  return code
}

/** Spelled as a path, so that no command takes it for the name of a package. */
function asPath(folder: string): string {
  return isAbsolute(folder) || folder.startsWith('.') ? folder : `./${normalize(folder)}`
}
