import { natives } from './natives.ts'
import { sleep } from './wait.ts'

type Make = (value: unknown, message?: string) => object

/**
 * `expect.poll(fn).matcher()`: tries again every `interval` virtual milliseconds until the matcher is content or
 * `timeout` has passed, then rejects with its last failure.
 */
export function createPoll(
  make: Make,
  count: () => void,
  track: (check: Promise<unknown>) => unknown,
): unknown {
  return (fn: () => unknown, options: { interval?: number; timeout?: number; message?: string } = {}) => {
    const { interval = 50, timeout = 1000, message } = options
    count()
    const attempt = async (words: readonly string[], args: readonly unknown[]) => {
      const value = await fn()
      let reached: unknown = make(value, message)
      for (const word of words.slice(0, -1)) reached = Reflect.get(Object(reached), word)
      const matcher: unknown = Reflect.get(Object(reached), words.at(-1) ?? '')
      if (typeof matcher === 'function') await Reflect.apply(matcher, reached, args)
    }
    const run = async (words: readonly string[], args: readonly unknown[]) => {
      const end = natives.now() + timeout
      for (;;) {
        try {
          return await attempt(words, args)
        } catch (error) {
          if (natives.now() + interval > end) throw error
          await sleep(interval)
        }
      }
    }
    const chain = (words: readonly string[]): object =>
      new Proxy(function matcher() {}, {
        get(_target, word) {
          if (typeof word === 'symbol' || word === 'then') return undefined
          if (word === 'resolves' || word === 'rejects') {
            throw new SyntaxError(
              `expect.poll() cannot be combined with .${word}: the function is awaited already.`,
            )
          }
          return chain([...words, word])
        },
        apply: (_target, _self, args) => track(run(words, args)),
      })
    return chain([])
  }
}
