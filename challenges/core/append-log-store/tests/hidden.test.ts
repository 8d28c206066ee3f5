import { crashAtEveryStep, createDisk, describe, expect, fc, type SimulatedDisk, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { open } from '#solution'
import {
  bytes,
  contents,
  entries,
  History,
  type Model,
  note,
  type Step,
  surviving,
  take,
  text,
} from './helpers.ts'

/** Opens the store of a disk by a fresh start of the program. */
function start(disk: SimulatedDisk, use: (store: Solution.Store) => Promise<void>): Promise<boolean> {
  return disk.run(async (handle, { open }: typeof Solution) => use(await open(handle)))
}

/** How large all files may be after a compaction. */
function allowed(model: Model): number {
  let live = 0
  for (const [key, value] of model) live += bytes(key).length + bytes(value).length + 32
  return 2 * live + 64
}

describe('keys and values', () => {
  test('may hold any bytes', async () => {
    const disk = createDisk()
    const values: Record<string, Uint8Array> = {
      every: Uint8Array.from({ length: 256 }, (_, n) => n),
      lines: bytes('a\nb\r\n\n{"c":1}\n'),
      zeros: new Uint8Array(100),
      ones: new Uint8Array(100).fill(255),
      empty: new Uint8Array(),
    }
    const check = async (store: Solution.Store) => {
      for (const [key, value] of Object.entries(values)) {
        const found = await store.get(key)
        const same = found?.length === value.length && found.every((byte, at) => byte === value[at])
        expect(same, `the value of ${key} is what was put`).toBe(true)
      }
      expect((await store.keys()).sort()).toEqual(Object.keys(values).sort())
    }
    await start(disk, async (store) => {
      for (const [key, value] of Object.entries(values)) await store.put(key, value)
      await check(store)
    })
    await start(disk, async (store) => {
      await check(store)
      await store.compact()
      await check(store)
    })
    await start(disk, check)
  })

  test('may have keys of any letters', async () => {
    const keys = [
      '',
      ' ',
      'ä',
      'a\u0308',
      '日本',
      '🙂',
      'a\nb',
      '\0',
      '"',
      '../x',
      '__proto__',
      'x'.repeat(1000),
    ]
    const disk = createDisk()
    const wanted = entries(new Map(keys.map((key) => [key, `value of ${key}`])))
    await start(disk, async (store) => {
      for (const key of keys) await store.put(key, bytes(`value of ${key}`))
      expect(await contents(store)).toEqual(wanted)
    })
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual(wanted)
      await store.compact()
    })
    await start(disk, async (store) => expect(await contents(store)).toEqual(wanted))
  })

  test('may be as large as a megabyte', async () => {
    const disk = createDisk()
    const large = new Uint8Array(1024 * 1024).fill(7)
    await start(disk, async (store) => {
      await store.put('large', large)
      await store.put('small', bytes('1'))
    })
    await start(disk, async (store) => {
      const found = (await store.get('large')) as Uint8Array
      expect([found.length, found.every((byte) => byte === 7)]).toEqual([large.length, true])
      expect(text(await store.get('small'))).toBe('1')
    })
  })
})

describe('deleting', () => {
  test('is for good, through restarts and compactions', async () => {
    const disk = createDisk()
    await start(disk, async (store) => {
      await store.put('a', bytes('1'))
      await store.put('b', bytes('2'))
      await store.delete('a')
      await store.delete('nothing')
      expect(await store.keys()).toEqual(['b'])
    })
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual([['b', '2']])
      await store.compact()
    })
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual([['b', '2']])
      await store.put('a', bytes('3'))
    })
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual([
        ['a', '3'],
        ['b', '2'],
      ])
    })
  })

  test('leaves a store that is empty and small', async () => {
    const disk = createDisk()
    await start(disk, async (store) => {
      await store.put('a', bytes('1'.repeat(100)))
      await store.delete('a')
      await store.compact()
      await store.compact()
      expect(disk.usedBytes).toBeLessThanOrEqual(64)
    })
    await start(disk, async (store) => expect(await store.keys()).toEqual([]))
  })
})

describe('a crash', () => {
  test('takes nothing that was acknowledged', () =>
    crashAtEveryStep(
      surviving([
        ['put', 'a', 'one'],
        ['put', 'a', 'three'],
        ['delete', 'a'],
      ]),
    ))

  test('takes nothing that was written after another crash', () =>
    crashAtEveryStep(surviving([['put', 'a', 'one']], [['put', 'b', 'two']])))

  test('takes nothing during a compaction', () =>
    crashAtEveryStep(surviving([['put', 'a', 'one'], ['compact'], ['put', 'b', 'two']])))

  test('during a compaction brings nothing back', () =>
    crashAtEveryStep(surviving([['put', 'a', 'one'], ['compact']], [['delete', 'a'], ['compact']])))
})

describe('calls at the same time', () => {
  test('take effect in their order', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const disk = createDisk({ seed })
      await start(disk, async (store) => {
        const puts = Array.from({ length: 12 }, (_, n) => store.put('a', bytes(`${n}`)))
        await Promise.all([...puts, store.put('b', bytes('1')), store.delete('b')])
        expect(await contents(store), 'after 12 puts that were made together').toEqual([['a', '11']])
      })
      disk.crash('lost')
      await start(disk, async (store) => {
        expect(await contents(store), 'after the crash behind them').toEqual([['a', '11']])
      })
    }
  })

  test('with a compaction lose nothing', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const disk = createDisk({ seed })
      const wanted = [
        ['a', 'new'],
        ['c', '3'],
        ['d', '4'],
      ]
      await start(disk, async (store) => {
        for (const key of ['a', 'b', 'c']) await store.put(key, bytes('3'))
        await Promise.all([
          store.compact(),
          store.put('d', bytes('4')),
          store.put('a', bytes('new')),
          store.delete('b'),
        ])
        expect(await contents(store), 'after puts during a compaction').toEqual(wanted)
      })
      await start(disk, async (store) => expect(await contents(store), 'after the restart').toEqual(wanted))
    }
  })

  test('read the right values while the store is compacted', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const store = await open(createDisk({ seed }).mount())
      for (const key of 'abcab') await store.put(key, bytes(key.repeat(5)))
      let compacted = false
      store.compact().then(() => {
        compacted = true
      })
      while (!compacted) {
        const found = await Promise.all([...'abc'].map((key) => store.get(key)))
        expect(found.map(text)).toEqual(['aaaaa', 'bbbbb', 'ccccc'])
      }
    }
  })

  test('are done when close is', async () => {
    const disk = createDisk()
    await start(disk, async (store) => {
      store.put('a', bytes('1'))
      store.compact()
      store.put('b', bytes('2'))
      await store.close()
    })
    disk.crash('lost')
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual([
        ['a', '1'],
        ['b', '2'],
      ])
    })
  })
})

describe('the work', () => {
  test('of a put, a get and a start does not grow with the rest', async () => {
    const disk = createDisk()
    const value = bytes('x'.repeat(100))
    await start(disk, async (store) => {
      for (let n = 0; n < 60; n++) await store.put(`key ${n}`, value)
      disk.mark()
      await store.put('key 30', value)
      const put = disk.counts()
      expect(put.calls, 'calls of one put').toBeLessThanOrEqual(4)
      expect(put.bytesAppended, 'bytes that one put appends').toBeLessThanOrEqual(2 * 106 + 64)
      disk.mark()
      await store.get('key 7')
      const get = disk.counts()
      expect(get.calls, 'calls of one get').toBeLessThanOrEqual(2)
      expect(get.bytesRead, 'bytes that one get reads').toBeLessThanOrEqual(2 * 105 + 64)
    })
    disk.mark()
    await start(disk, async (store) => {
      const { bytesRead } = disk.counts()
      expect(bytesRead, 'bytes that a start reads').toBeLessThanOrEqual(2 * disk.usedBytes + 64)
      disk.mark()
      await store.get('nothing')
      expect(disk.counts().calls, 'calls of a get that finds nothing').toBeLessThanOrEqual(2)
    })
  })

  test('of a compaction gives the space back', async () => {
    const disk = createDisk()
    const model: Model = new Map()
    const steps: Step[] = Array.from({ length: 60 }, (_, n) => ['put', `key ${n % 7}`, `value ${n}`])
    await start(disk, async (store) => {
      for (const step of [...steps, ['delete', 'key 1'] as Step]) {
        await take(store, step)
        note(model, step)
      }
      await store.compact()
      expect(disk.usedBytes, 'bytes of all files').toBeLessThanOrEqual(allowed(model))
      expect(await contents(store)).toEqual(entries(model))
    })
    await start(disk, async (store) => {
      expect(await contents(store)).toEqual(entries(model))
      await store.compact()
      expect(disk.usedBytes, 'bytes of all files').toBeLessThanOrEqual(allowed(model))
    })
  })
})

test('two disks have nothing in common', async () => {
  const [a, b] = [await open(createDisk().mount()), await open(createDisk().mount())]
  await a.put('x', bytes('1'))
  expect(await b.keys()).toEqual([])
  await b.put('x', bytes('2'))
  expect(text(await a.get('x'))).toBe('1')
})

test('random histories with several crashes', async () => {
  const key = fc.constantFrom('a', 'b', 'ä', '')
  const put = fc.tuple(fc.constant('put' as const), key, fc.string({ maxLength: 12 }))
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: put },
    { weight: 2, arbitrary: fc.tuple(fc.constant('delete' as const), key) },
    { weight: 1, arbitrary: fc.constant<Step>(['compact']) },
  )
  const life = fc.tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom('before' as const, 'after' as const),
    fc.array(step, { minLength: 1, maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(life, { minLength: 1, maxLength: 4 }), async (seed, lives) => {
      const disk = createDisk({ seed })
      const history = new History()
      for (const [call, when, steps] of lives) {
        disk.crashAt(call, { when })
        await start(disk, async (store) => {
          await history.check(store)
          await history.take(store, steps)
        })
      }
      await disk.recover(async (handle, { open }: typeof Solution) => history.check(await open(handle)))
    }),
    { numRuns: 20 },
  )
})
