// Bug: keeps every record for ever.
import { createHash } from 'node:crypto'

export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, value: Uint8Array): Promise<void>
  delete(key: string): Promise<void>
  keys(): Promise<string[]>
  compact(): Promise<void>
  close(): Promise<void>
}

const log = 'log'
const spare = 'spare'

/** A record is the checksum of the rest, the length of the key, that of the value or `deleted`, key and value. */
const sumBytes = 8
const headBytes = 16
const deleted = 0xffffffff

/** One log, one queue: every call waits for the one before, so what the disk may reorder is never under way. */
export async function open(disk: Disk): Promise<Store> {
  const index = new Map<string, { from: number; length: number }>()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  /** Takes up to the first record that is not whole. What stands behind that is garbage, and must not stay. */
  async function recover(): Promise<void> {
    const files = await disk.list()
    if (files.includes(spare)) await disk.remove(spare)
    if (!files.includes(log)) return
    const bytes = await disk.read(log, 0, await disk.size(log))
    let end = 0
    for (const { key, value, next } of records(bytes)) {
      if (value === undefined) index.delete(key)
      else index.set(key, { from: next - value.length, length: value.length })
      end = next
    }
    if (end < bytes.length) await replaceLog(bytes.subarray(0, end))
  }

  /** The new log is safe before it gets its name. */
  async function replaceLog(bytes: Uint8Array): Promise<void> {
    await disk.append(spare, bytes)
    await disk.sync(spare)
    await disk.rename(spare, log)
  }

  async function write(key: string, value: Uint8Array | undefined): Promise<number> {
    const record = encode(key, value)
    const from = await disk.append(log, record)
    await disk.sync(log)
    return from + record.length
  }

  async function read(key: string): Promise<Uint8Array | undefined> {
    const place = index.get(key)
    return place && disk.read(log, place.from, place.length)
  }

  await recover()
  return {
    get: (key) => inTurn(() => read(key)),
    put: (key, value) =>
      inTurn(async () => {
        const end = await write(key, value)
        index.set(key, { from: end - value.length, length: value.length })
      }),
    delete: (key) =>
      inTurn(async () => {
        if (!index.has(key)) return
        await write(key, undefined)
        index.delete(key)
      }),
    keys: () => inTurn(async () => [...index.keys()]),
    compact: () => inTurn(async () => undefined),
    close: () => inTurn(async () => undefined),
  }
}

function encode(key: string, value: Uint8Array | undefined): Uint8Array {
  const name = new TextEncoder().encode(key)
  const lengths = new DataView(new ArrayBuffer(headBytes - sumBytes))
  lengths.setUint32(0, name.length)
  lengths.setUint32(4, value?.length ?? deleted)
  const body = joined([new Uint8Array(lengths.buffer), name, value ?? new Uint8Array()])
  return joined([sumOf(body), body])
}

function* records(
  bytes: Uint8Array,
): Generator<{ key: string; value: Uint8Array | undefined; next: number }> {
  let at = 0
  while (at + headBytes <= bytes.length) {
    const lengths = new DataView(bytes.buffer, bytes.byteOffset + at + sumBytes)
    const middle = at + headBytes + lengths.getUint32(0)
    const length = lengths.getUint32(4)
    const next = length === deleted ? middle : middle + length
    if (next > bytes.length) return
    const sum = sumOf(bytes.subarray(at + sumBytes, next))
    if (sum.some((byte, index) => byte !== bytes[at + index])) return
    const key = new TextDecoder().decode(bytes.subarray(at + headBytes, middle))
    yield { key, value: length === deleted ? undefined : bytes.subarray(middle, next), next }
    at = next
  }
}

function sumOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest().subarray(0, sumBytes)
}

function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
