import { exitCodes } from '../core/exit-code.ts'
import { pad, wrap } from '../core/layout.ts'
import { readHistory, statusIn } from '../io/history.ts'
import { readCatalogue } from '../io/packs.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat` alone: what it is, where the user stands, what to type next. */
export async function overview(context: Context, options: { json?: boolean }): Promise<number> {
  const { terminal, invocation } = context
  const { challenges, problems } = readCatalogue(context.places)
  const { history, problem } = await readHistory(context.places)
  for (const sentence of problem === undefined ? problems : [...problems, problem]) terminal.say(sentence)
  const statusOf = statusIn(history)
  const solved = challenges.filter(({ id }) => statusOf(id) === 'solved').length
  const next = challenges.find(({ id }) => statusOf(id) !== 'solved')
  if (options.json) {
    printJson(context, { format: 1, challenges: challenges.length, solved, next: next?.id ?? null })
    return exitCodes.done
  }
  const name = next?.slug ?? challenges[0]?.slug ?? '<challenge>'
  const steps = [
    ['list', 'see the challenges'],
    [`show ${name}`, next === undefined ? 'read the first one again' : 'read the next one for you'],
    [`start ${name}`, 'make a solution file to edit'],
    [`run ${name}`, 'try the sample tests'],
    [`submit ${name}`, 'hand it in to the judge'],
    ['mock', 'a timed mock interview'],
    ['--help', 'all commands'],
  ].map(([command, what]): [string, string] => [`${invocation} ${command}`, `${what}`])
  const widest = Math.max(...steps.map(([command]) => command.length))
  const lines = [
    `${terminal.paint('strong', 'Hotseat')}: backend-interview practice in the terminal.`,
    ...wrap('You write TypeScript in your own editor; the judge tells you what it is worth.', terminal.width),
    '',
    `${challenges.length} challenges, ${solved} solved.`,
    '',
    ...steps.map(([command, what]) => `  ${terminal.paint('code', pad(command, widest))}  ${what}`),
  ]
  terminal.out(`${lines.join('\n')}\n`)
  return exitCodes.done
}
