import { inWords } from './in-words.ts'

/** How signs are written: as they are, in ASCII alone, or as words for those who listen. */
export type Writing = 'unicode' | 'ascii' | 'spoken'

/** What decides about it; a setting is undefined where nothing is set. */
export interface WritingWishes {
  env: Record<string, string | undefined>
  /** As Node names it: `linux`, `darwin`, `win32`. */
  platform: string
  /** Whether a person looks at the output: data for programs stays as it is unless somebody asks. */
  terminal: boolean
  flags: { ascii: boolean; screenReader: boolean }
  settings: { ascii?: boolean | undefined; screenReader?: boolean | undefined }
}

/** How to write: a flag comes before the settings, and those before what the terminal seems to be able to show. */
export function writingFor({ env, platform, terminal, flags, settings }: WritingWishes): Writing {
  if (flags.screenReader) return 'spoken'
  if (flags.ascii) return 'ascii'
  const spoken = settings.screenReader ?? env['INK_SCREEN_READER'] === 'true'
  if (spoken && terminal) return 'spoken'
  const ascii = settings.ascii ?? !showsUnicode(env, platform)
  return ascii && terminal ? 'ascii' : 'unicode'
}

/** By the locale, in the order that the C library looks; the console of Linux has few signs whatever it says. */
function showsUnicode(env: WritingWishes['env'], platform: string): boolean {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  return locale ? /utf-?8/i.test(locale) : platform === 'darwin' || platform === 'win32'
}

/** A text as it is to be written. */
export function written(text: string, writing: Writing): string {
  if (writing === 'spoken') return inWords(text)
  return writing === 'ascii' ? inAscii(text) : text
}

/** Each sign of ours as one ASCII character, so that everything stays in its place; other characters stay. */
export function inAscii(text: string): string {
  return text.replace(signs, (sign) => ascii[sign] ?? sign)
}

const ascii: Record<string, string> = {
  '✓': '+',
  '✗': 'x',
  '›': '>',
  '·': '.',
  '…': '~',
  '│': '|',
  '─': '-',
  '–': '-',
  '—': '-',
  '÷': '/',
  '±': '+',
  '−': '-',
  '’': "'",
  '\u00a0': ' ',
  '█': '#',
  '▓': '%',
  '▒': '=',
  '░': '-',
  '▏': '_',
  '²': '2',
  '³': '3',
  '×': 'x',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
}

const signs = new RegExp(`[${Object.keys(ascii).join('')}]`, 'gu')
