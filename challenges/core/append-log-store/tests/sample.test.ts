import { crashAtEveryStep, createDisk, expect, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { open } from '#solution'
import { bytes, contents, surviving, text } from './helpers.ts'

test('puts, gets, deletes and lists', async () => {
  const store = await open(createDisk().mount())
  await store.put('a', bytes('1'))
  await store.put('b', bytes('2'))
  await store.put('a', bytes('3'))
  expect(text(await store.get('a'))).toBe('3')
  await store.delete('a')
  expect(await store.get('a')).toBeUndefined()
  expect(await store.keys()).toEqual(['b'])
})

test('finds everything again when it is opened anew', async () => {
  const disk = createDisk()
  await disk.run(async (handle, { open }: typeof Solution) => {
    const store = await open(handle)
    await store.put('a', bytes('1'))
    await store.put('b', bytes('2'))
    await store.put('a', bytes('3'))
    await store.close()
  })
  await disk.run(async (handle, { open }: typeof Solution) => {
    expect(await contents(await open(handle))).toEqual([
      ['a', '3'],
      ['b', '2'],
    ])
  })
})

test('keeps what was put, whenever the disk crashes', () =>
  crashAtEveryStep(
    surviving([
      ['put', 'a', 'one'],
      ['put', 'b', 'two'],
    ]),
  ))

test('is smaller after a compaction', async () => {
  const disk = createDisk()
  const store = await open(disk.mount())
  for (let n = 0; n < 50; n++) await store.put('a', bytes(`value ${n}`))
  await store.compact()
  expect(text(await store.get('a'))).toBe('value 49')
  expect(disk.usedBytes).toBeLessThanOrEqual(200)
})
