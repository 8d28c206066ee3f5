import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refusal } from '../core/refusal.ts'
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

/** The words that start the user's editor. @throws Refusal when none is set, or its program is not there. */
export function editorWords(env: Record<string, string | undefined>): string[] {
  const editor = findEditor(env)
  if (editor === undefined) throw new Refusal('Set EDITOR to your editor, such as `export EDITOR=vim`.')
  if (!editor.found)
    throw new Refusal(`${editor.variable} is "${editor.command}", and there is no such program.`)
  return editor.command.split(/\s+/)
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
