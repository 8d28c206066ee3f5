/**
 * Reads single keys from the terminal until the signal comes; Ctrl-C and Ctrl-Z do what they do everywhere.
 * Without a terminal there are none.
 */
export function readKeys(onKey: (key: string) => void, signal: AbortSignal): void {
  const { stdin } = process
  if (stdin.isTTY !== true || signal.aborted) return
  const hear = (text: string) => {
    // A sequence is one key that means nothing here, and a paste is no row of commands.
    if ([...text].length > 1) return
    if (text === '\u0003') process.kill(process.pid, 'SIGINT')
    else if (text === '\u001a') stop()
    else onKey(text)
  }
  const stop = () => {
    stdin.setRawMode(false)
    process.once('SIGCONT', () => stdin.setRawMode(true))
    process.kill(0, 'SIGTSTP')
  }
  stdin.setRawMode(true)
  stdin.setEncoding('utf8').on('data', hear).resume()
  signal.addEventListener(
    'abort',
    () => {
      stdin.off('data', hear).pause()
      stdin.setRawMode(false)
    },
    { once: true },
  )
}
