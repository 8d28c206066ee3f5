import type { ConsoleLine } from '../protocol.ts'

/** What of a test's console output is kept and shown, in UTF-16 units. */
const shown = 64 * 1024
/** Output beyond this is the verdict output-limit-exceeded. */
const limit = 8 * 1024 * 1024

export interface ConsoleLog {
  lines: ConsoleLine[]
  truncated: boolean
  /** Takes a line; false once the output limit is passed. */
  add(line: ConsoleLine): boolean
}

/** Collects the console lines of one test and passes each that will be shown to `onLine`. */
export function createConsoleLog(onLine: (line: ConsoleLine) => void): ConsoleLog {
  let total = 0
  const log: ConsoleLog = {
    lines: [],
    truncated: false,
    add(line) {
      const room = shown - total
      total += line.text.length + 1
      if (room > 0) {
        const kept = line.text.length <= room ? line : { ...line, text: line.text.slice(0, room) }
        log.lines.push(kept)
        onLine(kept)
      }
      if (total > shown) log.truncated = true
      return total <= limit
    },
  }
  return log
}
