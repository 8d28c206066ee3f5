import { expect, test } from 'vitest'
import { judge } from './judging.ts'

test.each([
  ['returned as it is', 'export const call = (task: () => Promise<unknown>) => task()'],
  [
    'through Promise.resolve',
    'export const call = (task: () => Promise<unknown>) => Promise.resolve(task())',
  ],
  ['awaited', 'export const call = async (task: () => Promise<unknown>) => await task()'],
])(
  'a rejected promise of the test that the solution only passes on is not its unhandled rejection: %s',
  async (_, solution) => {
    const tests = `import { expect, test } from 'hotseat/kit'
import { call } from '#solution'
test('rejects', async () => {
  await expect(call(async () => { throw new Error('x') })).rejects.toThrow('x')
})`
    expect(await judge({ solution, tests })).toMatchObject({ verdict: 'accepted' })
  },
)

test('one that the solution keeps and never looks at is', async () => {
  const solution = 'export const call = (task: () => Promise<unknown>) => { task() }'
  const tests = `import { test } from 'hotseat/kit'
import { call } from '#solution'
test('rejects', async () => { call(async () => { throw new Error('x') }) })`
  expect(await judge({ solution, tests })).toMatchObject({ verdict: 'runtime-error' })
})
