import { exitCodes } from './core/exit-code.ts'
import { asTyped, invocation } from './core/invocation.ts'
import { Refusal } from './core/refusal.ts'
import { sanitise } from './core/sanitise.ts'
import { Interrupted, watchSignals } from './io/interrupt.ts'
import { closeJudge, warmJudge } from './io/judge.ts'
import { places } from './io/places.ts'
import { openTerminal, watchOutput } from './io/terminal.ts'
import { findWriting } from './io/writing.ts'

process.exitCode = await main(process.argv.slice(2))

/** From the words after `hotseat` to an exit code; nothing is left running when it resolves. */
async function main(words: string[]): Promise<number> {
  // First of all, because the sandbox needs longer to be ready than everything else together.
  if (willJudge(words)) warmJudge()
  const signal = watchSignals()
  const { flushed } = watchOutput()
  const own = places(process.env)
  const terminal = openTerminal(!words.includes('--no-color'), await findWriting(words, own))
  const invoked = invocation(process.env)
  const say = (text: string) => terminal.say(sanitise(asTyped(text, invoked)))
  // What nobody catches is our bug, whatever is going on: never an exit code that reads as a verdict.
  process.on('uncaughtException', (error) => {
    const code = tell(error, say)
    closeJudge().finally(() => process.exit(code))
  })
  let code: number
  try {
    const { runCommandLine } = await import('./commands/program.ts')
    const { env } = process
    code = await runCommandLine(words, {
      terminal: { ...terminal, say },
      places: own,
      env,
      signal,
      invocation: invoked,
    })
  } catch (error) {
    code = tell(error, say)
  }
  await closeJudge()
  const lost = await flushed()
  if (lost !== undefined)
    say(`The output could not be written (${lost}); free some space or send it elsewhere.`)
  if (signal.reason instanceof Interrupted) return signal.reason.exitCode
  return lost === undefined ? code : Math.max(code, exitCodes.wrongUse)
}

function willJudge(words: string[]): boolean {
  const command = words.find((word) => !word.startsWith('-'))
  return (
    ['run', 'submit', 'judge'].includes(command ?? '') &&
    !words.some((word) => word === '--help' || word === '-h')
  )
}

/** Says what went wrong; what is not the user's doing comes with its stack, for a bug report. */
function tell(error: unknown, say: (text: string) => void): number {
  if (error instanceof Interrupted) {
    say('Interrupted; nothing was recorded.')
    return error.exitCode
  }
  if (error instanceof Refusal) {
    say(error.message)
    return exitCodes.wrongUse
  }
  say(
    `Hotseat itself failed; this is a bug worth reporting.\n${error instanceof Error ? error.stack : String(error)}`,
  )
  return exitCodes.notTheUsersFault
}
