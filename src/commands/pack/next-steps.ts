import { relative } from 'node:path'
import { shellQuote } from '../../core/shell-quote.ts'
import type { Context } from '../context.ts'

/** Says what an author does with a new challenge. */
export function tellNext({ terminal, invocation }: Context, folder: string): void {
  const path = shellQuote(relative('.', folder) || '.')
  const steps: [string, string][] = [
    ['prove it', `${invocation} pack verify ${path}`],
    ['judge a file', `${invocation} judge ${path} ${path}/starter.ts`],
    ['make it yours', `change statement.md, then tests and submissions, until verify has nothing to say`],
  ]
  const lines = steps.map(
    ([what, how], index) => `  ${index + 1}. ${what.padEnd(14)} ${terminal.paint('code', how)}`,
  )
  terminal.say(`\n${lines.join('\n')}`)
}
