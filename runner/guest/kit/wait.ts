import { natives } from './natives.ts'

interface WaitOptions {
  /** Virtual milliseconds after which the last failure is thrown; 1000 unless given. */
  timeout?: number
  /** Virtual milliseconds between two tries; 50 unless given. */
  interval?: number
}

/** Fulfils after `ms` virtual milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    natives.setTimeout(resolve, ms)
  })
}

/** Calls `callback` until it neither throws nor rejects, and fulfils with its result. */
export async function waitFor(callback: () => unknown, options: WaitOptions | number = {}): Promise<unknown> {
  const { timeout = 1000, interval = 50 } = typeof options === 'number' ? { timeout: options } : options
  const end = natives.now() + timeout
  for (;;) {
    try {
      return await callback()
    } catch (error) {
      if (natives.now() + interval > end) throw error
      await sleep(interval)
    }
  }
}

/** Calls `callback` until its result is truthy, and fulfils with that. What the callback throws ends the wait. */
export async function waitUntil(
  callback: () => unknown,
  options: WaitOptions | number = {},
): Promise<unknown> {
  const { timeout = 1000, interval = 50 } = typeof options === 'number' ? { timeout: options } : options
  const end = natives.now() + timeout
  for (;;) {
    const result = await callback()
    if (result) return result
    if (natives.now() + interval > end) throw new Error(`vi.waitUntil: nothing truthy within ${timeout} ms.`)
    await sleep(interval)
  }
}
