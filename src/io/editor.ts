import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { statOf } from './text-file.ts'

/** The user's editor: where its command line was found, and whether its program is there. */
export interface Editor {
  variable: 'VISUAL' | 'EDITOR'
  command: string
  found: boolean
}

/** The editor that $VISUAL or $EDITOR names; undefined when neither is set. */
export function findEditor(env: Record<string, string | undefined>): Editor | undefined {
  for (const variable of ['VISUAL', 'EDITOR'] as const) {
    const command = env[variable]?.trim()
    if (command)
      return { variable, command, found: isProgram(command.split(/\s+/)[0] ?? '', env['PATH'] ?? '') }
  }
  return undefined
}

function isProgram(program: string, path: string): boolean {
  if (program.includes('/') || program.includes('\\')) return isExecutable(program)
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : ['']
  return path
    .split(delimiter)
    .some((folder) => endings.some((ending) => isExecutable(join(folder, program + ending))))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statOf(path)?.isFile() ?? false
  } catch {
    return false
  }
}
