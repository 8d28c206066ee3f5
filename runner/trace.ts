import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { clean } from './clean.ts'
import type { StackFrame } from './protocol.ts'

/** Where a program came from: its source map, and how many columns were put before its first line. */
export interface Origin {
  map: string
  prefix: number
}

export interface Tracer {
  /** Frames of a V8 stack that lie in the sources of the user or the pack, innermost first; of a recursion, one round. */
  frames(stack: string | undefined): StackFrame[]
  /** A text with the stacks in it told in lines of the user, without what lies between their code and the tests. */
  retold(text: string): string
}

const frameLine = /^\s*at (?:(.*?) \()?(?:file:\/\/)?([\w.-]+\.js):(\d+):(\d+)\)?$/
/** A line of a stack anywhere in a text, with what `inspect` puts behind the last one. */
const printedLine = /^(\s*at (?:[^\n]*? \()?)((?:file:\/\/)?[\w.-]+\.js):(\d+):(\d+)(\)?)( \{)?$/
const internalLine = /^\s*at .*(?:hotseat:|<isolated-vm|\(?driver\.js:)[^{]*( \{)?$/
const maxFrames = 10

/** Maps stacks back to TypeScript by the programs' file names (`solution.js`, `tests-0.js`). */
export function createTracer(origins: ReadonlyMap<string, Origin>): Tracer {
  const maps = new Map<string, TraceMap>()

  function mapOf(file: string): TraceMap | undefined {
    const origin = origins.get(file)
    if (origin === undefined) return undefined
    const known = maps.get(file) ?? new TraceMap(origin.map)
    maps.set(file, known)
    return known
  }

  function place(file: string, row: string, column: string): Omit<StackFrame, 'function'> | undefined {
    const map = mapOf(file)
    if (map === undefined) return undefined
    const prefix = row === '1' ? (origins.get(file)?.prefix ?? 0) : 0
    const original = originalPositionFor(map, {
      line: Number(row),
      column: Math.max(0, Number(column) - 1 - prefix),
    })
    if (original.source === null) return undefined
    return {
      file: original.source.replace(/^[a-z]+:/, ''),
      line: original.line,
      column: original.column + 1,
    }
  }

  function frame(line: string): StackFrame | undefined {
    const found = frameLine.exec(line)
    if (found === null) return undefined
    const [, name = '', file = '', row = '', column = ''] = found
    const original = place(file, row, column)
    return original && { ...original, function: clean(name.replace(/^(?:async |new )+/, '')) }
  }

  /** The line as it is to be read; undefined for one that nobody who reads it has written. */
  function retoldLine(line: string): string | undefined {
    const [, start = '', file = '', row = '', column = '', end = '', brace = ''] =
      printedLine.exec(line) ?? []
    if (!origins.has(file)) return internalLine.test(line) ? undefined : line
    const original = place(file, row, column)
    return original && `${start}${original.file}:${original.line}:${original.column}${end}${brace}`
  }

  return {
    frames(stack) {
      const frames: StackFrame[] = []
      for (const line of (stack ?? '').split('\n')) {
        if (line.includes('<isolated-vm boundary>') || frames.length === maxFrames) break
        const mapped = frame(line)
        if (mapped !== undefined) frames.push(mapped)
      }
      return overflow.test(stack ?? '') ? roundOf(frames) : frames
    },
    retold(text) {
      if (!/\n\s*at /.test(text)) return text
      const lines: string[] = []
      for (const line of text.split('\n')) {
        const told = retoldLine(line)
        if (told !== undefined) lines.push(told)
        else if (line.endsWith(' {')) lines.push(`${lines.pop() ?? ''} {`)
      }
      return lines.join('\n')
    },
  }
}

const overflow = /^[^\n]*Maximum call stack size exceeded/

/**
 * One round of an endless recursion, from its first line in the file. How deep the stack is where it ends, and in which
 * call of the round, depends on how far the engine had optimised the code, and a report has to repeat.
 */
function roundOf(frames: StackFrame[]): StackFrame[] {
  const calls = frames.slice(1)
  const [first] = calls
  if (first === undefined) return frames
  const again = calls.findIndex((frame, index) => index > 0 && comparePlaces(frame, first) === 0)
  if (again === -1) return calls
  const round = calls.slice(0, again)
  const start = round.reduce((best, frame, index) => {
    return comparePlaces(frame, round[best] ?? frame) < 0 ? index : best
  }, 0)
  return [...round.slice(start), ...round.slice(0, start)]
}

function comparePlaces(a: StackFrame, b: StackFrame): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1
}
