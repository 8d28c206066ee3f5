import { readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { watch } from 'chokidar'
import { codeOf, readText } from './text-file.ts'

/** What happened to a solution: its files have new content, it is gone, or nobody can tell any more. */
export type SolutionChange = { type: 'changed' } | { type: 'gone' } | { type: 'blind'; code: string }

/**
 * Milliseconds after which a file is looked at again: editors empty a file before they write it, or take it away. Only
 * what is so at the last look is believed to be meant.
 */
const looks = [5, 20, 80]

const codeFiles = new Set(['.ts', '.mts', '.js', '.mjs', '.json', '.sql'])

/**
 * Tells at once when the content of a solution or of code beside it has changed, however the editor writes it: in
 * place, by renaming, by deleting first. What is saved unchanged is no change.
 * @returns ends the watch.
 */
export function watchSolution(file: string, onChange: (change: SolutionChange) => void): () => Promise<void> {
  const folder = dirname(file)
  const known = new Map(codeIn(folder).map((path) => [path, contentOf(path)]))
  const timers = new Map<string, NodeJS.Timeout[]>()

  const look = (path: string, isLast: boolean) => {
    const content = contentOf(path)
    if (content === known.get(path)) return
    // A file that is empty or away for a moment is being written.
    if (!isLast && (content === '' || content === absent)) return
    known.set(path, content)
    onChange({ type: path === file && content === absent ? 'gone' : 'changed' })
  }
  const forget = (path: string) => {
    for (const timer of timers.get(path) ?? []) clearTimeout(timer)
  }
  const hear = (path: string) => {
    if (!codeFiles.has(extname(path))) return
    look(path, false)
    // Events that follow one another closely come as one: a later look sees what the first came too early for.
    forget(path)
    timers.set(
      path,
      looks.map((after, index) => setTimeout(() => look(path, index === looks.length - 1), after)),
    )
  }
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    depth: 2,
    ignored: isHidden(folder),
  })
  watcher.on('all', (_event, path) => hear(path))
  // What was saved while the watch was being set up has made no event.
  watcher.on('ready', () => {
    for (const path of new Set([...known.keys(), ...codeIn(folder)])) hear(path)
  })
  watcher.on('error', (error) => onChange({ type: 'blind', code: codeOf(error) }))
  return async () => {
    for (const path of timers.keys()) forget(path)
    timers.clear()
    await watcher.close()
  }
}

const absent = Symbol('absent')

/** A file's text; another value for each thing that keeps it from being read. */
function contentOf(path: string): string | symbol {
  const file = readText(path, 2 ** 20)
  if (file.fault === undefined) return file.text
  return file.fault === 'absent' ? absent : Symbol.for(`unreadable: ${file.fault}`)
}

function codeIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => codeFiles.has(extname(name)))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

function isHidden(folder: string): (path: string) => boolean {
  return (path) => /[\\/](\.[^\\/]*|node_modules)$/.test(path.slice(folder.length))
}
