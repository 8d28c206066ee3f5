/** What can be listened to: emitters of Node's kind and event targets of the web's. */

import { invalidArgType } from '../errors.ts'

type Listener = (...args: unknown[]) => void

interface Emitter {
  on(name: string | symbol, listener: Listener): unknown
  once(name: string | symbol, listener: Listener): unknown
  removeListener(name: string | symbol, listener: Listener): unknown
}

interface Target {
  addEventListener(name: string | symbol, listener: Listener, options: object): void
  removeEventListener(name: string | symbol, listener: Listener): void
}

export type Source = Emitter | Target

/** Adds a listener and returns what removes it. */
export function listen(source: Source, name: string | symbol, listener: Listener, once: boolean): () => void {
  if (typeof (source as Emitter)?.on === 'function') {
    const emitter = source as Emitter
    if (once) emitter.once(name, listener)
    else emitter.on(name, listener)
    return () => emitter.removeListener(name, listener)
  }
  if (typeof (source as Target)?.addEventListener === 'function') {
    const target = source as Target
    target.addEventListener(name, listener, { once })
    return () => target.removeEventListener(name, listener)
  }
  throw invalidArgType('emitter', 'an instance of EventEmitter', source)
}
