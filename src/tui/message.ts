import { cut, wrap } from '../core/layout.ts'
import type { Paint, Tone } from '../core/paint.ts'
import { sanitise } from '../core/sanitise.ts'
import { fold } from './parts/fold.ts'

/** What the line above the footer says until the next key. */
export interface Message {
  tone: Tone | undefined
  text: string
  /** What the same key does when it is pressed again right after this. */
  asks?: 'reset' | 'next' | 'end'
}

const mostLines = 4

/** A message as lines: all of it where that is possible. */
export function messageLines({ text, tone }: Message, width: number, paint: Paint): string[] {
  const lines = wrap(text, width).flatMap((line) => fold(line, width))
  const shown = lines.slice(0, mostLines)
  const last = shown.length - 1
  if (lines.length > mostLines) shown[last] = cut(`${shown[last]}…`.padEnd(width + 1, '…'), width)
  return shown.map((line) => (tone ? paint(tone, line) : line))
}

/** Text of files and systems as one line that is safe to show. */
export function oneLine(text: string): string {
  return sanitise(text).replace(/\s*\n\s*/g, ' ')
}
