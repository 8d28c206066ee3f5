/** node:timers/promises on the virtual clock. */

import { env } from '../env.ts'
import { invalidArgType } from '../errors.ts'
import { AbortError } from '../modules/abort-error.ts'

interface Options {
  signal?: AbortSignal
  ref?: boolean
}

const maxDelay = 2 ** 31 - 1

function setTimeout<T>(delay?: number, value?: T, options?: Options): Promise<T | undefined> {
  return wait(milliseconds(delay), value, options)
}

function setImmediate<T>(value?: T, options?: Options): Promise<T | undefined> {
  return wait(0, value, options)
}

async function* setInterval<T>(
  delay?: number,
  value?: T,
  options?: Options,
): AsyncGenerator<T | undefined, void> {
  const signal = checkOptions(options)
  if (signal?.aborted) throw new AbortError(signal)
  let ticks = 0
  let wake: () => void = () => undefined
  const timer = env.setTimer(
    () => {
      ticks++
      wake()
    },
    milliseconds(delay),
    true,
  )
  const abort = () => wake()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      if (ticks === 0 && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (signal?.aborted) throw new AbortError(signal)
      for (; ticks > 0; ticks--) yield value
    }
  } finally {
    env.clearTimer(timer)
    signal?.removeEventListener('abort', abort)
  }
}

async function wait<T>(
  delay: number,
  value: T | undefined,
  options: Options | undefined,
): Promise<T | undefined> {
  const signal = checkOptions(options)
  if (signal?.aborted) throw new AbortError(signal)
  return await new Promise((resolve, reject) => {
    const abort = () => {
      env.clearTimer(timer)
      reject(new AbortError(signal as AbortSignal))
    }
    const timer = env.setTimer(
      () => {
        signal?.removeEventListener('abort', abort)
        resolve(value)
      },
      delay,
      false,
    )
    signal?.addEventListener('abort', abort, { once: true })
  })
}

function milliseconds(delay: unknown): number {
  if (delay !== undefined && typeof delay !== 'number') throw invalidArgType('delay', 'of type number', delay)
  return delay !== undefined && delay >= 1 && delay <= maxDelay ? Math.trunc(delay) : 1
}

function checkOptions(options: Options | undefined): AbortSignal | undefined {
  if (options === undefined) return undefined
  if (typeof options !== 'object' || options === null)
    throw invalidArgType('options', 'of type object', options)
  const { signal, ref } = options
  if (signal !== undefined && (typeof signal !== 'object' || !('aborted' in signal))) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal)
  }
  if (ref !== undefined && typeof ref !== 'boolean')
    throw invalidArgType('options.ref', 'of type boolean', ref)
  return signal
}

export default {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: {
    wait: (delay: number, options?: Options) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  },
}
