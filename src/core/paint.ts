import { styleText } from 'node:util'

const styles = {
  good: ['green'],
  bad: ['red'],
  warn: ['yellow'],
  dim: ['dim'],
  strong: ['bold'],
  code: ['cyan'],
} as const

export type Tone = keyof typeof styles

/** Gives text its tone; the meaning is always in the words too, so that nothing is lost without colour. */
export type Paint = (tone: Tone, text: string) => string

export const plainPaint: Paint = (_tone, text) => text

export const colourPaint: Paint = (tone, text) => styleText(styles[tone], text, { validateStream: false })

/** Whether to colour: `--no-color` and NO_COLOR forbid it, FORCE_COLOR asks for it, else a terminal decides. */
export function wantsColour(
  env: Record<string, string | undefined>,
  terminal: boolean,
  flag: boolean,
): boolean {
  if (!flag || env['NO_COLOR']) return false
  const forced = env['FORCE_COLOR']
  if (forced === '0' || forced === 'false') return false
  return forced !== undefined || (terminal && env['TERM'] !== 'dumb')
}
