import { clock, expect, fc, inside, test } from 'hotseat/kit'
import { idleMoment, measure } from '../load.ts'
import { createUrgentLimiter, type UrgentRun, urgentLoads, urgentPlan } from '../urgent.ts'

interface Solution {
  createLimiter: (limit: number) => UrgentRun
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Names in the order in which tasks of these priorities start, when all of them wait for the one slot. */
async function startedOf(tasks: [string, { priority?: number | undefined }?][]): Promise<string> {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const first = run(() => sleep(10))
  const rest = tasks.map(([name, options]) =>
    run(async () => {
      started.push(name)
    }, options),
  )
  await Promise.all([first, ...rest])
  return started.join(' ')
}

test('priorities are numbers, and larger ones go first', async () => {
  const priorities = [9, -9, 10, -10, 100, 0, -100, 2, 1, -1, 11, 99]
  const started = await startedOf(priorities.map((priority) => [String(priority), { priority }]))
  expect(started).toBe('100 99 11 10 9 2 1 0 -1 -9 -10 -100')
})

test('among equally urgent tasks the order is that of the calls', async () => {
  const tasks = Array.from({ length: 24 }, (_, call): [string, { priority: number }] => {
    const priority = [5, -5, 5, 5][call % 4] ?? 0
    return [`${priority}/${call}`, { priority }]
  })
  const inOrder = [5, -5].flatMap((wanted) => tasks.filter(([, { priority }]) => priority === wanted))
  expect(await startedOf(tasks)).toBe(inOrder.map(([name]) => name).join(' '))
})

test('without a priority it is 0', async () => {
  const started = await startedOf([
    ['low', { priority: -1 }],
    ['none', undefined],
    ['zero', { priority: 0 }],
    ['empty', {}],
    ['undefined', { priority: undefined }],
    ['zero again', { priority: 0 }],
    ['high', { priority: 1 }],
  ])
  expect(started).toBe('high none zero empty undefined zero again low')
})

test('an urgent task neither interrupts nor exceeds the limit', async () => {
  const start = clock.now()
  const run = createUrgentLimiter(2)
  const spans: Record<string, string> = {}
  let active = 0
  let most = 0
  const task = (name: string, ms: number) => async () => {
    most = Math.max(most, ++active)
    const from = clock.now() - start
    await sleep(ms)
    active--
    spans[name] = `${from} to ${clock.now() - start}`
  }
  const all = [run(task('a', 30)), run(task('b', 50)), run(task('c', 10))]
  await sleep(10)
  all.push(run(task('u', 40), { priority: 100 }), run(task('v', 10), { priority: 99 }))
  await Promise.all(all)
  expect(most, 'tasks active at once').toBe(2)
  expect(spans).toEqual({ a: '0 to 30', b: '0 to 50', u: '30 to 70', v: '50 to 60', c: '60 to 70' })
})

test('who finds a slot free gets it, whatever comes after', async () => {
  const run = createUrgentLimiter(2)
  const started: string[] = []
  const task = (name: string) => async () => {
    started.push(name)
    await sleep(10)
  }
  const call = (name: string, priority: number) => run(task(name), { priority })
  await Promise.all([call('a', -100), call('b', -50), call('c', 1), call('d', 100), call('e', 50)])
  expect(started, 'a and b find a free slot').toEqual(['a', 'b', 'd', 'e', 'c'])
  started.length = 0
  await Promise.all([call('f', -1), call('g', -2), call('h', 0), call('i', 3)])
  expect(started, 'f and g find a free slot').toEqual(['f', 'g', 'i', 'h'])
})

test('a task handed in later goes ahead of all that are less urgent', async () => {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const call = (name: string, priority: number) =>
    run(
      async () => {
        started.push(name)
        await sleep(10)
      },
      { priority },
    )
  const all = [call('first', 0), call('a', 0), call('b', 2), call('c', 1)]
  await sleep(15)
  all.push(call('d', 1), call('e', 3), call('f', 0))
  await sleep(10)
  all.push(call('g', 3), call('h', 1))
  await Promise.all(all)
  expect(started).toEqual(['first', 'b', 'e', 'g', 'c', 'd', 'h', 'a', 'f'])
})

test('the priority is read when run is called', async () => {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const options = { priority: 0 }
  const first = run(() => sleep(10))
  const rest = [1, 3, -2, 2].map((priority) => {
    options.priority = priority
    return run(async () => {
      started.push(String(priority))
    }, options)
  })
  options.priority = 1.5
  await Promise.all([first, ...rest])
  expect(started, 'one options object, changed after each call').toEqual(['3', '2', '1', '-2'])
})

test.each([1.5, -0.5, 101, -101, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'a priority of %d is refused, and nothing else happens',
  async (priority) => {
    const run = createUrgentLimiter(1)
    let called = 0
    const task = async () => {
      called++
    }
    const outcomes = Promise.allSettled([
      run(task, { priority }),
      run(() => sleep(10)),
      run(task, { priority }),
    ])
    await expect(run(async () => 'next')).resolves.toBe('next')
    const [one, , other] = await outcomes
    expect(called, 'calls of the tasks that were refused').toBe(0)
    for (const outcome of [one, other]) {
      expect(outcome).toEqual({ status: 'rejected', reason: expect.any(RangeError) })
    }
  },
)

test('when an urgent task fails, the next one by priority gets its slot', async () => {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const broken = new Error('not an image')
  const first = run(() => sleep(10))
  const low = run(async () => started.push('low'))
  const rejecting = run(
    async () => {
      started.push('rejects')
      await sleep(10)
      throw broken
    },
    { priority: 1 },
  )
  const throwing = run(
    () => {
      started.push('throws')
      throw broken
    },
    { priority: 2 },
  )
  const failures = Promise.allSettled([rejecting, throwing])
  await Promise.all([first, low])
  expect(started).toEqual(['throws', 'rejects', 'low'])
  const failed = { status: 'rejected', reason: broken }
  expect(await failures).toEqual([failed, failed])
})

test('a task may hand in others with a priority', async () => {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const all: Promise<void>[] = []
  const visit = (page: string, priority: number, links: [string, number][]) => {
    all.push(
      run(
        async () => {
          started.push(page)
          await sleep(5)
          for (const [link, urgency] of links) visit(link, urgency, [])
          await sleep(5)
        },
        { priority },
      ),
    )
  }
  visit('home', 0, [
    ['cart', 7],
    ['imprint', -7],
    ['search', 9],
  ])
  visit('blog', 8, [['post', 0]])
  for (const each of all) await each
  expect(started).toEqual(['home', 'search', 'blog', 'cart', 'post', 'imprint'])
})

test('two limiters do not share those who wait', async () => {
  const start = clock.now()
  const [images, mails] = [createUrgentLimiter(1), createUrgentLimiter(1)]
  const endedAt: Record<string, number> = {}
  const task = (name: string, ms: number) => async () => {
    await sleep(ms)
    endedAt[name] = clock.now() - start
  }
  await Promise.all([
    images(task('image 1', 100)),
    images(task('image 2', 100), { priority: 50 }),
    mails(task('mail 1', 10)),
    mails(task('mail 2', 10)),
  ])
  expect(endedAt).toEqual({ 'mail 1': 10, 'mail 2': 20, 'image 1': 100, 'image 2': 200 })
})

test('an urgent task handed in just when a slot becomes free does not exceed the limit', async () => {
  const faults = await inside(async ({ createLimiter }: Solution) => {
    const found: string[] = []
    for (let hops = 0; hops <= 20; hops++) {
      const run = createLimiter(1)
      let active = 0
      const task = (name: string, until: Promise<void>) => async () => {
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
      const c = run(task('c', soon()), { priority: 1 })
      await Promise.all([a, b, c])
    }
    return found
  }, undefined)
  expect(faults[0], 'the first of them').toBeUndefined()
})

test('80,000 waiting tasks with 21 priorities', async () => {
  const seen = await inside(async ({ createLimiter }: Solution, count: number) => {
    const run = createLimiter(8)
    const waiting = Array.from({ length: 8 }, () => Promise.withResolvers<void>())
    for (const { promise } of waiting) run(() => promise)
    const started: number[] = []
    const all: Promise<void>[] = []
    const priorityOf = (call: number) => 10 * ((call * 13) % 21) - 100
    for (let call = 0; call < count; call++) {
      const task = async () => {
        started.push(call)
      }
      all.push(run(task, { priority: priorityOf(call) }))
    }
    for (const { resolve } of waiting) resolve()
    await Promise.all(all)
    let wrong = 0
    for (let place = 1; place < count; place++) {
      const [before = 0, after = 0] = [started[place - 1], started[place]]
      const difference = priorityOf(before) - priorityOf(after)
      if (difference < 0 || (difference === 0 && before > after)) wrong++
    }
    return { started: started.length, wrong }
  }, 80_000)
  expect(seen, 'tasks started, and those that came after one they should have come before').toEqual({
    started: 80_000,
    wrong: 0,
  })
})

test('takes exactly as long as list scheduling by priority does', async () => {
  await fc.assert(
    fc.asyncProperty(urgentLoads, async (load) => {
      const { spans, most } = await measure(load)
      expect(most, `tasks active at once, limit ${load.limit}`).toBeLessThanOrEqual(load.limit)
      expect(idleMoment(load, spans)).toBeUndefined()
      expect(spans, 'start and end of each task in ms').toEqual(urgentPlan(load))
    }),
  )
})
