import { clock, describe, expect, fc, grows, inside, test } from 'hotseat/kit'
import { createLimiter } from '#solution'
import { idleMoment, loads, measure, plan } from '../load.ts'

type Solution = typeof import('#solution')

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('a task', () => {
  test('is called once, without arguments', async () => {
    const run = createLimiter(1)
    const calls: unknown[][] = []
    const task = async (...args: unknown[]) => {
      calls.push(args)
    }
    await Promise.all([run(task), run(task), run(task)])
    expect(calls).toEqual([[], [], []])
  })

  test('starts without delay when there is room', async () => {
    const start = clock.now()
    const run = createLimiter(3)
    const startedAt: number[] = []
    const task = async () => {
      startedAt.push(clock.now() - start)
      await sleep(100)
    }
    const all = Promise.all([run(task), run(task), run(task), run(task)])
    await sleep(50)
    expect(startedAt, 'starts within the first 50 ms').toEqual([0, 0, 0])
    await all
    expect(startedAt).toEqual([0, 0, 0, 100])
  })

  test('gives its own value to its own caller, in whatever order tasks end', async () => {
    const run = createLimiter(3)
    const values = [undefined, null, 0, '', 'text', { id: 1 }]
    const results = await Promise.all(
      values.map((value, i) =>
        run(async () => {
          await sleep(50 - 7 * i)
          return value
        }),
      ),
    )
    expect(results).toEqual(values)
  })

  test('that rejects hands its error over and frees its slot', async () => {
    const run = createLimiter(1)
    const broken = new Error('not an image')
    const failed = run(async () => {
      await sleep(10)
      throw broken
    })
    const next = run(async () => 'next')
    await expect(failed).rejects.toBe(broken)
    await expect(next).resolves.toBe('next')
  })

  test('that throws before it returns a promise does the same', async () => {
    const run = createLimiter(1)
    const broken = new Error('no such file')
    const failing = () => {
      throw broken
    }
    const failures = Promise.allSettled([run(failing), run(failing), run(failing)])
    const next = run(async () => 'next')
    for (const failure of await failures) {
      expect(failure).toEqual({ status: 'rejected', reason: broken })
    }
    await expect(next).resolves.toBe('next')
  })

  test('that fails does not disturb its neighbours', async () => {
    const run = createLimiter(2)
    const ended: string[] = []
    const task = (name: string, ms: number, fails: boolean) => async () => {
      await sleep(ms)
      ended.push(`${name} at ${clock.now() - start}`)
      if (fails) throw new Error(name)
      return name
    }
    const start = clock.now()
    const all = await Promise.allSettled([
      run(task('a', 30, false)),
      run(task('b', 10, true)),
      run(task('c', 10, true)),
      run(task('d', 10, false)),
      run(task('e', 10, false)),
    ])
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(ended).toEqual(['b at 10', 'c at 20', 'a at 30', 'd at 30', 'e at 40'])
  })

  test('may hand in more tasks, which go to the end of the line', async () => {
    const run = createLimiter(2)
    const links: Record<string, string[]> = {
      home: ['news', 'shop'],
      news: ['old'],
      shop: ['cart'],
      blog: ['post'],
    }
    const started: string[] = []
    const visits: Promise<void>[] = []
    let active = 0
    let most = 0
    const visit = (page: string) => {
      visits.push(
        run(async () => {
          started.push(page)
          most = Math.max(most, ++active)
          await sleep(10)
          for (const link of links[page] ?? []) visit(link)
          active--
        }),
      )
    }
    for (const page of ['home', 'blog', 'help', 'about']) visit(page)
    for (let i = 0; i < visits.length; i++) await visits[i]
    expect(started).toEqual(['home', 'blog', 'help', 'about', 'news', 'shop', 'post', 'old', 'cart'])
    expect(most, 'pages loading at once').toBe(2)
  })

  test('handed in just when a slot becomes free neither jumps the line nor exceeds the limit', async () => {
    const faults = await inside(async ({ createLimiter }: Solution) => {
      const found: string[] = []
      for (let hops = 0; hops <= 20; hops++) {
        const run = createLimiter(1)
        const started: string[] = []
        let active = 0
        const task = (name: string, until: Promise<void>) => async () => {
          started.push(name)
          if (++active > 1)
            found.push(`${hops} microtasks after the end of a: ${name} makes ${active} active tasks`)
          await until
          active--
        }
        const end = Promise.withResolvers<void>()
        const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1))
        const a = run(task('a', end.promise))
        const b = run(task('b', soon()))
        end.resolve()
        for (let i = 0; i < hops; i++) await undefined
        const c = run(task('c', soon()))
        await Promise.all([a, b, c])
        const order = started.join(' ')
        if (order !== 'a b c')
          found.push(`${hops} microtasks after the end of a: started in the order ${order}`)
      }
      return found
    }, undefined)
    expect(faults[0], 'the first of them').toBeUndefined()
  })
})

describe('createLimiter', () => {
  test.each([0, -1, -0.5, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a limit of %d',
    (limit) => {
      expect(() => createLimiter(limit), `createLimiter(${limit})`).toThrow(RangeError)
    },
  )

  test('accepts a limit far above the number of tasks', async () => {
    const start = clock.now()
    const run = createLimiter(Number.MAX_SAFE_INTEGER)
    await Promise.all(Array.from({ length: 50 }, () => run(() => sleep(10))))
    expect(clock.now() - start).toBe(10)
  })

  test('makes limiters that do not share slots', async () => {
    const start = clock.now()
    const [images, mails] = [createLimiter(1), createLimiter(1)]
    await Promise.all([images(() => sleep(10)), mails(() => sleep(10))])
    expect(clock.now() - start, 'one task in each of two limiters, 10 ms long').toBe(10)
  })
})

describe('a long line', () => {
  test('of 200,000 tasks that end at once', async () => {
    const seen = await inside(async ({ createLimiter }: Solution, count: number) => {
      const run = createLimiter(8)
      let active = 0
      let most = 0
      let ran = 0
      const task = async () => {
        most = Math.max(most, ++active)
        await undefined
        active--
        return ++ran
      }
      for (let i = 1; i < count; i++) run(task)
      const last = await run(task)
      return { last, most }
    }, 200_000)
    expect(seen).toEqual({ last: 200_000, most: 8 })
  })

  test('costs each of its tasks the same, however long it is', async () => {
    await grows(
      async (count) => {
        const ended = await inside(async ({ createLimiter }: Solution, count: number) => {
          const run = createLimiter(8)
          let ended = 0
          const done = Promise.resolve()
          let sum = 0
          // Work of its own makes the times steadier: those of a limiter alone depend on when memory is collected.
          const task = () => {
            for (let step = 0; step < 600; step++) sum = (sum + step * ended) | 0
            ended++
            return done
          }
          for (let i = 1; i < count; i++) run(task)
          await run(task)
          return ended
        }, count)
        expect(ended, `of ${count} tasks in a line`).toBe(count)
      },
      [20_000, 40_000, 100_000],
      'short tasks that wait in one line',
    )
  })

  test('of 20,000 tasks that throw as soon as they are called', async () => {
    const seen = await inside(async ({ createLimiter }: Solution, count: number) => {
      const run = createLimiter(1)
      const gate = Promise.withResolvers<string>()
      const first = run(() => gate.promise)
      let failures = 0
      const broken = new Error('broken')
      const noted = (error: unknown) => {
        if (error === broken) failures++
      }
      for (let i = 0; i < count; i++) {
        run(() => {
          throw broken
        }).catch(noted)
      }
      const last = run(async () => 'last')
      gate.resolve('first')
      return { first: await first, last: await last, failures }
    }, 20_000)
    expect(seen).toEqual({ first: 'first', last: 'last', failures: 20_000 })
  })
})

describe('any load', () => {
  test('never has more active tasks than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(loads, async (load) => {
        const { most } = await measure(load)
        expect(most, `tasks active at once, limit ${load.limit}`).toBeLessThanOrEqual(load.limit)
      }),
    )
  })

  test('starts in the order of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(loads, async (load) => {
        const { order } = await measure(load)
        expect(order, 'order of starts').toEqual(load.tasks.map((_, id) => id))
      }),
    )
  })

  test('never leaves a slot free while a task is waiting', async () => {
    await fc.assert(
      fc.asyncProperty(loads, async (load) => {
        const { spans } = await measure(load)
        expect(idleMoment(load, spans)).toBeUndefined()
      }),
    )
  })

  test('takes exactly as long as list scheduling does', async () => {
    await fc.assert(
      fc.asyncProperty(loads, async (load) => {
        const { spans } = await measure(load)
        expect(spans, 'start and end of each task in ms').toEqual(plan(load))
      }),
    )
  })
})
