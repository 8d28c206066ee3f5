import { codeOf } from './text-file.ts'

/** The history cannot be used; the message is a sentence for the user. Judging goes on without it. */
export class StoreProblem extends Error {
  override name = 'StoreProblem'
}

/** Turns an error of SQLite or of the file system into a StoreProblem; our own bugs stay what they are. */
export function storeProblem(error: unknown, file: string): unknown {
  if (error instanceof StoreProblem || !(error instanceof Error)) return error
  const reason = reasonOf(error)
  return reason === undefined ? error : new StoreProblem(`The history in ${file} ${reason}`, { cause: error })
}

function reasonOf(error: Error): string | undefined {
  // SQLite's extended result codes carry the primary code in their low byte.
  if ('errcode' in error && typeof error.errcode === 'number') {
    const primary = error.errcode & 0xff
    return sqliteReasons[primary] ?? `cannot be used (${error.message}); run \`hotseat doctor\`.`
  }
  return 'syscall' in error ? (systemReasons[codeOf(error)] ?? unusable(codeOf(error))) : undefined
}

const full = 'cannot be written because the disk is full; free some space.'
const readOnly = 'cannot be written; check its permissions, or set HOTSEAT_HOME to a folder you can write to.'
const damaged = 'is damaged; move that file aside and Hotseat starts a new one.'

const sqliteReasons: Record<number, string> = {
  5: 'is in use by another program that does not let go of it; close that program.',
  6: 'is in use by another program that does not let go of it; close that program.',
  8: readOnly,
  10: 'cannot be written (disk I/O error); check the disk and its free space.',
  11: damaged,
  13: full,
  14: 'cannot be opened; check its permissions, or set HOTSEAT_HOME to a folder you can write to.',
  26: damaged,
}

const systemReasons: Record<string, string> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
}

function unusable(code: string): string {
  return `cannot be created (${code}); set HOTSEAT_HOME to a folder you can write to.`
}
