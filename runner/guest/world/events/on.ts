/** `events.on`: the coming events as an async iterator. */

import { AbortError } from '../modules/abort-error.ts'
import { listen, type Source } from './source.ts'

interface Options {
  signal?: AbortSignal
  /** Names of events that end the iteration. */
  close?: string[]
}

interface Waiting {
  resolve(result: IteratorResult<unknown[], undefined>): void
  reject(error: unknown): void
}

/** Events are kept until they are asked for; an `error` or the signal ends the iteration with a rejection. */
export function eventsOn(
  source: Source,
  name: string | symbol,
  options: Options = {},
): AsyncIterableIterator<unknown[], undefined> & AsyncDisposable {
  const { signal, close = [] } = options
  if (signal?.aborted) throw new AbortError(signal)
  const events: unknown[][] = []
  const waiting: Waiting[] = []
  let failure: { error: unknown } | undefined
  let finished = false

  const push = (...args: unknown[]) => {
    const next = waiting.shift()
    if (next === undefined) events.push(args)
    else next.resolve({ value: args, done: false })
  }
  const fail = (error: unknown) => {
    const next = waiting.shift()
    if (next === undefined) failure = { error }
    else next.reject(error)
    finish()
  }
  const stops = [listen(source, name, push, false)]
  if (name !== 'error' && typeof (source as { on?: unknown }).on === 'function') {
    stops.push(listen(source, 'error', fail, false))
  }
  for (const end of close) stops.push(listen(source, end, finish, false))
  if (signal !== undefined) {
    const abort = () => fail(new AbortError(signal))
    signal.addEventListener('abort', abort, { once: true })
    stops.push(() => signal.removeEventListener('abort', abort))
  }

  function finish(): void {
    finished = true
    for (const stop of stops.splice(0)) stop()
    for (const next of waiting.splice(0)) next.resolve({ value: undefined, done: true })
  }

  return {
    async next() {
      const value = events.shift()
      if (value !== undefined) return { value, done: false }
      if (failure !== undefined) {
        const { error } = failure
        failure = undefined
        throw error
      }
      if (finished) return { value: undefined, done: true }
      return await new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    async return() {
      finish()
      return { value: undefined, done: true }
    },
    async throw(error) {
      fail(error)
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      finish()
    },
  }
}
