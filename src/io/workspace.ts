import { closeSync, lstatSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Challenge } from '../core/catalogue.ts'
import { languages } from '../core/challenge.ts'
import { statementFile } from '../core/levels.ts'
import { Refusal } from '../core/refusal.ts'
import { readChallengeFile, readStarter } from './challenge-files.ts'
import { makeFolder } from './make-folder.ts'
import { type Places, packageRoot } from './places.ts'
import { codeOf, readText, statOf } from './text-file.ts'

export interface Workplace {
  folder: string
  /** The solution. */
  file: string
  /** Files written now. */
  created: string[]
  /** Files that were there already and have not been touched. */
  kept: string[]
}

/** Where the user's solution of a challenge lives, whether it is there or not. */
export function solutionPath(
  places: Places,
  challenge: Pick<Challenge, 'pack' | 'slug' | 'manifest'>,
): string {
  return join(placeOf(places, challenge), `solution.${challenge.manifest.language}`)
}

/** The built-in pack's challenges stand at the top; other packs have a folder each, so that slugs never clash. */
function placeOf({ workspace }: Places, { pack, slug }: { pack: string; slug: string }): string {
  return pack === 'core' ? join(workspace, slug) : join(workspace, pack, slug)
}

/**
 * Makes the workspace and a challenge's place in it, with what its levels up to `level` ask for; a file that exists in
 * any form is left alone.
 * @throws Refusal when the workspace cannot be written.
 */
export function prepareWorkplace(places: Places, challenge: Challenge, level: number): Workplace {
  const file = solutionPath(places, challenge)
  const folder = dirname(file)
  // The solution first: on a full disk the rest can wait.
  const own: [path: string, text: string][] = [
    [file, readStarter(challenge)],
    ...Array.from({ length: level }, (_, index): [string, string] => {
      const name = statementFile(index + 1)
      return [join(folder, name), readChallengeFile(challenge.folder, name).text]
    }),
  ]
  return { folder, file, ...fillWorkspace(places, own) }
}

/**
 * Makes files in the workspace, and what every folder of it needs for an editor; a file that exists in any form is left
 * alone.
 * @throws Refusal when it cannot be written.
 */
export function fillWorkspace(
  places: Places,
  own: [path: string, text: string][],
): Pick<Workplace, 'created' | 'kept'> {
  const shared: [path: string, text: string][] = [
    [join(places.workspace, 'tsconfig.json'), tsconfig],
    ...declarations().map(([name, text]): [string, string] => [join(places.workspace, 'types', name), text]),
  ]
  const created: string[] = []
  const kept: string[] = []
  for (const [path, text] of [...own, ...shared]) (createFile(path, text) ? created : kept).push(path)
  return { created, kept }
}

/** The workspace's solution files with the time they were last written, epoch milliseconds. */
export function touchedSolutions(places: Places, challenges: { id: string; pack: string; slug: string }[]) {
  return challenges.flatMap((challenge) => {
    return languages.flatMap((language) => {
      const stat = statOf(join(placeOf(places, challenge), `solution.${language}`))
      return stat?.isFile() ? [{ challenge: challenge.id, at: stat.mtimeMs }] : []
    })
  })
}

/** Makes a folder of the workspace and those above it, unless they are there. @throws Refusal */
export function makeWorkFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw new Refusal(problem(join(folder, 'file'), codeOf(error)))
  }
}

/**
 * Writes a new file whole or not at all; false when something of that name is there, be it a dangling link.
 * @throws Refusal when it cannot be written.
 */
export function createFile(path: string, text: string): boolean {
  try {
    makeFolder(dirname(path))
    if (isTaken(path)) return false
    const descriptor = openSync(path, 'wx')
    try {
      writeFileSync(descriptor, text)
    } catch (error) {
      rmSync(path)
      throw error
    } finally {
      closeSync(descriptor)
    }
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' && isTaken(path)) return false
    throw new Refusal(problem(path, code))
  }
}

function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false // Nothing can be there: a file is where a folder should be. Writing says so.
  }
}

function problem(path: string, code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `${path} cannot be written: the disk is full. Free some space.`
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `${dirname(path)} cannot be a folder because a file is in the way; move that file or set HOTSEAT_HOME.`
  }
  return `${path} cannot be written (${code}); check the permissions, or set HOTSEAT_HOME to a folder you can write to.`
}

/** The built declarations of what solutions and tests see: name and text. */
function declarations(): [string, string][] {
  const folder = join(packageRoot(), 'dist', 'types')
  if (!statOf(folder)?.isDirectory()) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.d.ts'))
  return names.sort().flatMap((name): [string, string][] => {
    const file = readText(join(folder, name), 2 ** 20)
    return file.fault === undefined ? [[basename(name), file.text]] : []
  })
}

const tsconfig = `{
  "compilerOptions": {
    "target": "es2024",
    "lib": ["esnext"],
    "module": "preserve",
    "moduleResolution": "bundler",
    "moduleDetection": "force",
    "types": [],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "allowImportingTsExtensions": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["types/*.d.ts", "**/*.ts"]
}
`
