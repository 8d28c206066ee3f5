import { define, P } from './bridge/primordials.ts'
import type { MainEnd } from './realms.ts'

/** A node's disk as its program holds it: every call goes out as primitives and bytes, and is answered by number. */
export interface NodeDisk {
  handle: object
  /** Answers a call: the value is a primitive, bytes, or names of files in JSON; of an error its name, message and code. */
  done(callId: number, ok: boolean, value: unknown, message: string, code: string): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

export function createNodeDisk(main: Pick<MainEnd, 'disk'>): NodeDisk {
  const waiting = new P.Map<number, Waiting>()
  let calls = 0

  function ask(call: string, ...args: unknown[]): Promise<unknown> {
    const id = ++calls
    return new P.Promise((resolve, reject) => {
      P.mapSet(waiting, id, { resolve, reject })
      main.disk(id, call, asPrimitive(args[0]), asPrimitive(args[1]), asPrimitive(args[2]), bytesIn(args[1]))
    })
  }

  const handle = {
    append: (file: unknown, bytes: unknown) => ask('append', file, bytes),
    read: (file: unknown, from: unknown, length: unknown) => ask('read', file, from, length),
    size: (file: unknown) => ask('size', file),
    sync: (file: unknown) => ask('sync', file),
    rename: (from: unknown, to: unknown) => ask('rename', from, to),
    remove: (file: unknown) => ask('remove', file),
    list: () => ask('list'),
  }
  const names = P.ownKeys(handle)
  for (let index = 0; index < names.length; index++) P.freeze(P.get(handle, names[index] as string) as object)

  return {
    handle: P.freeze(handle),
    done(callId, ok, value, message, code) {
      const call = P.mapGet(waiting, callId) as Waiting | undefined
      P.mapDelete(waiting, callId)
      if (call === undefined) return
      if (ok) return call.resolve(ownValue(value))
      const error =
        value === 'TypeError'
          ? new P.TypeError(message)
          : value === 'RangeError'
            ? new P.RangeError(message)
            : new P.Error(message)
      if (code !== '') define(error, 'code', code, true)
      call.reject(error)
    },
  }
}

/** What is no primitive crosses as undefined: the disk says what it wanted instead. */
function asPrimitive(value: unknown): unknown {
  if (value === null) return null
  return typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol'
    ? undefined
    : value
}

function bytesIn(value: unknown): Uint8Array | undefined {
  return typeof value === 'object' && value !== null && P.typedArrayTag(value) === 'Uint8Array'
    ? (value as Uint8Array)
    : undefined
}

/** The same of this realm's objects. */
function ownValue(value: unknown): unknown {
  if (typeof value === 'string') {
    const names: string[] = []
    const parsed = P.parse(value) as string[]
    for (let index = 0; index < parsed.length; index++) define(names, index, parsed[index], true)
    return names
  }
  if (typeof value !== 'object' || value === null) return value
  const bytes = new P.Uint8Array(P.typedArrayBytes(value) as number)
  P.bytesSet(bytes, value as Uint8Array)
  return bytes
}

/** For the other end: bytes of another realm as bytes of this one. */
export function copyBytes(given: Uint8Array): Uint8Array {
  const bytes = new P.Uint8Array(P.typedArrayBytes(given) as number)
  P.bytesSet(bytes, given)
  return bytes
}

/** For the other end: names of files as one text. */
export function namesText(names: readonly string[]): string {
  let text = ''
  for (let index = 0; index < names.length; index++)
    text += `${index === 0 ? '' : ','}${P.quote(names[index] as string)}`
  return `[${text}]`
}
