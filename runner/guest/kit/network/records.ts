import { plainValue } from '../../plain.ts'

export type Loss = 'lost' | 'cut' | 'down'

/** Something that happened, as the diagram shows it; times are virtual milliseconds since the network was made. */
export type NetworkEvent =
  | {
      kind: 'message'
      at: number
      sent: number
      from: string
      to: string
      text: string
      loss?: Loss
      copy?: boolean
    }
  | { kind: 'call'; at: number; node: string; text: string }
  | { kind: 'note'; at: number; text: string; node?: string; down?: boolean }

/** Counts of messages; bytes are characters of their text. */
export interface Counts {
  sent: number
  delivered: number
  lost: number
  duplicated: number
  bytes: number
}

export interface Statistics extends Counts {
  byNode: Record<string, { sent: number; received: number }>
  /** By `body.type` where that is a text, else by the type of the body. */
  byKind: Record<string, number>
}

export interface Records {
  sent(from: string, text: string): void
  /** A copy of a message came to its end. */
  ended(event: Extract<NetworkEvent, { kind: 'message' }>): void
  add(event: NetworkEvent): void
  /** Counts from here on. */
  mark(): void
  statistics(): Statistics
  /** All messages ever sent. */
  total(): number
  events(): readonly NetworkEvent[]
  /** Events, those forgotten among them. */
  length(): number
}

/** Older events are forgotten, so that a flood of messages fills no memory. */
const maxEvents = 4000

export function createRecords(ids: readonly string[]): Records {
  let counts = fresh()
  let events: NetworkEvent[] = []
  let forgotten = 0
  let total = 0

  function fresh(): Statistics {
    const byNode = Object.fromEntries(ids.map((id) => [id, { sent: 0, received: 0 }]))
    return { sent: 0, delivered: 0, lost: 0, duplicated: 0, bytes: 0, byNode, byKind: {} }
  }

  function add(event: NetworkEvent): void {
    if (events.length >= maxEvents) {
      events = events.slice(maxEvents / 2)
      forgotten += maxEvents / 2
    }
    events.push(event)
  }

  return {
    sent(from, text) {
      total++
      counts.sent++
      counts.bytes += text.length
      const node = counts.byNode[from]
      if (node !== undefined) node.sent++
      const kind = kindOf(text)
      counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1
    },
    ended(event) {
      if (event.loss !== undefined) counts.lost++
      else {
        counts.delivered++
        const node = counts.byNode[event.to]
        if (node !== undefined) node.received++
      }
      if (event.copy === true) counts.duplicated++
      add(event)
    },
    add,
    mark() {
      counts = fresh()
    },
    statistics: () => structuredClone(counts),
    total: () => total,
    events: () => events,
    length: () => forgotten + events.length,
  }
}

/** Kinds have their place in a table: long ones, and too many, would fill memory. */
function kindOf(text: string): string {
  if (text[0] !== '[') return text[0] === '"' ? 'string' : text === 'null' ? 'null' : typeof JSON.parse(text)
  const body = plainValue(text)
  const type = typeof body === 'object' && body !== null ? Reflect.get(body, 'type') : undefined
  if (typeof type === 'string') return type.slice(0, 40)
  return Array.isArray(body) ? 'array' : typeof body
}
