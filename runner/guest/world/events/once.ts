/** `events.once`: the next event as a promise. */

import { invalidArgType } from '../errors.ts'
import { AbortError } from '../modules/abort-error.ts'
import { listen, type Source } from './source.ts'

interface Options {
  signal?: AbortSignal
}

/** Settles with the arguments of the next `name`, or rejects with the next `error` or when the signal aborts. */
export async function eventsOnce(
  source: Source,
  name: string | symbol,
  options: Options = {},
): Promise<unknown[]> {
  if (typeof options !== 'object') throw invalidArgType('options', 'of type object', options)
  const { signal } = options
  if (signal?.aborted) throw new AbortError(signal)
  return await new Promise((resolve, reject) => {
    const stops: (() => void)[] = []
    const settle = (action: () => void) => {
      for (const stop of stops) stop()
      action()
    }
    stops.push(listen(source, name, (...args) => settle(() => resolve(args)), true))
    if (name !== 'error' && typeof (source as { once?: unknown }).once === 'function') {
      stops.push(listen(source, 'error', (error) => settle(() => reject(error)), true))
    }
    if (signal === undefined) return
    const abort = () => settle(() => reject(new AbortError(signal)))
    signal.addEventListener('abort', abort, { once: true })
    stops.push(() => signal.removeEventListener('abort', abort))
  })
}
