import { messageText, replyText } from './bridge/print.ts'
import { type Answer, Op } from './bridge/wire.ts'
import { type Crossing, rememberedCalls } from './host.ts'

/** Remembers the last calls that a test made on the solution, for the report of a failure. */
export interface CallLog {
  /** Passes a crossing on and remembers it if it is a call. */
  cross: Crossing
  /** A call that the solution makes on the test, as text; undefined for anything else that it asks. */
  served(op: number, id: number, key: string | number, message: string): string | undefined
  /** The remembered calls as text, oldest first; the first line says how many came before them. */
  lines(): string[]
  clear(): void
  /** Begins anew, but for what `keep` kept. */
  restart(): void
  /** Keeps what `lines` says now, whatever is called after it. */
  keep(): void
}

/** What functions and methods are called, by the numbers that cross. */
export interface Names {
  function(id: number): string
  method(number: number): string
  /** A method of the test's own. */
  ownMethod(number: number): string
  /** The stand-in for what has that number, if there is one. */
  held(id: number): unknown
}

interface Call {
  op: number
  id: number
  key: string | number
  message: string
  reply: Answer
  /** What was called: without it the collector would decide whether the name is still known. */
  held: unknown
}

/** The longest line in UTF-16 units. */
const maxLine = 200

/** What goes on between a network and its nodes has a log of its own. */
function isNode(op: number, key: string | number): boolean {
  return op === Op.Special && key === 'node'
}

/** Whether a crossing only replaces a global, by what a test spies on or stubs. */
export function isReplacement(op: number, key: string | number): boolean {
  return op === Op.Special && key === 'global'
}

/** Calls of a `replay` that are written out. */
const maxReplayed = 5

/** A call of `inside` or `replay`; the driver's text would say less than what it was given and what it gave back. */
function specialText(name: string, values: string[], reply: Answer): string {
  if (name === 'restart') return 'restart()'
  if (name !== 'replay') {
    const data = values[0] === undefined || values[0] === 'undefined' ? '' : `, ${values[0]}`
    return `inside(…${data})${replyText(reply)}`
  }
  const calls: string[] = []
  let at = 1
  while (at < values.length && calls.length < maxReplayed) {
    const end = at + 1 + Number(values[at])
    calls.push(`[${values.slice(at + 1, end).join(', ')}]`)
    at = end
  }
  const more = at < values.length ? ', …' : ''
  return `replay(${values[0]}, [${calls.join(', ')}${more}])${replyText(reply, maxReplayed)}`
}

/** The log keeps the messages as they crossed, and reads them only when somebody wants to see them. */
export function createCallLog(cross: Crossing, names: Names): CallLog {
  let calls: Call[] = []
  let total = 0
  let kept: string[] | undefined

  function lineOf({ op, id, key, message, reply }: Call): string {
    const args = messageText(message)
    // The first value is `this` or `new.target`.
    if (op === Op.CallOn || op === Op.Construct) args.shift()
    const text =
      op === Op.Special
        ? specialText(String(key), args, reply)
        : `${nameOf(op, id, key)}(${args.join(', ')})${op === Op.Construct ? '' : replyText(reply)}`
    return text.length > maxLine ? `${text.slice(0, maxLine)}…` : text
  }

  function linesNow(): string[] {
    const first = Math.max(0, total - rememberedCalls)
    const lines = first > 0 ? [`… ${first} calls before these`] : []
    for (let at = first; at < total; at++) lines.push(lineOf(calls[at % rememberedCalls] as Call))
    return lines
  }

  function nameOf(op: number, id: number, key: string | number): string {
    if (op === Op.Method) return names.method(key as number)
    return op === Op.Construct ? `new ${names.function(id)}` : names.function(id)
  }

  return {
    served(op, id, key, message) {
      if (op < Op.Call || op > Op.Method) return undefined
      const args = messageText(message)
      if (op === Op.CallOn || op === Op.Construct) args.shift()
      const name = op === Op.Method ? names.ownMethod(key as number) : nameOf(op, id, key)
      const text = `${name}(${args.join(', ')})`
      return text.length > maxLine ? `${text.slice(0, maxLine)}…` : text
    },
    cross(op, id, key, message) {
      const isCall = op >= Op.Call && op <= Op.Special && op !== Op.Subscribe && op !== Op.Settle
      if (!isCall || isNode(op, key) || isReplacement(op, key)) {
        return cross(op, id, key, message)
      }
      const call: Call = { op, id, key, message, reply: '', held: names.held(id) }
      calls[total++ % rememberedCalls] = call
      call.reply = cross(op, id, key, message)
      return call.reply
    },
    lines: () => kept ?? linesNow(),
    clear() {
      calls = []
      total = 0
      kept = undefined
    },
    restart() {
      calls = []
      total = 0
    },
    keep() {
      kept = linesNow()
    },
  }
}
