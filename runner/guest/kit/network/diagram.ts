import { plainValue } from '../../plain.ts'
import type { NetworkEvent } from './records.ts'

/** Columns that a diagram has at most while its nodes fit, and rows. */
const width = 61
const maxRows = 26
/** More nodes than that make a list. */
const maxLanes = 8
const timeWidth = 6
const minDetails = 12
const goodDetails = 26

/** What one line shows: an event, or the same call of several nodes at one time. */
type Row = NetworkEvent & { more?: string[] }

/**
 * The last events from top to bottom, in ASCII: a lane for each node that takes part, an arrow for each message, at the
 * time of its arrival, that ends in x where it was lost; details at the right.
 */
export function diagram(ids: readonly string[], events: readonly NetworkEvent[], before: number): string {
  const all = together(events)
  const shown = all.slice(-maxRows)
  const hidden = all.slice(0, -maxRows)
  const left = hidden.reduce((sum, { more = [] }) => sum + 1 + more.length, before)
  const involved = ids.filter((id) => shown.some((row) => nodesOf(row).includes(id)))
  const lanes = involved.length === 0 ? ids.slice(0, maxLanes) : involved
  const laneWidth = widthOf(lanes)
  const rows = laneWidth === undefined ? listOf(shown) : lanesOf(lanes, laneWidth, shown, downAfter(hidden))
  return [...(left > 0 ? [`(${left} events before these)`] : []), ...rows].join('\n')
}

function together(events: readonly NetworkEvent[]): Row[] {
  const rows: Row[] = []
  for (const event of events) {
    const last = rows.at(-1)
    const isSame = event.kind === 'call' && last?.kind === 'call' && event.at === last.at
    if (isSame && event.text === last.text) last.more = [...(last.more ?? []), event.node]
    else rows.push({ ...event })
  }
  return rows
}

/** The nodes that are down behind these events. */
function downAfter(events: readonly NetworkEvent[]): Set<string> {
  const down = new Set<string>()
  for (const event of events) note(down, event)
  return down
}

function note(down: Set<string>, event: NetworkEvent): void {
  if (event.kind !== 'note' || event.node === undefined) return
  if (event.down === true) down.add(event.node)
  else down.delete(event.node)
}

/** Wide enough for the names, and better too wide for the lanes than for what is told at their right. */
function widthOf(lanes: readonly string[]): number | undefined {
  const room = (details: number) => Math.floor((width - timeWidth - 2 - details) / lanes.length)
  const least = Math.max(4, ...lanes.map((id) => id.length + 1))
  if (lanes.length > maxLanes || room(minDetails) < least) return undefined
  return Math.max(least, Math.min(9, room(goodDetails)))
}

function nodesOf(row: Row): string[] {
  if (row.kind === 'message') return [row.from, row.to]
  return row.node === undefined ? [] : [row.node, ...(row.more ?? [])]
}

function lanesOf(
  lanes: readonly string[],
  laneWidth: number,
  events: readonly Row[],
  down: Set<string>,
): string[] {
  const start = timeWidth + 2
  const place = (id: string) => start + lanes.indexOf(id) * laneWidth
  const detailsAt = start + lanes.length * laneWidth
  const rows = [
    ['ms'.padStart(timeWidth), ' ', ' ', ...lanes.map((id) => id.padEnd(laneWidth))].join('').trimEnd(),
  ]
  for (const event of events) {
    if (event.kind === 'note' && event.node === undefined) {
      rows.push(cut(`${`${event.at}`.padStart(timeWidth)}  -- ${event.text}`, width))
      continue
    }
    const row = [...`${event.at}`.padStart(timeWidth).padEnd(detailsAt)]
    for (const id of lanes) row[place(id)] = down.has(id) ? ' ' : '|'
    if (event.kind === 'message') drawArrow(row, place(event.from), place(event.to), event.loss !== undefined)
    else for (const id of nodesOf(event)) row[place(id)] = event.kind === 'call' ? '*' : '#'
    note(down, event)
    rows.push(`${row.join('')}${cut(detailsOf(event), width - detailsAt)}`.trimEnd())
  }
  return rows
}

function drawArrow(row: string[], from: number, to: number, lost: boolean): void {
  const step = to > from ? 1 : -1
  if (from === to) {
    row[from] = 'o'
    row[from + 1] = lost ? 'x' : '<'
    return
  }
  for (let at = from + step; at !== to; at += step) row[at] = '-'
  row[from] = 'o'
  row[to - step] = lost ? 'x' : to > from ? '>' : '<'
}

function listOf(rows: readonly Row[]): string[] {
  return rows.map((row) => {
    const time = `${row.at}`.padStart(timeWidth)
    return cut(`${time}  ${whoOf(row).padEnd(12)} ${detailsOf(row)}`, width).trimEnd()
  })
}

function whoOf(row: Row): string {
  if (row.kind === 'message') return `${row.from} ${row.loss === undefined ? '->' : '-x'} ${row.to}`
  const nodes = nodesOf(row)
  return nodes.length > 2 ? `${nodes[0]} .. ${nodes.at(-1)}` : nodes.join(' ')
}

function detailsOf(event: NetworkEvent): string {
  if (event.kind !== 'message') return event.text
  const { text, at, sent, loss, copy } = event
  const why =
    loss === undefined ? '' : loss === 'down' ? ', node is down' : loss === 'cut' ? ', cut off' : ', lost'
  const when = sent === at ? '' : ` sent ${sent}`
  return `${bodyText(text)}${copy === true ? ' again' : ''}${why}${when}`
}

/** A message's body on one short line. */
export function bodyText(text: string): string {
  const body = plainValue(text)
  const type = typeof body === 'object' && body !== null ? Reflect.get(body, 'type') : undefined
  if (typeof type !== 'string') return cut(show(body, 0), 30)
  const rest = Object.entries(body as object).filter(([key]) => key !== 'type')
  return cut([type, ...rest.map(([key, value]) => `${key}:${show(value, 1)}`)].join(' '), 30)
}

/** Any plain value on one line, without quotes around names: {type:"ack",values:[1,2]}. */
export function show(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : `${value}`
  if (depth > 3) return '..'
  const inner = (item: unknown) => show(item, depth + 1)
  if (Array.isArray(value)) return `[${listed(value, inner)}]`
  if (value instanceof Map)
    return `Map{${listed([...value], ([key, item]) => `${inner(key)}:${inner(item)}`)}}`
  if (value instanceof Set) return `Set{${listed([...value], inner)}}`
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return `{${listed(Object.entries(value), ([key, item]) => `${key}:${inner(item)}`)}}`
}

function listed<T>(items: readonly T[], print: (item: T) => string): string {
  const shown = items.slice(0, 12).map(print)
  return [...shown, ...(items.length > shown.length ? ['..'] : [])].join(',')
}

function cut(text: string, limit: number): string {
  const line = text.replaceAll(/[^\x20-\x7e]/g, '?')
  return line.length > limit ? `${line.slice(0, Math.max(0, limit - 2))}..` : line
}
