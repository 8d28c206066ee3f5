import { Kind, Op, Reply, Tag } from './bridge/wire.ts'
import type { Crossing } from './host.ts'

/** Remembers the last calls that a test made on the solution, for the report of a failure. */
export interface CallLog {
  /** Passes a crossing on and remembers it if it is a call. */
  cross: Crossing
  /** The remembered calls as text, oldest first; the first line says how many came before them. */
  lines(): string[]
  clear(): void
  /** Begins anew, but for what `keep` kept. */
  restart(): void
  /** Keeps what `lines` says now, whatever is called after it. */
  keep(): void
}

interface Call {
  op: number
  id: number
  key: string
  message: string
  reply: string
}

/** Calls kept, and the longest text of one argument or result, in UTF-16 units. */
const remembered = 12
const maxText = 60
const maxLine = 200

/** The log keeps the messages as they crossed, and reads them only when somebody wants to see them. */
export function createCallLog(cross: Crossing, nameOf: (id: number) => string): CallLog {
  let calls: Call[] = []
  let total = 0
  let kept: string[] | undefined

  function lineOf({ op, id, key, message, reply }: Call): string {
    const args = valuesOf(message)
    const special = op === Op.Special
    if (op === Op.Call || op === Op.Method) args.shift()
    const name = op === Op.Method ? key : special ? (key.startsWith('inside:') ? 'inside' : key) : nameOf(id)
    const shown = special ? '…' : args.join(', ')
    const text = `${op === Op.Construct ? 'new ' : ''}${name}(${shown})${resultOf(op, reply)}`
    return text.length > maxLine ? `${text.slice(0, maxLine)}…` : text
  }

  function linesNow(): string[] {
    const first = Math.max(0, total - remembered)
    const lines = first > 0 ? [`… ${first} calls before these`] : []
    for (let at = first; at < total; at++) lines.push(lineOf(calls[at % remembered] as Call))
    return lines
  }

  return {
    cross(op, id, key, message) {
      if (op !== Op.Call && op !== Op.Method && op !== Op.Construct && op !== Op.Special) {
        return cross(op, id, key, message)
      }
      const call = { op, id, key, message, reply: '' }
      calls[total++ % remembered] = call
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

function resultOf(op: number, reply: string): string {
  if (op === Op.Construct && reply[0] === Reply.Value) return ''
  if (reply[0] === Reply.Value) {
    const text = valuesOf(reply.slice(1))[0] ?? 'undefined'
    return text === 'undefined' ? '' : ` → ${text}`
  }
  return reply[0] === Reply.Thrown ? ` throws ${valuesOf(reply.slice(1))[0] ?? ''}` : ''
}

type Lines = Map<number, readonly unknown[]>

function valuesOf(message: string): string[] {
  try {
    const [head = '[]', ...rest] = message.split('\n', 50)
    const lines: Lines = new Map()
    for (const text of rest) {
      const line = JSON.parse(text) as [number]
      lines.set(line[0], line)
    }
    return (JSON.parse(head) as unknown[]).map((value) => clip(textOf(value, lines, 0)))
  } catch {
    return ['…']
  }
}

function clip(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}…` : text
}

function textOf(value: unknown, lines: Lines, depth: number): string {
  if (typeof value !== 'object' || value === null) return clip(JSON.stringify(value))
  const [tag, detail] = value as [number, never]
  switch (tag) {
    case Tag.Undefined:
      return 'undefined'
    case Tag.NaN:
      return 'NaN'
    case Tag.MinusZero:
      return '-0'
    case Tag.Infinity:
      return 'Infinity'
    case Tag.MinusInfinity:
      return '-Infinity'
    case Tag.BigInt:
      return `${detail}n`
    case Tag.Object:
      return objectText(lines.get(detail), lines, depth)
    case Tag.Intrinsic:
      return String(detail)
    default:
      return 'Symbol()'
  }
}

function objectText(line: readonly unknown[] | undefined, lines: Lines, depth: number): string {
  if (line === undefined || depth > 3) return '…'
  const [, kind, , body] = line as [number, string, number, never]
  const inner = (value: unknown): string => textOf(value, lines, depth + 1)
  switch (kind) {
    case Kind.Plain: {
      const fields = Object.entries(body as object).slice(0, 8)
      return `{ ${fields.map(([key, value]) => `${key}: ${inner(value)}`).join(', ')} }`
    }
    case Kind.Array:
      return `[${(body as unknown[]).slice(0, 10).map(inner).join(', ')}${(body as unknown[]).length > 10 ? ', …' : ''}]`
    case Kind.Function:
      return (body as string[])[0] || 'function'
    case Kind.Promise:
      return 'a promise'
    case Kind.Error:
      return `an Error ${messageOf(body as unknown[])}`.trimEnd()
    case Kind.Date:
      return typeof body === 'number' ? new Date(body as number).toISOString() : 'a Date'
    case Kind.Live:
      return 'an object'
    default:
      return '…'
  }
}

function messageOf(body: unknown[]): string {
  const at = body.indexOf('message')
  return at === -1 ? '' : clip(JSON.stringify(body[at + 2]))
}
