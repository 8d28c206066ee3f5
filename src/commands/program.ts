import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { standings } from '../core/catalogue.ts'
import { difficulties } from '../core/challenge.ts'
import { exitCodes } from '../core/exit-code.ts'
import { opensApp } from '../core/opens-app.ts'
import { Refusal } from '../core/refusal.ts'
import { usageSentence } from '../core/usage.ts'
import { packageRoot } from '../io/places.ts'
import type { Context } from './context.ts'
import { mockCommands } from './mock/program.ts'
import { judgingOptions, oneOf } from './options.ts'
import { packCommands } from './pack/program.ts'
import { practiceCommands } from './practice-commands.ts'

/** Ends a command with its exit code. */
type Done = (code: number) => void

/**
 * Runs the command that the words after `hotseat` name.
 * @returns the exit code.
 * @throws Refusal for wrong use.
 */
export async function runCommandLine(words: string[], context: Context): Promise<number> {
  if (words.every((word) => looks.includes(word)) && opensApp(context.env, process)) {
    const { app } = await import('./app.ts')
    return app(context)
  }
  let code: number = exitCodes.done
  const done: Done = (result) => {
    code = result
  }
  const program = describe(context)
  // Each command's module is loaded when it is used: start-up is part of every verdict's time.
  catalogueCommands(program, context, done)
  judgingCommands(program, context, done)
  practiceCommands(program, context, done, challengeHelp)
  mockCommands(program, context, done)
  packCommands(program, context, done)
  otherCommands(program, context, done)
  const alone = words.every((word) => word === '--json' || looks.includes(word))
  try {
    await program.parseAsync(alone ? ['overview', ...words] : words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCodes.done
    const command = program.commands.find((each) => each.name() === words[0])
    // A group of commands alone, such as `hotseat pack`: the list of them is the answer.
    if (error.code === 'commander.help') {
      context.terminal.out(command?.helpInformation() ?? program.helpInformation())
      return exitCodes.done
    }
    const help = ['hotseat', ...(command ? [command.name()] : []), '--help'].join(' ')
    throw new Refusal(`${usageSentence(error.message)} See \`${help}\`.`)
  }
  return code
}

function describe({ terminal, invocation }: Context): Command {
  return new Command('hotseat')
    .description(
      'Backend-interview practice in the terminal: real challenges, your own editor, a judge you can trust.',
    )
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .option('--no-color', 'print without colour')
    .option('--ascii', 'print signs in ASCII')
    .option('--screen-reader', 'a text from top to bottom, words in place of signs')
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, getOutHelpWidth: () => terminal.width })
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: ({ parent }) =>
        parent?.options.filter(({ long }) => looks.includes(long ?? '')) ?? [],
    })
    .exitOverride()
    .addHelpText('after', closing(invocation))
}

function catalogueCommands(program: Command, context: Context, done: Done): void {
  program
    .command('list')
    .description('list challenges; a query searches titles, tags and summaries')
    .argument('[query...]', 'words to search for')
    .option('--track <track>', 'only this track, such as "async"')
    .option('--difficulty <level>', 'only easy, medium or hard', oneOf(difficulties))
    .option('--tag <tag>', 'only with this tag')
    .option('--status <status>', 'only new, tried, solved or due for review', oneOf(standings))
    .option('--pack <pack>', 'only of this pack')
    .option('--json', 'print the list as JSON')
    .action(async (query: string[], options) => {
      const { list } = await import('./list.ts')
      done(await list(context, query.join(' '), options))
    })
  program
    .command('show')
    .description('print what a challenge asks for')
    .argument('<challenge>', challengeHelp)
    .option('--json', 'print the challenge as JSON')
    .action(async (name: string, options) => {
      const { show } = await import('./show.ts')
      done(await show(context, name, options))
    })
  program
    .command('start')
    .description('create your solution file in the workspace; an existing one is left alone')
    .argument('<challenge>', challengeHelp)
    .option('--json', 'print what was created as JSON')
    .action(async (name: string, options) => {
      const { start } = await import('./start.ts')
      done(await start(context, name, options))
    })
}

function judgingCommands(program: Command, context: Context, done: Done): void {
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
    judgingOptions(command, true).action(async (name: string, file: string | undefined, options) => {
      const { run } = await import('./run.ts')
      done(await run(context, mode, name, file, options))
    })
  }
  program
    .command('open')
    .description('open a challenge in the app')
    .argument('<challenge>', challengeHelp)
    .action(async (name: string) => {
      const { openChallenge } = await import('./open-challenge.ts')
      done(await openChallenge(context, name))
    })
  program
    .command('watch')
    .description('judge your solution at every save, without the full screen')
    .argument('<challenge>', challengeHelp)
    .option('--json', 'print a report as JSON in a line for each run')
    .action(async (name: string, options) => {
      const { watch } = await import('./watch.ts')
      done(await watch(context, name, options))
    })
  const command = program
    .command('judge')
    .description("judge a file by all tests of any challenge's folder; nothing is recorded")
    .argument('<folder>', 'a folder with challenge.json and tests/')
    .argument('<file>', 'the solution')
  judgingOptions(command, false).action(async (folder: string, file: string, options) => {
    const { judge } = await import('./judge.ts')
    done(await judge(context, folder, file, options))
  })
}

function otherCommands(program: Command, context: Context, done: Done): void {
  program
    .command('doctor')
    .description('check that everything works and say how to mend what does not')
    .option('--json', 'print the checks as JSON')
    .action(async (options) => {
      const { doctor } = await import('./doctor.ts')
      done(await doctor(context, options))
    })
  program
    .command('keys')
    .description('list what keys of the app do, with the names that settings.json knows them by')
    .option('--json', 'print them as JSON')
    .action(async (options) => {
      const { keys } = await import('./keys.ts')
      done(keys(context, options))
    })
  program
    .command('overview', { hidden: true })
    .option('--json')
    .action(async (options) => {
      const { overview } = await import('./overview.ts')
      done(await overview(context, options))
    })
}

/** Options of everything: how output looks. */
const looks = ['--no-color', '--ascii', '--screen-reader']

const challengeHelp = 'a slug, pack/slug, last, next, random or daily'

function closing(invoked: string): string {
  const commands = ['list cache', 'start lru-cache', 'run lru-cache', 'submit last --json']
  return `
Examples:
${commands.map((command) => `  ${invoked} ${command}`).join('\n')}

Exit codes:
  0 accepted or done · 1 judged and not accepted · 2 wrong use or bad input
  3 not your fault · 130 interrupted`
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
