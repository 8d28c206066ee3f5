import { styleText } from 'node:util'

const styles = {
  good: ['green'],
  bad: ['red'],
  warn: ['yellow'],
  dim: ['dim'],
  strong: ['bold'],
  code: ['cyan'],
  keyword: ['magenta'],
  string: ['green'],
  number: ['yellow'],
  comment: ['dim'],
} as const

export type Tone = keyof typeof styles

type Styles = Record<Tone, readonly Parameters<typeof styleText>[0][]>

/** What tones look like: in the terminal's own colours, on a light background, with high contrast, without colour. */
const themes = {
  terminal: styles,
  light: { ...styles, warn: ['magenta'], code: ['blue'], keyword: ['blue'], number: ['magenta'] },
  contrast: {
    good: ['bold', 'greenBright'],
    bad: ['bold', 'redBright'],
    warn: ['bold', 'yellowBright'],
    dim: [],
    strong: ['bold'],
    code: ['cyanBright'],
    keyword: ['bold', 'magentaBright'],
    string: ['greenBright'],
    number: ['yellowBright'],
    comment: [],
  },
  mono: {
    ...{ good: [], bad: ['bold'], warn: ['bold'], dim: ['dim'], strong: ['bold'], code: [] },
    ...{ keyword: ['bold'], string: [], number: [], comment: ['dim'] },
  },
} as const satisfies Record<string, Styles>

export type Theme = keyof typeof themes
export const themeNames = Object.keys(themes) as Theme[]

/** How a theme gives text its tone. */
export function themePaint(theme: Theme): Paint {
  const looks: Styles = themes[theme]
  return (tone, text) => {
    const look = looks[tone]
    return look.length === 0 ? text : styleText([...look].flat(), text, { validateStream: false })
  }
}

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
