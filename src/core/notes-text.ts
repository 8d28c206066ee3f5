import { markdownText } from './markdown-text.ts'
import type { Paint } from './paint.ts'
import { sanitise } from './sanitise.ts'

/** The user's own notes for a terminal; empty when there is nothing but white space. */
export function notesText(notes: string, style: { paint: Paint; width: number }): string {
  return notes.trim() === '' ? '' : markdownText(sanitise(notes), style)
}
