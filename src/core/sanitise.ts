import { stripVTControlCharacters } from 'node:util'

// C0 but for tab and line feed, DEL, C1, line and paragraph separators, and the marks that turn text around.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Text of packs and solutions made safe to print: no terminal control sequences, no bidi controls. */
export function sanitise(text: string): string {
  return stripVTControlCharacters(text).replace(unsafe, '')
}

/** A copy of plain data in which every string value is sanitised. */
export function sanitiseAll<T>(value: T): T {
  return mapStrings(value) as T
}

function mapStrings(value: unknown): unknown {
  if (typeof value === 'string') return sanitise(value)
  if (Array.isArray(value)) return value.map(mapStrings)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner)]))
}
