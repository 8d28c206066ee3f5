import { Kind, type Line, type Packet, Reply, Tag } from './wire.ts'

/** Longest text of one value, in UTF-16 units. */
const maxText = 60

/** The values of a message for a person. */
export function messageText(message: string): string[] {
  try {
    if (message === '') return []
    const { v, l } = packetOf(message)
    const lines = new Map(l.slice(0, 50).map((line) => [line[0], line]))
    return v.map((value) => clip(textOf(value, lines, 0)))
  } catch {
    return ['…']
  }
}

/** A reply for a person: ' → 1', ' throws an Error "no"', or nothing when there was no value; up to `most` of a list. */
export function replyText(reply: unknown, most = 0): string {
  if (typeof reply !== 'string') return ` → ${String(reply)}`
  if (reply === '' || reply === Reply.Halted || reply === Reply.Overflow) return ''
  if (reply.startsWith(Reply.String)) return ` → ${clip(JSON.stringify(reply.slice(1)))}`
  const values = messageText(reply)
  const [text = ''] = values
  if (packetOf(reply).t === 1) return ` throws ${text}`
  if (most > 0) return ` → [${values.slice(0, most).join(', ')}${values.length > most ? ', …' : ''}]`
  return text === 'undefined' ? '' : ` → ${text}`
}

function packetOf(message: string): Packet {
  const parsed = JSON.parse(message) as unknown[] | Packet
  return Array.isArray(parsed) ? { v: parsed, l: [], x: [], t: 0 } : parsed
}

function clip(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}…` : text
}

type Lines = ReadonlyMap<number, Line>

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
      return `${String(detail).startsWith('-') ? '-' : ''}${BigInt(`0x${String(detail).replace('-', '')}`)}n`
    case Tag.Intrinsic:
      return String(detail)
    case Tag.RegisteredSymbol:
      return `Symbol.for(${JSON.stringify(detail)})`
    case Tag.WellKnownSymbol:
      return `Symbol.${String(detail)}`
    case Tag.Symbol:
      return 'Symbol()'
    default:
      return objectText(lines.get(tag), lines, depth)
  }
}

function objectText(line: Line | undefined, lines: Lines, depth: number): string {
  if (line === undefined || depth > 3) return '…'
  const kind = line[1]
  const body = line[3] as unknown[]
  const inner = (value: unknown): string => textOf(value, lines, depth + 1)
  switch (kind) {
    case Kind.Plain: {
      const fields = Object.entries(body).slice(0, 8)
      return `{ ${fields.map(([key, value]) => `${key}: ${inner(value)}`).join(', ')} }`
    }
    case Kind.Array:
      return `[${elements(body, inner)}]`
    case Kind.Map:
      return `a Map of ${body.length / 2}`
    case Kind.Set:
      return `Set { ${elements(body, inner)} }`
    case Kind.Function:
      return body[0] === null || body[0] === '' ? 'function' : String(body[0])
    case Kind.Promise:
      return 'a promise'
    case Kind.Error:
      return `an Error ${messageOf(body)}`.trimEnd()
    case Kind.Date:
      return typeof line[3] === 'number' ? new Date(line[3]).toISOString() : 'a Date'
    case Kind.Live:
      return 'an object'
    case Kind.RegExp:
      return `/${body[0]}/${body[1]}`
    case Kind.Bytes:
      return `a ${body[0]}`
    default:
      return '…'
  }
}

function elements(items: unknown[], inner: (value: unknown) => string): string {
  return `${items.slice(0, 10).map(inner).join(', ')}${items.length > 10 ? ', …' : ''}`
}

/** A body is the prototype, then key, whether it is enumerable, and value of each property. */
function messageOf(body: unknown[]): string {
  const at = body.indexOf('message')
  return at === -1 ? '' : clip(JSON.stringify(body[at + 2]))
}
