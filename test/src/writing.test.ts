import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { inAscii, type WritingWishes, writingFor } from '../../src/core/writing.ts'

const root = join(import.meta.dirname, '../..')
const utf8 = { LANG: 'en_GB.UTF-8' }
const wishes: WritingWishes = {
  env: utf8,
  platform: 'linux',
  terminal: true,
  flags: { ascii: false, screenReader: false },
  settings: {},
}

test.each<[string, Partial<WritingWishes>, string]>([
  ['a UTF-8 locale', {}, 'unicode'],
  ['a UTF-8 locale, written otherwise', { env: { LC_CTYPE: 'C.utf8' } }, 'unicode'],
  ['no locale', { env: {} }, 'ascii'],
  ['no locale on macOS', { env: {}, platform: 'darwin' }, 'unicode'],
  ['no locale on Windows', { env: {}, platform: 'win32' }, 'unicode'],
  ['the locale C', { env: { LANG: 'C' }, platform: 'darwin' }, 'ascii'],
  ['a locale of Latin letters', { env: { LANG: 'de_DE.ISO-8859-1' } }, 'ascii'],
  ['LC_ALL before all others', { env: { ...utf8, LC_CTYPE: 'en_GB.UTF-8', LC_ALL: 'POSIX' } }, 'ascii'],
  ['LC_CTYPE before LANG', { env: { LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' } }, 'unicode'],
  ['an empty LC_ALL is none', { env: { ...utf8, LC_ALL: '' } }, 'unicode'],
  ['the console of Linux', { env: { ...utf8, TERM: 'linux' } }, 'ascii'],
  ['a dumb terminal', { env: { ...utf8, TERM: 'dumb' } }, 'ascii'],
  ['no terminal at all', { env: { LANG: 'C' }, terminal: false }, 'unicode'],
  ['the setting', { settings: { ascii: true } }, 'ascii'],
  ['the setting against the locale', { env: { LANG: 'C' }, settings: { ascii: false } }, 'unicode'],
  ['the flag', { terminal: false, flags: { ascii: true, screenReader: false } }, 'ascii'],
  ['a screen reader', { env: { ...utf8, INK_SCREEN_READER: 'true' } }, 'spoken'],
  ['a screen reader by setting', { settings: { screenReader: true } }, 'spoken'],
  [
    'none by setting',
    { env: { ...utf8, INK_SCREEN_READER: 'true' }, settings: { screenReader: false } },
    'unicode',
  ],
  ['a screen reader by flag', { terminal: false, flags: { ascii: true, screenReader: true } }, 'spoken'],
])('with %s', (_, changes, writing) => {
  expect(writingFor({ ...wishes, ...changes })).toBe(writing)
})

test('signs become one ASCII character each, and other characters stay', () => {
  const line = '✓ ✗ › · … │ ─ █▓▒░ ▏ → ← ↑ ↓'
  expect(inAscii(line)).toMatch(/^[\x20-\x7e]+$/)
  expect(columns(inAscii(line))).toBe(columns(line))
  expect(inAscii('naïve 漢字 🎉')).toBe('naïve 漢字 🎉')
})

test('every sign that the app writes has a substitute', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.startsWith('src/templates/') && !file.endsWith('core/writing.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  const faults = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const left = [...new Set(inAscii(text).match(/[^\x00-\x7f]/gu))]
    return left.length === 0 ? [] : [`${file}: ${left.join(' ')}`]
  })
  expect(faults).toEqual([])
})
