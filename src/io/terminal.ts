import { colourPaint, type Paint, plainPaint, wantsColour } from '../core/paint.ts'
import { type Writing, written } from '../core/writing.ts'

/** The two streams a command talks to: data goes out, words about it go to the error stream. */
export interface Terminal {
  out: (text: string) => void
  /** Prints a sentence on the error stream. */
  say: (text: string) => void
  /** A line about progress that the next output replaces; nothing when the error stream is no terminal. */
  progress: (text: string) => void
  paint: Paint
  /** Columns to fit into. */
  width: number
  /** Whether a person reads standard output as it comes. */
  interactive: boolean
  /** How signs are written. */
  writing: Writing
}

const eraseLine = '\r\u001b[2K'

/** The process's own streams. @param flag false for `--no-color`. */
export function openTerminal(flag: boolean, writing: Writing): Terminal {
  const { stdout, stderr, env } = process
  const colour = (terminal: boolean) => (wantsColour(env, terminal, flag) ? colourPaint : plainPaint)
  const canErase = stderr.isTTY === true && env['TERM'] !== 'dumb' && writing !== 'spoken'
  let shown = ''
  const progress = (text: string) => {
    if (!canErase || text === shown) return
    stderr.write(`${shown === '' ? '' : eraseLine}${written(text, writing)}`)
    shown = text
  }
  const write = (stream: NodeJS.WriteStream, text: string) => {
    progress('')
    stream.write(written(text, writing))
  }
  return {
    out: (text) => write(stdout, text),
    say: (text) => write(stderr, `${text}\n`),
    progress,
    paint: colour(stdout.isTTY === true),
    width: Math.max(40, Math.min(stdout.columns || 80, 100)),
    interactive: stdout.isTTY === true,
    writing,
  }
}

/**
 * Watches the streams for write errors: a reader that went away is no error, a full disk is. Resolves once all
 * output is written, with the code of the first real error.
 */
export function watchOutput(): { flushed: () => Promise<string | undefined> } {
  let failure: string | undefined
  const note = (error: Error) => {
    const code = 'code' in error ? String(error.code) : error.message
    if (!['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED'].includes(code)) failure ??= code
  }
  process.stdout.on('error', note)
  process.stderr.on('error', () => {})
  const flushed = async () => {
    await new Promise<void>((done) => process.stdout.write('', () => done()))
    return failure
  }
  return { flushed }
}
