import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { challenges, hotseat, json } from './hotseat.ts'

const submission = (path: string) => readFileSync(join(challenges, 'lru-cache/submissions', path), 'utf8')
const right = submission('accepted/map-order.ts')
const wrong = submission('wrong-answer/get-does-not-refresh.ts')

/** A home with a wrong run, a right submission, one hint in between, and both in its history. */
let home: string
let file: string

beforeAll(async () => {
  home = temporaryFolder()
  file = join(home, 'workspace/lru-cache/solution.ts')
  await hotseat(['start', 'lru-cache'], { home })
  writeFileSync(file, wrong)
  await hotseat(['run', 'lru-cache'], { home })
  await hotseat(['hint', 'lru-cache'], { home })
  writeFileSync(file, right)
  await hotseat(['submit', 'lru-cache'], { home })
})

test('the history lists attempts with their verdicts, and as JSON', async () => {
  const { out } = await hotseat(['history', 'lru-cache'], { home })
  expect(out).toMatch(
    /^ 1 {2}[\d-]+ [\d:]+ {2}✗ wrong-answer {2}3\/4 +sample tests\n 2 .* ✓ accepted +17\/17 +all tests\n$/,
  )
  const { attempts } = json(await hotseat(['history', 'lru-cache', '--json'], { home }))
  expect(attempts).toMatchObject([
    { number: 1, scope: 'samples', verdict: 'wrong-answer', passed: 3, total: 4 },
    { number: 2, scope: 'all', verdict: 'accepted', passed: 17, total: 17 },
  ])
  const none = await hotseat(['history', 'ttl-cache'], { home })
  expect([none.code, none.err]).toEqual([0, 'Nothing of ttl-cache has been judged yet.\n'])
})

test('two attempts are compared, and one with the file as it is', async () => {
  const { out } = await hotseat(['diff', 'lru-cache', '1', '2'], { home })
  expect(out).toMatch(/^- attempt 1, \+ attempt 2\n@@ line/)
  const same = await hotseat(['diff', 'lru-cache', '2', '--json'], { home })
  expect(json(same)).toMatchObject({ from: 2, to: null, diff: ['They are the same.'] })
})

test('an attempt that does not exist is wrong use, and so is no number', async () => {
  const missing = await hotseat(['restore', 'lru-cache', '7'], { home })
  expect([missing.code, missing.err]).toEqual([
    2,
    'There is no attempt 7 at lru-cache; see them with `hotseat history lru-cache`.\n',
  ])
  expect((await hotseat(['diff', 'lru-cache', 'x'], { home })).code).toBe(2)
})

test('restore and reset keep what was there under a name of its own', async () => {
  const { out } = await hotseat(['restore', 'lru-cache', '1'], { home })
  expect(out).toContain('is attempt 1 again; what was there is in')
  expect(readFileSync(file, 'utf8')).toBe(wrong)
  expect(readFileSync(`${file}.1.bak`, 'utf8')).toBe(right)
  const { backup } = json(await hotseat(['reset', 'lru-cache', '--json'], { home }))
  expect(backup).toBe(`${file}.2.bak`)
  expect(readFileSync(`${file}.2.bak`, 'utf8')).toBe(wrong)
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(challenges, 'lru-cache/starter.ts'), 'utf8'))
})

test('hints are shown one by one and again, and what was solved with them is counted apart', async () => {
  const again = json(await hotseat(['hint', 'lru-cache', '--again', '--json'], { home }))
  expect(again).toMatchObject({ of: 4, hints: [{ title: 'Two questions, two structures' }] })
  const stats = json(await hotseat(['stats', '--json'], { home }))
  expect(stats).toMatchObject({ all: { unaided: 0, hints: 1, editorial: 0 }, attempts: 2 })
  expect(stats['days']).toMatchObject([{ attempts: 2 }])
  const { out } = await hotseat(['stats'], { home })
  expect(out).toContain('0 unaided · 1 with hints · 0 after the editorial')
})

test('an editorial opens when it is solved, or for who gives up, which is recorded', async () => {
  expect((await hotseat(['editorial', 'lru-cache'], { home })).out).toContain('A map and a linked list')
  const locked = await hotseat(['editorial', 'ttl-cache'], { home })
  expect([locked.code, locked.out]).toEqual([2, ''])
  expect(locked.err).toContain('`hotseat editorial ttl-cache --give-up`')
  expect((await hotseat(['editorial', 'ttl-cache', '--give-up'], { home })).code).toBe(0)
  expect((await hotseat(['editorial', 'ttl-cache'], { home })).code).toBe(0)
})
