import type { RunEvent } from '../../../../runner/protocol.ts'
import { cut, indent } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import type { AttemptMode } from '../../../io/attempt.ts'
import { glyphs } from '../../theme.ts'

/** What has been heard of the judge at work. */
export interface LiveRun {
  /** Later runs have higher numbers. */
  serial: number
  challenge: string
  mode: AttemptMode
  /** Tests there are; 0 while it compiles. */
  total: number
  ended: number
  /** The test that runs now. */
  name: string
  /** What has happened, oldest first: the verdict of each test, below it what the solution printed in it. */
  log: LogLine[]
  /** Where in the log the test that runs now begins. */
  begins: number
}

interface LogLine {
  kind: 'passed' | 'failed' | 'printed'
  text: string
}

/** Lines of the log that are kept: a solution may print without end. */
const mostLines = 1000

export function liveRun(serial: number, challenge: string, mode: AttemptMode): LiveRun {
  return { serial, challenge, mode, total: 0, ended: 0, name: '', log: [], begins: 0 }
}

export function afterEvent(run: LiveRun, event: RunEvent): LiveRun {
  switch (event.type) {
    case 'tests':
      return { ...run, total: event.total }
    case 'start':
      return { ...run, name: sanitise(event.name), begins: run.log.length }
    case 'console': {
      const { level, text } = event.line
      return logged(run, run.log.length, {
        kind: 'printed',
        text: level === 'log' ? text : `${level}: ${text}`,
      })
    }
    case 'result': {
      const { verdict, name } = event.result
      const line: LogLine =
        verdict === 'accepted'
          ? { kind: 'passed', text: name }
          : { kind: 'failed', text: `${verdict}  ${name}` }
      return { ...logged(run, run.begins, line), ended: run.ended + 1 }
    }
  }
}

/** Where the judge is, in a line of at most `width` columns. */
export function progressText({ mode, total, ended, name }: LiveRun, width: number): string {
  const what = mode === 'run' ? 'running the sample tests' : 'judging by all tests'
  if (total === 0) return `${what}  compiling`
  const length = 12
  const done = Math.round((Math.min(ended, total) / total) * length)
  const bar = glyphs.done.repeat(done) + glyphs.left.repeat(length - done)
  return cut(`${what}  ${bar} ${Math.min(ended + 1, total)}/${total} ${name}`, width)
}

/** The log for the result's pane. */
export function logText({ log }: LiveRun, paint: Paint): string {
  const lines = log.flatMap(({ kind, text }) => {
    if (kind === 'printed') return indent(text.split('\n'), 4)
    return kind === 'passed'
      ? [`${paint('good', glyphs.passed)} ${text}`]
      : [paint('bad', `${glyphs.failed} ${text}`)]
  })
  return lines.join('\n')
}

function logged(run: LiveRun, at: number, { kind, text }: LogLine): LiveRun {
  const log = run.log.toSpliced(at, 0, { kind, text: sanitise(text) })
  const tooMany = Math.max(0, log.length - mostLines)
  return { ...run, log: log.slice(tooMany), begins: Math.max(0, run.begins - tooMany) }
}
