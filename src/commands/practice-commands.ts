import type { Command } from 'commander'
import type { Context } from './context.ts'
import { countingFrom1 } from './options.ts'

const attemptNumber = countingFrom1('The number of an attempt is a whole number from 1.')

/** The commands about what the user has done and the help there is. */
export function practiceCommands(
  program: Command,
  context: Context,
  done: (code: number) => void,
  challengeHelp: string,
): void {
  const about = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<challenge>', challengeHelp)
      .option('--json', 'print it as JSON')
  about('hint', 'show the next hint; each one you ask for is recorded')
    .option('--again', 'show those that you have had, and no other')
    .action(async (name: string, options) =>
      done(await (await import('./help-asked.ts')).hint(context, name, options)),
    )
  about('editorial', 'explain a challenge that you have solved')
    .option('--give-up', 'also when you have not; it is recorded')
    .action(async (name: string, options) =>
      done(await (await import('./help-asked.ts')).editorial(context, name, options)),
    )
  about('notes', 'print your own notes on a challenge')
    .option('--edit', 'write them in your editor')
    .action(async (name: string, options) =>
      done(await (await import('./notes.ts')).notes(context, name, options)),
    )
  about('history', 'list your attempts').action(async (name: string, options) =>
    done(await (await import('./history.ts')).history(context, name, options)),
  )
  about('diff', 'compare an attempt with another one or with your solution as it is')
    .argument('<n>', 'the number of an attempt in the history', attemptNumber)
    .argument('[m]', 'another one', attemptNumber)
    .action(async (name: string, from: number, to: number | undefined, options) =>
      done(await (await import('./compare.ts')).compare(context, name, from, to, options)),
    )
  about('restore', 'put an attempt in place of your solution, which is kept beside it')
    .argument('<n>', 'the number of an attempt in the history', attemptNumber)
    .action(async (name: string, attempt: number, options) =>
      done(await (await import('./put-back.ts')).putBack(context, name, attempt, options)),
    )
  about('reset', 'put the starter in place of your solution, which is kept beside it').action(
    async (name: string, options) =>
      done(await (await import('./put-back.ts')).putBack(context, name, undefined, options)),
  )
  program
    .command('stats')
    .description('what you have solved and how, your days and your streak')
    .option('--json', 'print it as JSON')
    .action(async (options) => done(await (await import('./stats.ts')).stats(context, options)))
  program
    .command('review')
    .description('which challenges you have solved are due again, and why')
    .option('--json', 'print it as JSON')
    .action(async (options) => done(await (await import('./review.ts')).review(context, options)))
}
