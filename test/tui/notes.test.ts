import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { notesPath } from '../../src/io/notes.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { appContext, lru } from './app-context.ts'
import { openScreen } from './screen.ts'

/** lru-cache opened in a home of its own, by an editor that adds these words to what it opens. */
async function practise(words: string, wide = 80, high = 24) {
  const folder = temporaryFolder({ 'editor.sh': `#!/bin/sh\nprintf '%b' '${words}' >> "$1"\n` })
  const env = { PATH: process.env['PATH'], EDITOR: `sh ${join(folder, 'editor.sh')}` }
  const context = appContext({ challenges: [lru()], env })
  const file = notesPath(context.places, lru())
  const open = async () => {
    const screen = openScreen(context, wide, high)
    screen.press('enter')
    await screen.shows('solution.ts')
    return screen
  }
  return { file, open }
}

test.each([
  [61, 20],
  [80, 24],
  [120, 40],
])('at %ix%i n writes notes, which stand below the statement from then on', async (wide, high) => {
  const { file, open } = await practise('the *list* is the order\\n', wide, high)
  const screen = await open()
  screen.press('n')
  await screen.shows('Your notes stand below the statement')
  screen.press('G')
  await screen.shows('the list is the order')
  await screen.shows('Your notes')
  expect(screen.lines().every((line) => columns(line) <= wide)).toBe(true)
  screen.press('n')
  await screen.shows('stand below')
  expect(readFileSync(file, 'utf8')).toBe('the *list* is the order\n'.repeat(2))
  const again = await open()
  again.press('G')
  await again.shows('the list is the order')
})

test('notes that were left empty are none', async () => {
  const { file, open } = await practise('')
  const screen = await open()
  screen.press('n')
  await screen.shows('there are no notes yet.')
  expect(readFileSync(file, 'utf8')).toBe('')
  screen.press('G')
  await screen.shows('/75')
  expect(screen.text()).not.toContain('Your notes')
})

test('control characters of notes do nothing, and notes that cannot be read are a sentence', async () => {
  const { file, open } = await practise('')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'red \u001b[31m\u001b[2Jherring\u0007\u202e\n')
  const screen = await open()
  screen.press('G')
  await screen.shows('red herring')
  await screen.shows('Least recently used cache')
  writeFileSync(file, Buffer.from([0x61, 0xff, 0x62]))
  const odd = await open()
  odd.press('G')
  await odd.shows('cannot be shown: it is not')
})
