import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json } from './hotseat.ts'

test('without notes it says how to write some, and makes nothing', async () => {
  const home = temporaryFolder()
  const { code, out, err } = await hotseat(['notes', 'lru-cache'], { home })
  expect([code, out]).toEqual([0, ''])
  expect(err).toBe('There are no notes on lru-cache; write some with `hotseat notes lru-cache --edit`.\n')
  expect(existsSync(join(home, 'workspace'))).toBe(false)
})

test('--edit opens them in the editor, and they are printed without anything that moves the cursor', async () => {
  const home = temporaryFolder({
    'editor.sh': '#!/bin/sh\nprintf "the *list* is the order\\033[2J\\n" >> "$1"\n',
  })
  const env = { EDITOR: `sh ${join(home, 'editor.sh')}` }
  const file = join(home, 'workspace/lru-cache/notes.md')
  const edited = await hotseat(['notes', 'lru-cache', '--edit'], { home, env })
  expect([edited.code, edited.out]).toEqual([0, ''])
  const { code, out } = await hotseat(['notes', 'lru-cache'], { home })
  expect([code, out.trim()]).toEqual([0, 'the list is the order'])
  await hotseat(['notes', 'lru-cache', '--edit'], { home, env })
  expect(readFileSync(file, 'utf8').match(/the \*list\*/g)).toHaveLength(2)
  const outcome = await hotseat(['notes', 'lru-cache', '--json'], { home })
  expect(json(outcome)).toEqual({
    format: 1,
    challenge: 'core/lru-cache',
    file,
    notes: readFileSync(file, 'utf8'),
  })
})

test('an editor that is missing or fails, and notes that are no text, are a sentence', async () => {
  const home = temporaryFolder({ 'workspace/lru-cache/notes.md': Buffer.from([0xff, 0xfe, 0, 65]) })
  const none = await hotseat(['notes', 'lru-cache', '--edit'], { home })
  expect([none.code, none.out]).toEqual([2, ''])
  expect(none.err).toContain('Set EDITOR to your editor')
  const failed = await hotseat(['notes', 'lru-cache', '--edit'], { home, env: { EDITOR: 'false' } })
  expect([failed.code, failed.err.trim()]).toEqual([2, 'false ended with code 1.'])
  const odd = await hotseat(['notes', 'lru-cache'], { home })
  expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('it is not UTF-8 text;')])
})
