import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json } from './hotseat.ts'

test('the doctor finds a working Hotseat', async () => {
  const outcome = await hotseat(['doctor', '--json'], { env: { EDITOR: process.execPath } })
  expect([outcome.code, outcome.err]).toEqual([0, ''])
  const { ok, checks } = json(outcome) as { ok: boolean; checks: { name: string; status: string }[] }
  expect(ok).toBe(true)
  expect(checks.map(({ name, status }) => [name, status])).toEqual([
    ['runtime', 'ok'],
    ['sandbox', 'ok'],
    ['challenges', 'ok'],
    ['store', 'ok'],
    ['workspace', 'ok'],
    ['editor', 'ok'],
  ])
})

test('a missing editor is a warning with a remedy', async () => {
  const { code, out } = await hotseat(['doctor'])
  expect(code).toBe(0)
  expect(out).toContain('! editor      neither VISUAL nor EDITOR is set')
  expect(out).toContain('→ Set EDITOR to your editor')
})

test('folders that cannot be written are failures with a remedy', async () => {
  const { code, out } = await hotseat(['doctor'], { home: temporaryFolder({ data: '', workspace: '' }) })
  expect(code).toBe(1)
  expect(out).toMatch(/^✗ store /m)
  expect(out).toMatch(/^✗ workspace /m)
  expect(out.match(/→ Make that possible/g)).toHaveLength(2)
})
