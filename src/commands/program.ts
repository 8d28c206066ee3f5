import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { statuses } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import { didYouMean } from '../core/nearest.ts'
import { Refusal } from '../core/refusal.ts'
import { parseSeed } from '../core/seed.ts'
import { usageSentence } from '../core/usage.ts'
import { packageRoot } from '../io/places.ts'
import type { Context } from './context.ts'

/**
 * Runs the command that the words after `hotseat` name.
 * @returns the exit code.
 * @throws Refusal for wrong use.
 */
export async function runCommandLine(words: string[], context: Context): Promise<number> {
  let code: number = exitCodes.done
  // Each command is loaded when it is used: start-up is part of every verdict's time.
  const act = (command: () => Promise<number>) => async () => {
    code = await command()
  }
  const alone = words.every((word) => word === '--json' || word === '--no-color')
  try {
    await describe(context, act).parseAsync(alone ? ['overview', ...words] : words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCodes.done
    throw new Refusal(`${usageSentence(error.message)} See \`hotseat --help\`.`)
  }
  return code
}

type Act = (command: () => Promise<number>) => () => Promise<void>

function describe(context: Context, act: Act): Command {
  const program = new Command('hotseat')
    .description(
      'Backend-interview practice in the terminal: real challenges, your own editor, a judge you can trust.',
    )
    .version(version(), '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .option('--no-color', 'print without colour')
    .configureOutput({
      writeOut: context.terminal.out,
      writeErr: () => {},
      getOutHelpWidth: () => context.terminal.width,
    })
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText('after', examples(context.invocation))
  overviewCommand(program, context, act)
  catalogueCommands(program, context, act)
  judgingCommands(program, context, act)
  program
    .command('doctor')
    .description('check that everything works and say how to mend what does not')
    .option('--json', 'print the checks as JSON')
    .action((options) => act(async () => (await import('./doctor.ts')).doctor(context, options))())
  return program
}

function overviewCommand(program: Command, context: Context, act: Act): void {
  program
    .command('overview', { hidden: true })
    .option('--json')
    .action((options) => act(async () => (await import('./overview.ts')).overview(context, options))())
}

function catalogueCommands(program: Command, context: Context, act: Act): void {
  program
    .command('list')
    .description('list challenges; a query searches titles, tags and summaries')
    .argument('[query...]', 'words to search for')
    .option('--track <track>', 'only this track, such as "async"')
    .option('--difficulty <level>', 'only easy, medium or hard', oneOf(['easy', 'medium', 'hard']))
    .option('--tag <tag>', 'only with this tag')
    .option('--status <status>', 'only new, tried or solved', oneOf(statuses))
    .option('--pack <pack>', 'only of this pack')
    .option('--json', 'print the list as JSON')
    .action((query: string[], options) =>
      act(async () => (await import('./list.ts')).list(context, query.join(' '), options))(),
    )
  program
    .command('show')
    .description('print what a challenge asks for')
    .argument('<challenge>', challengeHelp)
    .option('--json', 'print the challenge as JSON')
    .action((name: string, options) =>
      act(async () => (await import('./show.ts')).show(context, name, options))(),
    )
  program
    .command('start')
    .description('create your solution file in the workspace; an existing one is left alone')
    .argument('<challenge>', challengeHelp)
    .option('--json', 'print what was created as JSON')
    .action((name: string, options) =>
      act(async () => (await import('./start.ts')).start(context, name, options))(),
    )
}

function judgingCommands(program: Command, context: Context, act: Act): void {
  const modes = {
    run: 'judge your solution by the sample tests',
    submit: 'judge your solution by all tests',
  } as const
  for (const mode of ['run', 'submit'] as const) {
    const command = program
      .command(mode)
      .description(modes[mode])
      .argument('<challenge>', challengeHelp)
      .argument('[file]', 'the solution; by default the one in the workspace')
    judgingOptions(command)
      .option('--no-record', 'do not keep the attempt in your history')
      .action((name: string, file: string | undefined, options) =>
        act(async () => (await import('./run.ts')).run(context, mode, name, file, options))(),
      )
  }
  const command = program
    .command('judge')
    .description("judge a file by all tests of any challenge's folder; nothing is recorded")
    .argument('<folder>', 'a folder with challenge.json and tests/')
    .argument('<file>', 'the solution')
  judgingOptions(command).action((folder: string, file: string, options) =>
    act(async () => (await import('./judge.ts')).judge(context, folder, file, options))(),
  )
}

function judgingOptions(command: Command): Command {
  return command
    .option('--json', 'print the report as JSON, nothing else')
    .option('--seed <number>', 'repeat a run: the seed of its report', seed)
    .option('--only <test>', 'only tests with this name or part of it; may be repeated', collect)
}

const challengeHelp = 'a slug, pack/slug, last, next, random or daily'

function examples(invoked: string): string {
  const commands = ['list cache', 'start lru-cache', 'run lru-cache', 'submit last --json']
  const endings = '0 accepted or done, 1 not accepted, 2 wrong use, 3 not your fault, 130 interrupted'
  return `\nExamples:\n${commands.map((command) => `  ${invoked} ${command}`).join('\n')}\n\nExit codes: ${endings}.`
}

function seed(text: string): number {
  const value = parseSeed(text)
  if (value === undefined) throw new InvalidArgumentError('A seed is a whole number from 0 to 2147483647.')
  return value
}

function collect(value: string, before: string[] = []): string[] {
  if (value.trim() === '') throw new InvalidArgumentError('Give a part of the name of a test.')
  return [...before, value]
}

function oneOf(words: readonly string[]): (text: string) => string {
  return (text) => {
    const word = text.toLowerCase()
    if (words.includes(word)) return word
    throw new InvalidArgumentError(`It is one of ${words.join(', ')}.${didYouMean(word, words)}`)
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
