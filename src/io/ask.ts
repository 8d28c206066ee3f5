import { createInterface } from 'node:readline/promises'

/** Whether there is somebody to ask: questions go to the error stream, for data goes to the other one. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

export interface Question {
  text: string
  /** What an empty answer means. */
  preset: string
  /** Throws an error whose message says what is wrong; then the question is asked again. */
  check: (answer: string) => string
}

/** Asks one question after the other on the terminal. @throws the signal's reason */
export async function ask(questions: Question[], signal: AbortSignal): Promise<string[]> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  // A terminal that is read hands Ctrl-C to its reader; everybody else waits for the signal.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const closed = new AbortController()
  reader.on('close', () => closed.abort())
  try {
    const answers: string[] = []
    for (const question of questions) answers.push(await askOne(question))
    return answers
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    reader.close()
  }

  async function askOne({ text, preset, check }: Question): Promise<string> {
    for (;;) {
      const prompt = preset === '' ? `${text}: ` : `${text} (${preset}): `
      // Ctrl-D closes the reader: whatever is left is what it is by itself.
      const either = AbortSignal.any([signal, closed.signal])
      const typed = closed.signal.aborted
        ? ''
        : await reader.question(prompt, { signal: either }).catch(endOfInput)
      try {
        return check(typed.trim() || preset)
      } catch (error) {
        if (closed.signal.aborted || !(error instanceof Error)) throw error
        process.stderr.write(`${error.message}\n`)
      }
    }
  }

  function endOfInput(error: unknown): string {
    signal.throwIfAborted()
    if (closed.signal.aborted) return ''
    throw error
  }
}
