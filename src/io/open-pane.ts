import { spawn } from 'node:child_process'
import { Refusal } from '../core/refusal.ts'

/** Milliseconds after which a command that still runs counts as done: some stay for as long as the pane is open. */
const patience = 2000

/** Runs the command that opens a pane. @throws Refusal when it cannot be started or fails, with what it says. */
export async function openPane(command: string[]): Promise<void> {
  const [program = '', ...words] = command
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, 1000)
  })
  const failure = await new Promise<string | undefined>((done) => {
    const timer = setTimeout(() => done(undefined), patience)
    child.on('error', (error) => done(`cannot be started (${error.message})`))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done(
        code === 0
          ? undefined
          : `ended with ${signal ?? `code ${code}`}: ${said.trim() || 'it said nothing'}`,
      )
    })
  })
  // It may outlive the app.
  child.unref()
  if (failure !== undefined) throw new Refusal(`${program} ${failure}.`)
}
