import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json } from './hotseat.ts'

test('every action of the app is listed with its name, its keys and what it does', async () => {
  const home = temporaryFolder({
    'config/settings.json': '{ "keys": { "home.search": "ctrl-f", "home.order": "none" } }',
  })
  const { code, out } = await hotseat(['keys'], { home })
  expect(code).toBe(0)
  expect(out).toMatch(/^home\.search +Ctrl-F +search by title/m)
  expect(out).toMatch(/^home\.order +none +sort in another order/m)
  const { actions } = json(await hotseat(['keys', '--json'], { home })) as { actions: { name: string }[] }
  expect(actions).toContainEqual({
    name: 'home.search',
    keys: ['ctrl-f'],
    what: 'search by title, tag, track or summary',
  })
  expect(actions.length).toBe(out.trimEnd().split('\n').length)
})

test('keys that cannot be are wrong use', async () => {
  const home = temporaryFolder({ 'config/settings.json': '{ "keys": { "home.search": "f" } }' })
  const { code, out, err } = await hotseat(['keys'], { home })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('settings.json: "keys" gives "f" to both "home.search" and "home.filter"')
})
