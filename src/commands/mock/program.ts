import { type Command, InvalidArgumentError, Option } from 'commander'
import { styles } from '../../core/mock/events.ts'
import type { Context } from '../context.ts'
import { countingFrom1, oneOf, seed } from '../options.ts'

/** Describes `hotseat mock …`: timed interviews, their reports and what came of them. */
export function mockCommands(program: Command, context: Context, done: (code: number) => void): void {
  const mock = program
    .command('mock')
    .description('a timed mock interview that ends with a report')
    .argument('[template]', 'which interview; see `hotseat mock templates`')
    .helpCommand(false)
    .addHelpText('after', environment)
  wishes(mock).action(async (name: string | undefined, options) =>
    done(await (await import('./open.ts')).open(context, name, options)),
  )
  records(mock, context, done)
  steps(mock, context, done)
}

const number = countingFrom1('It is a whole number from 1.')

const environment = `
Environment:
  HOTSEAT_CLOCK  simulates the clock where HOTSEAT_HOME is set, for tests: x60 runs
                 sixty times as fast, a file holds the milliseconds of now`

function wishes(command: Command): Command {
  return command
    .option('--minutes <n>', 'minutes in all; phases keep their shares', minutes)
    .option('--style <style>', 'coach (hints and feedback), standard or pressure', oneOf(styles))
    .option('--seed <number>', 'draws the same challenges again', seed)
}

function records(mock: Command, context: Context, done: (code: number) => void): void {
  const add = (name: string, description: string) =>
    mock.command(name).description(description).option('--json', 'print it as JSON')
  add('templates', 'list the interviews that there are').action(async (_, command) =>
    done((await import('./records.ts')).templates(context, command.optsWithGlobals())),
  )
  add('list', 'list your interviews and how the score has gone').action(async (_, command) =>
    done((await import('./records.ts')).list(context, command.optsWithGlobals())),
  )
  add('show', 'one interview in a line; with --json all of its events')
    .argument('[n]', 'its number; the last one by default', number)
    .action(async (n: number | undefined, options) =>
      done((await import('./records.ts')).show(context, n, options)),
    )
  const format = (flag: string, what: string) => new Option(flag, what).conflicts(['md', 'html', 'json'])
  mock
    .command('report')
    .description('the report of an interview: what you did, what it is worth, what to do next')
    .argument('[n]', 'its number; the last one by default', number)
    .addOption(new Option('--json', 'print it as JSON').conflicts(['md', 'html']))
    .addOption(format('--md', 'print it as Markdown').conflicts(['html']))
    .addOption(new Option('--html', 'print it as a page that needs nothing else'))
    .option('--output <file>', 'write it into a file')
    .action(async (n: number | undefined, options) =>
      done(await (await import('./report.ts')).report(context, n, options)),
    )
  add('replay', 'go through an interview, save by save')
    .argument('[n]', 'its number; the last one by default', number)
    .action(async (n: number | undefined, options) =>
      done(await (await import('./replay.ts')).replay(context, n, options)),
    )
  add('compare', 'two interviews beside each other')
    .argument('<n>', 'the number of the earlier one', number)
    .argument('<m>', 'the number of the later one', number)
    .action(async (n: number, m: number, options) =>
      done((await import('./records.ts')).compare(context, n, m, options)),
    )
}

function steps(mock: Command, context: Context, done: (code: number) => void): void {
  const add = (name: string, description: string) =>
    mock.command(name).description(description).option('--json', 'print it as JSON')
  const load = () => import('./steps.ts')
  mock
    .command('resume')
    .description('go on with the interview that is not over; its clock has gone on meanwhile')
    .action(async () => done(await (await import('./open.ts')).resume(context)))
  wishes(add('begin', 'begin without the app; what follows are its steps'))
    .argument('[template]', 'which interview')
    .action(async (name: string | undefined, _, command) =>
      done(await (await import('./begin.ts')).begin(context, name, command.optsWithGlobals())),
    )
  add('status', 'where the interview stands, and the problem').action(async (options) =>
    done(await (await load()).status(context, options)),
  )
  add('ask', 'ask the interviewer')
    .argument('<question...>', 'in your own words')
    .action(async (words: string[], options) => done(await (await load()).ask(context, words, options)))
  add('plan', 'write down a line of your plan')
    .argument('<line...>', 'the line')
    .action(async (words: string[], options) => done(await (await load()).plan(context, words, options)))
  add('guess', 'say how the cost of a call will grow')
    .argument('<complexity>', 'such as "O(log n)"')
    .action(async (text: string, options) => done(await (await load()).guess(context, text, options)))
  add('next', 'on to the next phase, or round, or the end').action(async (options) =>
    done(await (await load()).move(context, 1, options)),
  )
  add('back', 'back to the phase before').action(async (options) =>
    done(await (await load()).move(context, -1, options)),
  )
  add('run', 'run the samples and your own tests').action(async (options) =>
    done(await (await load()).judge(context, 'run', options)),
  )
  add('submit', 'hand your solution in').action(async (options) =>
    done(await (await load()).judge(context, 'submit', options)),
  )
  add('hint', 'take a hint; it costs').action(async (options) =>
    done(await (await load()).hint(context, options)),
  )
  add('answer', 'answer the follow-up question')
    .argument('<text...>', 'your answer')
    .action(async (words: string[], options) => done(await (await load()).answer(context, words, options)))
  add('rate', 'say which points of a good answer were in yours')
    .argument('[points...]', 'their numbers', (text: string, before: number[] = []) => [
      ...before,
      number(text),
    ])
    .action(async (said: number[] | undefined, options) =>
      done(await (await load()).rate(context, said ?? [], options)),
    )
  add('pause', 'stop the clock, or let it go on; in coach style').action(async (options) =>
    done(await (await load()).change(context, 'pause', options)),
  )
  add('swap', 'another challenge, when you have seen this one').action(async (options) =>
    done(await (await load()).change(context, 'swap', options)),
  )
  add('end', 'end the interview and judge what there is').action(async (options) =>
    done(await (await load()).end(context, options)),
  )
}

function minutes(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 5 && value <= 600) return value
  throw new InvalidArgumentError('Minutes are a whole number from 5 to 600.')
}
