import { clock, describe, expect, fc, inside, test } from 'hotseat/kit'
import { compose, type Middleware } from '#solution'

type Solution = typeof import('#solution')

interface Ctx {
  log: string[]
}

type Station = Middleware<Ctx>

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Logs when it is entered and left, and takes virtual time on both sides of the rest. */
const station =
  (name: string, before = 0, after = 0): Station =>
  async (ctx, next) => {
    ctx.log.push(`${name} in`)
    if (before > 0) await sleep(before)
    await next()
    if (after > 0) await sleep(after)
    ctx.log.push(`${name} out`)
  }

describe('the chain', () => {
  test('fulfils for an empty stack', async () => {
    const end = await Promise.race([
      compose<Ctx>([])({ log: [] }).then(() => 'done'),
      sleep(1).then(() => 'late'),
    ])
    expect(end).toBe('done')
  })

  test('lets the last middleware call next()', async () => {
    const ctx: Ctx = { log: [] }
    await compose([station('only')])(ctx)
    expect(ctx.log).toEqual(['only in', 'only out'])
  })

  test('takes middleware that return nothing', async () => {
    const ctx: Ctx = { log: [] }
    const plain: Station = (ctx) => {
      ctx.log.push('plain')
    }
    await compose([station('a'), plain, station('c')])(ctx)
    expect(ctx.log).toEqual(['a in', 'plain', 'a out'])
  })

  test('takes middleware that return the promise of next()', async () => {
    const ctx: Ctx = { log: [] }
    const handing: Station = (ctx, next) => {
      ctx.log.push('handing on')
      return next()
    }
    await compose([station('a'), handing, station('c', 10, 10)])(ctx)
    expect(ctx.log).toEqual(['a in', 'handing on', 'c in', 'c out', 'a out'])
  })

  test('gives every middleware the same context object', async () => {
    const seen: unknown[] = []
    const note = (): Middleware<object> => async (ctx, next) => {
      seen.push(ctx)
      await next()
    }
    const ctx = { nested: { list: [1] } }
    await compose([note(), note(), note()])(ctx)
    expect(seen.length).toBe(3)
    for (const each of seen) expect(each).toBe(ctx)
  })

  test('makes nobody wait for a next() that is not awaited', async () => {
    const ctx: Ctx = { log: [] }
    const start = clock.now()
    const log = (text: string) => ctx.log.push(`${clock.now() - start} ms: ${text}`)
    const outer: Station = async (_, next) => {
      await next()
      log('outer has finished')
    }
    const hasty: Station = async (_, next) => {
      next()
      log('hasty has finished')
    }
    const slow: Station = async () => {
      await sleep(50)
      log('slow has finished')
    }
    await compose([outer, hasty, slow])(ctx)
    expect(clock.now() - start, 'virtual milliseconds until the handler has finished').toBe(0)
    await sleep(100)
    expect(ctx.log).toEqual([
      '0 ms: hasty has finished',
      '0 ms: outer has finished',
      '50 ms: slow has finished',
    ])
  })
})

describe('errors', () => {
  test.each([
    ['an error', new TypeError('no such column')],
    ['an object', { status: 422 }],
    ['a string', 'nope'],
    ['undefined', undefined],
  ])('%s arrives untouched', async (_, error) => {
    const fail: Station = async () => {
      throw error
    }
    const end = await settle(() => compose([station('a'), station('b'), fail])({ log: [] }))
    expect(end.how).toBe('rejected')
    expect(end.value).toBe(error)
  })

  test('travel outward past everybody who awaits next()', async () => {
    const ctx: Ctx = { log: [] }
    const broken = new Error('no database')
    const tidy = (): Station => async (ctx, next) => {
      try {
        await next()
      } finally {
        ctx.log.push('tidied up')
      }
    }
    const fail: Station = async () => {
      await sleep(10)
      throw broken
    }
    const end = await settle(() => compose([station('a'), tidy(), station('b'), tidy(), fail])(ctx))
    expect(ctx.log).toEqual(['a in', 'b in', 'tidied up', 'tidied up'])
    expect(end).toEqual({ how: 'rejected', value: broken })
  })

  test('stop where they are caught, and the way out goes on', async () => {
    const ctx: Ctx = { log: [] }
    const broken = new Error('no database')
    const rescue: Station = async (ctx, next) => {
      await next().catch((error: unknown) => {
        ctx.log.push(error === broken ? 'caught' : 'caught something else')
      })
    }
    const fail: Station = async () => {
      throw broken
    }
    await compose([station('a'), rescue, station('b'), fail])(ctx)
    expect(ctx.log).toEqual(['a in', 'b in', 'caught', 'a out'])
  })

  test('after next() travel outward as well', async () => {
    const ctx: Ctx = { log: [] }
    const broken = new Error('cannot write the log')
    const late: Station = async (_, next) => {
      await next()
      throw broken
    }
    const end = await settle(() => compose([station('a'), late, station('b')])(ctx))
    expect(ctx.log).toEqual(['a in', 'b in', 'b out'])
    expect(end).toEqual({ how: 'rejected', value: broken })
  })

  test('thrown by a plain function make the handler reject, not throw', async () => {
    const broken = new Error('thrown before a promise was made')
    const fail: Station = () => {
      throw broken
    }
    const end = await settle(() => compose([fail])({ log: [] }))
    expect(end).toEqual({ how: 'rejected', value: broken })
  })

  test('thrown by a plain function make next() reject, not throw', async () => {
    const ctx: Ctx = { log: [] }
    const broken = new Error('thrown before a promise was made')
    const rescue: Station = (ctx, next) =>
      next().catch((error: unknown) => {
        ctx.log.push(error === broken ? 'caught' : 'caught something else')
      })
    const fail: Station = () => {
      throw broken
    }
    const end = await settle(() => compose([rescue, fail])(ctx))
    expect(end.how).toBe('fulfilled')
    expect(ctx.log).toEqual(['caught'])
  })
})

describe('a second next()', () => {
  test('rejects with an Error and runs nothing after the first has ended', async () => {
    const ctx: Ctx = { log: [] }
    const ends: Outcome[] = []
    const twice: Station = async (_, next) => {
      ends.push(await settle(next))
      ends.push(await settle(next))
    }
    const end = await settle(() => compose([station('a'), twice, station('b')])(ctx))
    expect(end.how, 'the handler, when the middleware has dealt with the second promise').toBe('fulfilled')
    expect(ends.map(({ how }) => how)).toEqual(['fulfilled', 'rejected'])
    expect(ends[1]?.value).toBeInstanceOf(Error)
    expect(ctx.log).toEqual(['a in', 'b in', 'b out', 'a out'])
  })

  test('rejects while the first is running, which goes on undisturbed', async () => {
    const ctx: Ctx = { log: [] }
    const ends: string[] = []
    const twice: Station = async (_, next) => {
      const both = [settle(next), settle(next)]
      ends.push(...(await Promise.all(both)).map(({ how }) => how))
    }
    await compose([twice, station('b', 10, 10), station('c')])(ctx)
    expect(ends).toEqual(['fulfilled', 'rejected'])
    expect(ctx.log, 'a handler that runs twice charges twice').toEqual(['b in', 'c in', 'c out', 'b out'])
  })

  test('rejects after the first has failed: next() is no way to try again', async () => {
    let runs = 0
    const retrying: Station = async (_, next) => {
      await next().catch(() => next())
    }
    const fail: Station = async () => {
      runs++
      throw new Error('503')
    }
    const end = await settle(() => compose([retrying, fail])({ log: [] }))
    expect(runs, 'runs of the rest').toBe(1)
    expect(end.how).toBe('rejected')
  })

  test('rejects in the last middleware, too', async () => {
    const ends: string[] = []
    const last: Station = async (_, next) => {
      ends.push((await settle(next)).how, (await settle(next)).how)
    }
    await compose([station('a'), last])({ log: [] })
    expect(ends).toEqual(['fulfilled', 'rejected'])
  })

  test('is refused to each middleware, however often the function occurs in the stack', async () => {
    let calls = 0
    const again: Station = async (_, next) => {
      calls++
      await next()
    }
    await settle(() => compose([again, again, again])({ log: [] }))
    expect(calls, 'the same function three times in a stack is three middleware').toBe(3)
  })
})

describe('requests', () => {
  test('one after the other each run the whole stack', async () => {
    const stack = [station('a'), station('b')]
    const handler = compose(stack)
    for (let i = 1; i <= 3; i++) {
      const ctx: Ctx = { log: [] }
      await handler(ctx)
      expect(ctx.log, `request ${i}`).toEqual(['a in', 'b in', 'b out', 'a out'])
    }
    expect(stack.length, 'middleware in the list given to compose').toBe(2)
  })

  test('in flight at the same time do not share their position', async () => {
    const handler = compose([station('a', 10), station('b', 10), station('c', 10)])
    const onion = ['a in', 'b in', 'c in', 'c out', 'b out', 'a out']
    const first: Ctx = { log: [] }
    const second: Ctx = { log: [] }
    const ends = Promise.all([
      settle(() => handler(first)),
      sleep(5).then(() => settle(() => handler(second))),
    ])
    const [one, two] = await ends
    expect([one.how, two.how], `how the two ended: ${one.value}, ${two.value}`).toEqual([
      'fulfilled',
      'fulfilled',
    ])
    expect(first.log, 'the request that began at 0 ms').toEqual(onion)
    expect(second.log, 'the request that began at 5 ms').toEqual(onion)
  })
})

test('10,000 middleware deep', async () => {
  const ctx = await inside(async ({ compose }: Solution, depth: number) => {
    interface Counts {
      entered: number
      left: number
    }
    const through = (calls: number, next: () => Promise<void>): Promise<void> =>
      calls === 0 ? next() : through(calls - 1, next)
    const stack: Middleware<Counts>[] = Array.from({ length: depth }, () => async (ctx, next) => {
      ctx.entered++
      await through(8, next)
      ctx.left++
    })
    const ctx = { entered: 0, left: 0 }
    await compose(stack)(ctx)
    return ctx
  }, 10_000)
  expect(ctx).toEqual({ entered: 10_000, left: 10_000 })
})

describe('any stack', () => {
  test('runs every stack in onion order', async () => {
    const delays = fc.record({ before: fc.nat(20), after: fc.nat(20) })
    await fc.assert(
      fc.asyncProperty(fc.array(delays, { minLength: 1, maxLength: 12 }), async (stations) => {
        const ctx: Ctx = { log: [] }
        const start = clock.now()
        await compose(stations.map(({ before, after }, i) => station(`${i}`, before, after)))(ctx)
        const ways = stations.map((_, i) => i)
        const onion = [...ways.map((i) => `${i} in`), ...ways.reverse().map((i) => `${i} out`)]
        expect(ctx.log).toEqual(onion)
        const total = stations.reduce((sum, { before, after }) => sum + before + after, 0)
        expect(clock.now() - start, 'virtual milliseconds').toBe(total)
      }),
    )
  })

  test('runs nothing after an early answer, wherever it is given', async () => {
    const positions = fc
      .integer({ min: 1, max: 6 })
      .chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1)))
    await fc.assert(
      fc.asyncProperty(positions, async ([length, answering]) => {
        const ctx: Ctx = { log: [] }
        const answer: Station = async (ctx) => {
          ctx.log.push('answer')
        }
        const stack = Array.from({ length }, (_, i) => (i === answering ? answer : station(`${i}`)))
        await compose(stack)(ctx)
        await sleep(100)
        const before = Array.from({ length: answering }, (_, i) => i)
        expect(ctx.log).toEqual([
          ...before.map((i) => `${i} in`),
          'answer',
          ...before.reverse().map((i) => `${i} out`),
        ])
      }),
    )
  })

  test('gives interleaved requests their own answers', async () => {
    const delays = fc.array(fc.record({ at: fc.nat(30), pace: fc.nat(10) }), { minLength: 2, maxLength: 6 })
    interface Request extends Ctx {
      pace: number
      fails: boolean
    }
    const step =
      (name: string): Middleware<Request> =>
      async (ctx, next) => {
        ctx.log.push(name)
        await sleep(ctx.pace)
        await next()
      }
    const answer: Middleware<Request> = async (ctx) => {
      if (ctx.fails) throw new Error('refused')
      ctx.log.push('answer')
    }
    await fc.assert(
      fc.asyncProperty(delays, async (arrivals) => {
        const handler = compose([step('a'), step('b'), answer])
        const seen = await Promise.all(
          arrivals.map(async ({ at, pace }, i) => {
            await sleep(at)
            const ctx: Request = { log: [], pace, fails: i % 2 === 1 }
            const { how } = await settle(() => handler(ctx))
            return `${how}: ${ctx.log.join(' ')}`
          }),
        )
        expect(seen).toEqual(
          arrivals.map((_, i) => (i % 2 === 1 ? 'rejected: a b' : 'fulfilled: a b answer')),
        )
      }),
    )
  })
})

interface Outcome {
  how: 'fulfilled' | 'rejected' | 'threw instead of rejecting'
  value: unknown
}

/** Notes how a call that returns a promise ends; tells a synchronous throw from a rejection. */
async function settle(call: () => Promise<void>): Promise<Outcome> {
  let promise: Promise<void>
  try {
    promise = call()
  } catch (error) {
    return { how: 'threw instead of rejecting', value: error }
  }
  return promise.then(
    (value) => ({ how: 'fulfilled', value }),
    (error: unknown) => ({ how: 'rejected', value: error }),
  )
}
