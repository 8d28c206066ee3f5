import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Limits } from '../../runner/protocol.ts'
import { judge } from './judging.ts'

const folder = join(import.meta.dirname, 'fixtures/bridge')

/** The themes that have a pair of files in `fixtures/bridge`. */
export function bridgeThemes(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cases.ts'))
    .map((file) => file.replace('.cases.ts', ''))
}

/**
 * Judges the solution of a theme by its cases and returns a line for each that failed. What `<theme>.shared.ts` has is
 * known to both: to the cases as a helper, and to the solution as text of its own.
 */
export async function failuresOf(theme: string, limits: Partial<Limits> = {}): Promise<string[]> {
  const text = (part: string): string => readFileSync(join(folder, `${theme}.${part}.ts`), 'utf8')
  const shared = existsSync(join(folder, `${theme}.shared.ts`)) ? text('shared') : ''
  const own = text('solution').replace(/^.*from '.\/shared'\n/gm, '')
  const report = await judge({
    solution: `${shared}\n${own}`,
    tests: text('cases'),
    helpers: { 'tests/shared.ts': shared },
    limits: { cpuMs: 20_000, heapMb: 256, ...limits },
  })
  const diagnostics = report.diagnostics.map(({ message, file, line }) => `${file}:${line}: ${message}`)
  const failed = report.tests.filter(({ verdict }) => verdict !== 'accepted')
  const lines = failed.map(({ name, verdict, message, expected, actual }) => {
    const compared = expected === undefined ? '' : `\n    wanted ${expected}\n    got    ${actual}`
    return `${name}: ${verdict}: ${message}${compared}`
  })
  return report.total === 0 ? [`${report.verdict}: no test ran`, ...diagnostics] : [...diagnostics, ...lines]
}
