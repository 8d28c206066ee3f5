import { spawn } from 'node:child_process'
import { Refusal } from '../core/refusal.ts'

export interface Streams {
  stdin: NodeJS.ReadableStream
  stdout: NodeJS.WritableStream
}

/**
 * Runs a program that has the terminal to itself until it ends; Ctrl-C is its own affair meanwhile.
 * @param streams the app's own: it lets go of the first before, and gets the second back after.
 * @throws Refusal when the program cannot be started or ends badly, with the sentence that says so.
 */
export async function inForeground(command: string[], { stdin, stdout }: Streams): Promise<void> {
  const [program = '', ...words] = command
  const giveBack = ['SIGINT', 'SIGQUIT'].map(ignored)
  try {
    // libuv goes on reading the terminal until a turn after pause(): the program's first key would be lost.
    await turn()
    stdin.pause()
    await turn()
    const failure = await new Promise<string | undefined>((done) => {
      spawn(program, words, { stdio: 'inherit' })
        .on('error', (error) => done(`cannot be started (${error.message})`))
        .on('exit', (code, signal) => done(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`))
    })
    // The program may have left the cursor in the middle of a line, where the next frame would begin.
    stdout.write('\r')
    if (failure !== undefined) throw new Refusal(`${program} ${failure}.`)
  } finally {
    for (const restore of giveBack) restore()
  }
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

/** Takes a signal's listeners away, for they end the app; returns what brings them back. */
function ignored(signal: string): () => void {
  const ignore = () => {}
  const listeners = process.rawListeners(signal) as (() => void)[]
  process.on(signal, ignore)
  for (const listener of listeners) process.off(signal, listener)
  return () => {
    for (const listener of listeners) process.on(signal, listener)
    process.off(signal, ignore)
  }
}
