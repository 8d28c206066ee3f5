import type { Challenge } from './catalogue.ts'

/** What of the history decides which levels are open. */
export interface LevelHistory {
  solved: ReadonlySet<string>
  /** The highest level accepted of a challenge, while not all of its levels were open. */
  levels: ReadonlyMap<string, number>
}

/** The highest open level of a challenge, from 1: the one after the last that was accepted. */
export function openLevel({ id, manifest }: Challenge, { solved, levels }: LevelHistory): number {
  const all = levelCount(manifest)
  return solved.has(id) ? all : Math.min(all, (levels.get(id) ?? 0) + 1)
}

/** How many levels a challenge has; 1 for most. */
export function levelCount({ levels }: { levels: readonly unknown[] }): number {
  return Math.max(1, levels.length)
}

/** The file that says what a level asks for. */
export function statementFile(level: number): string {
  return level === 1 ? 'statement.md' : `level-${level}.md`
}
