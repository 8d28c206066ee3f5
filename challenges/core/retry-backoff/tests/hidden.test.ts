import { clock, describe, expect, fc, inside, test } from 'hotseat/kit'
import { type RetryOptions, retry } from '#solution'
import { flaky, outcomeOf } from './helpers.ts'

type Solution = typeof import('#solution')

const usual: RetryOptions = { retries: 5, baseMs: 100, maxMs: 1000 }
/** A wait so long that aborting 100 ms after the failure is certain to be in the middle of it. */
const daysLong: RetryOptions = { retries: 3, baseMs: 1_000_000_000, maxMs: 1_000_000_000 }
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('attempts', () => {
  test('are numbered from 1', async () => {
    const numbers: unknown[] = []
    const operation = async (attempt: number) => {
      numbers.push(attempt)
      throw new Error('down')
    }
    await outcomeOf(retry(operation, { ...usual, retries: 4 }))
    expect(numbers).toEqual([1, 2, 3, 4, 5])
  })

  test('never overlap: the next one starts after the previous one has failed', async () => {
    let running = 0
    let mostAtOnce = 0
    const operation = async () => {
      mostAtOnce = Math.max(mostAtOnce, ++running)
      await sleep(10_000)
      running--
      throw new Error('timed out')
    }
    await outcomeOf(retry(operation, usual))
    expect(mostAtOnce, 'attempts running at the same time').toBe(1)
  })

  test('the first one starts at once, and its success costs no time', async () => {
    const start = clock.now()
    const { operation, startedAt } = flaky(0)
    const end = await outcomeOf(retry(operation, { ...daysLong }))
    expect(startedAt).toEqual([start])
    expect(end, 'a healthy service must not be slowed down').toEqual({
      how: 'fulfilled',
      value: 'ok',
      at: start,
    })
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['zero', 0],
    ['the empty string', ''],
    ['false', false],
    ['NaN', Number.NaN],
  ])('a result of %s is a success', async (_, value) => {
    let calls = 0
    const operation = async () => {
      calls++
      return value
    }
    const end = await outcomeOf(retry(operation, usual))
    expect([end.how, end.value, calls]).toEqual(['fulfilled', value, 1])
  })

  test('a synchronous throw is a failed attempt like any other', async () => {
    const attempts: number[] = []
    const operation = (attempt: number) => {
      attempts.push(attempt)
      if (attempt === 2) throw new Error('thrown before a promise was made')
      return attempt < 4 ? Promise.reject(new Error('503')) : Promise.resolve('ok')
    }
    const end = await outcomeOf(retry(operation, usual))
    expect([end.how, end.value]).toEqual(['fulfilled', 'ok'])
    expect(attempts).toEqual([1, 2, 3, 4])
  })

  test('a synchronous throw of every attempt rejects with the last error', async () => {
    let last: unknown
    const operation = (attempt: number) => {
      last = new Error(`failure ${attempt}`)
      throw last
    }
    const end = await outcomeOf(retry(operation, { ...usual, retries: 2 }))
    expect(end.how).toBe('rejected')
    expect(end.value, 'the last error').toBe(last)
    expect(String(end.value)).toBe('Error: failure 3')
  })
})

describe('waits', () => {
  test('are over when the last attempt has failed', async () => {
    const { operation, startedAt } = flaky(Number.POSITIVE_INFINITY)
    const end = await outcomeOf(retry(operation, { retries: 2, baseMs: 1_000_000, maxMs: 1_000_000 }))
    expect(
      end.at - (startedAt.at(-1) ?? Number.NaN),
      'milliseconds from the last failure to the answer',
    ).toBe(0)
    expect(clock.pending(), 'timers left').toBe(0)
  })

  test('of different calls are independent', async () => {
    const fast = flaky(1)
    const slow = flaky(3)
    const [first, second] = await Promise.all([
      outcomeOf(retry(fast.operation, { retries: 1, baseMs: 10, maxMs: 10 })),
      outcomeOf(retry(slow.operation, { retries: 3, baseMs: 10, maxMs: 10 })),
    ])
    expect([first.value, fast.startedAt.length]).toEqual(['ok', 2])
    expect([second.value, slow.startedAt.length]).toEqual(['ok', 4])
  })

  test('need one timer at a time', async () => {
    const start = clock.now()
    const { operation } = flaky(Number.POSITIVE_INFINITY)
    const promise = outcomeOf(
      retry(operation, { ...usual, retries: 4, signal: new AbortController().signal }),
    )
    let most = 0
    for (let i = 0; i < 100; i++) {
      most = Math.max(most, clock.pending())
      await sleep(25)
    }
    expect(most, 'timers waiting at once').toBeLessThanOrEqual(1)
    expect((await promise).at - start).toBeLessThanOrEqual(100 + 200 + 400 + 800)
    expect(clock.pending(), 'timers left at the end').toBe(0)
  })
})

describe('errors', () => {
  class HttpError extends Error {
    readonly status: number

    constructor(status: number) {
      super(`HTTP ${status}`)
      this.status = status
    }
  }

  test.each([
    ['an error of a class', new HttpError(503)],
    ['an error with a cause', new Error('outer', { cause: new Error('inner') })],
    ['a plain object', { code: 'ECONNRESET' }],
    ['a string', 'down'],
    ['zero', 0],
    ['null', null],
    ['undefined', undefined],
  ])('%s arrives untouched', async (_, error) => {
    const { operation, startedAt } = flaky(Number.POSITIVE_INFINITY, () => error)
    const end = await outcomeOf(retry(operation, { ...usual, retries: 1 }))
    expect(end.how).toBe('rejected')
    expect(end.value).toBe(error)
    expect(startedAt.length, 'attempts made').toBe(2)
  })

  test('that are not retryable end the call at once', async () => {
    const start = clock.now()
    const isRetryable = (error: unknown) => error instanceof HttpError && error.status >= 500
    const { operation, startedAt } = flaky(1, () => new HttpError(422))
    const end = await outcomeOf(retry(operation, { ...usual, isRetryable }))
    expect(startedAt.length, 'a 422 stays a 422 however often it is sent').toBe(1)
    expect(String(end.value)).toBe('Error: HTTP 422')
    expect(end.at - start, 'virtual milliseconds spent').toBe(0)
  })

  test('are judged one by one', async () => {
    const statuses = [500, 503, 404, 500]
    const seen: unknown[] = []
    const isRetryable = (error: unknown) => {
      seen.push(error)
      return error instanceof HttpError && error.status >= 500
    }
    const failures = statuses.map((status) => new HttpError(status))
    let calls = 0
    const operation = async () => {
      throw failures[calls++]
    }
    const end = await outcomeOf(retry(operation, { ...usual, isRetryable }))
    expect(calls, 'attempts made').toBe(3)
    expect(end.value).toBe(failures[2])
    expect(seen, 'errors shown to isRetryable').toEqual(failures.slice(0, 3))
  })
})

describe('abort', () => {
  test('before the call: no attempt, and the reason arrives untouched', async () => {
    const reason = new Error('shutting down')
    const { operation, startedAt } = flaky(0)
    const end = await outcomeOf(retry(operation, { ...usual, signal: AbortSignal.abort(reason) }))
    expect(startedAt.length, 'attempts made').toBe(0)
    expect(end.how).toBe('rejected')
    expect(end.value).toBe(reason)
  })

  test('during a wait: rejects in the same millisecond', async () => {
    const start = clock.now()
    const controller = new AbortController()
    const reason = new Error('shutting down')
    const { operation, startedAt } = flaky(Number.POSITIVE_INFINITY)
    const promise = outcomeOf(retry(operation, { ...daysLong, signal: controller.signal }))
    await sleep(100)
    controller.abort(reason)
    const end = await promise
    expect(end.at - start, 'milliseconds until the call ended; the abort came at 100').toBe(100)
    expect(end.value).toBe(reason)
    expect(startedAt.length, 'attempts made').toBe(1)
  })

  test('during a wait: leaves no timer and makes no further attempt', async () => {
    const controller = new AbortController()
    const { operation, startedAt } = flaky(Number.POSITIVE_INFINITY)
    const promise = outcomeOf(retry(operation, { ...daysLong, signal: controller.signal }))
    await sleep(100)
    controller.abort(new Error('shutting down'))
    await promise
    expect(clock.pending(), 'timers left: they keep a process from ending').toBe(0)
    await sleep(2_000_000_000)
    expect(startedAt.length, 'attempts made').toBe(1)
  })

  test('while an attempt runs that fails: no wait and no further attempt', async () => {
    const start = clock.now()
    const controller = new AbortController()
    const reason = new Error('shutting down')
    let calls = 0
    const operation = async () => {
      calls++
      await sleep(50)
      controller.abort(reason)
      await sleep(50)
      throw new Error('503')
    }
    const end = await outcomeOf(retry(operation, { ...daysLong, signal: controller.signal }))
    expect(calls, 'attempts made').toBe(1)
    expect(end.value).toBe(reason)
    expect(end.at - start, 'milliseconds until the call ended; the attempt failed at 100').toBe(100)
    expect(clock.pending(), 'timers left').toBe(0)
  })

  test('while an attempt runs that succeeds: the work is done, so its value counts', async () => {
    const controller = new AbortController()
    const operation = async (attempt: number) => {
      if (attempt === 1) throw new Error('503')
      controller.abort(new Error('shutting down'))
      await sleep(50)
      return 'ok'
    }
    const end = await outcomeOf(retry(operation, { ...usual, signal: controller.signal }))
    expect([end.how, end.value]).toEqual(['fulfilled', 'ok'])
  })

  test('no listener stays on a signal that outlives the call', async () => {
    const left = await inside(async ({ retry }: Solution) => {
      const { signal } = new AbortController()
      const listeners = new Set<unknown>()
      const add = signal.addEventListener.bind(signal)
      const remove = signal.removeEventListener.bind(signal)
      const watched = signal as { addEventListener: unknown; removeEventListener: unknown }
      watched.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
        if (type === 'abort') listeners.add(listener)
        if (typeof options === 'object' && options.signal) {
          options.signal.addEventListener('abort', () => listeners.delete(listener))
        }
        add(type, listener, options)
      }
      watched.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
        if (type === 'abort') listeners.delete(listener)
        remove(type, listener, options)
      }
      const count = () => listeners.size + (signal.onabort ? 1 : 0)
      const options = { retries: 3, baseMs: 10, maxMs: 100, signal }

      await retry(async (attempt) => {
        if (attempt < 4) throw new Error('503')
      }, options)
      const afterSuccess = count()
      await retry(async () => Promise.reject(new Error('503')), options).catch(() => {})
      return { afterSuccess, afterFailure: count() - afterSuccess }
    }, undefined)
    expect(left, 'listeners left on the signal').toEqual({ afterSuccess: 0, afterFailure: 0 })
  })
})

describe('many calls', () => {
  test('make at most 1 + retries attempts', async () => {
    const cases = fc.record({ retries: fc.nat(8), failures: fc.nat(10) })
    await fc.assert(
      fc.asyncProperty(cases, async ({ retries, failures }) => {
        const { operation, startedAt } = flaky(failures)
        const end = await outcomeOf(retry(operation, { ...usual, retries }))
        expect(startedAt.length, 'attempts made').toBe(Math.min(failures, retries) + 1)
        expect(end.how).toBe(failures <= retries ? 'fulfilled' : 'rejected')
      }),
    )
  })

  test('wait at most min(maxMs, baseMs * 2^(n-1))', async () => {
    const cases = fc.record({
      baseMs: fc.integer({ min: 1, max: 500 }),
      maxMs: fc.integer({ min: 500, max: 20_000 }),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ baseMs, maxMs }) => {
        const { operation, waits } = flaky(Number.POSITIVE_INFINITY)
        await outcomeOf(retry(operation, { retries: 10, baseMs, maxMs }))
        waits().forEach((wait, i) => {
          expect(wait, `wait before retry ${i + 1}`).toBeLessThanOrEqual(Math.min(maxMs, baseMs * 2 ** i))
        })
      }),
      { numRuns: 40 },
    )
  })

  test('draw waits from the whole range, evenly', async () => {
    const calls = 200
    const bounds = [1000, 2000, 4000, 4000]
    const all = await failTogether(calls, { retries: 4, baseMs: 1000, maxMs: 4000 })
    const quarters = [0, 0, 0, 0]
    bounds.forEach((bound, i) => {
      const shares = all.map((waits) => (waits[i] ?? Number.NaN) / bound)
      const mean = shares.reduce((sum, share) => sum + share, 0) / calls
      expect(mean, `mean wait before retry ${i + 1}, as a share of its bound`).toBeGreaterThan(0.4)
      expect(mean, `mean wait before retry ${i + 1}, as a share of its bound`).toBeLessThan(0.6)
      for (const share of shares) {
        const quarter = Math.min(3, Math.floor(share * 4))
        quarters[quarter] = (quarters[quarter] ?? 0) + 1
      }
    })
    quarters.forEach((count, i) => {
      const share = count / (calls * bounds.length)
      const why = `share of the waits in quarter ${i + 1} of the range: clients in step stay in step`
      expect(share, why).toBeGreaterThan(0.15)
      expect(share, why).toBeLessThan(0.35)
    })
  })

  test('draw anew before every retry', async () => {
    const bounds = [1000, 2000, 4000, 4000]
    const all = await failTogether(100, { retries: 4, baseMs: 1000, maxMs: 4000 })
    const monotonous = all.filter((waits) => {
      const quarters = waits.map((wait, i) => Math.min(3, Math.floor((wait / (bounds[i] ?? Number.NaN)) * 4)))
      return new Set(quarters).size === 1
    })
    const share = monotonous.length / all.length
    expect(share, 'share of calls whose four waits all lie in the same quarter of the range').toBeLessThan(
      0.2,
    )
  })

  test('keep the cap for 60 retries', async () => {
    const all = await failTogether(20, { retries: 60, baseMs: 100, maxMs: 5000 })
    for (let n = 7; n <= 60; n++) {
      const longest = Math.max(...all.map((waits) => waits[n - 1] ?? Number.NaN))
      expect(longest, `longest of 20 waits before retry ${n}`).toBeLessThanOrEqual(5000)
      expect(longest, `longest of 20 waits before retry ${n}: the bound has collapsed`).toBeGreaterThan(1000)
    }
  })
})

/** Runs calls that always fail, side by side; returns the waits of each. */
async function failTogether(calls: number, options: RetryOptions): Promise<number[][]> {
  const workers = Array.from({ length: calls }, () => flaky(Number.POSITIVE_INFINITY))
  await Promise.all(workers.map(({ operation }) => outcomeOf(retry(operation, options))))
  return workers.map(({ waits }) => waits())
}
