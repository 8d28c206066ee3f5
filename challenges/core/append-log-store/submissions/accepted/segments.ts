export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, value: Uint8Array): Promise<void>
  delete(key: string): Promise<void>
  keys(): Promise<string[]>
  compact(): Promise<void>
  close(): Promise<void>
}

interface Place {
  file: string
  from: number
  length: number
}

interface Write {
  key: string
  value: Uint8Array | undefined
  done(): void
  failed(error: unknown): void
}

const headBytes = 12
const deleted = 0xffffffff

/**
 * A new segment at each start and at each compaction: garbage at the end of a file never has anything behind it, and files
 * that are read do not change. Writes that wait while others are synced share the next append and sync.
 */
export async function open(disk: Disk): Promise<Store> {
  const index = new Map<string, Place>()
  let waiting: Write[] = []
  let writing: Promise<void> | undefined
  let compacting: Promise<void> = Promise.resolve()
  let old: string[] = []

  for (const file of await disk.list()) {
    if (file.startsWith('merge-')) {
      await disk.remove(file)
      continue
    }
    old.push(file)
    const bytes = await disk.read(file, 0, await disk.size(file))
    for (const { key, from, length } of records(bytes)) {
      if (length === deleted) index.delete(key)
      else index.set(key, { file, from, length })
    }
  }
  // Even numbers are for segments, the odd ones between them for what compaction makes of all before.
  let number =
    old.length === 0 ? 0 : numberOf(old.at(-1) as string) + 2 - (numberOf(old.at(-1) as string) % 2)
  let active = nameOf(number)

  function write(key: string, value: Uint8Array | undefined): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ key, value, done, failed })
      writing ??= flush()
    })
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      const file = active
      try {
        const parts = group.map(({ key, value }) => encode(key, value))
        let at = await disk.append(file, joined(parts))
        await disk.sync(file)
        for (const [position, { key, value, done }] of group.entries()) {
          at += (parts[position] as Uint8Array).length
          if (value === undefined) index.delete(key)
          else index.set(key, { file, from: at - value.length, length: value.length })
          done()
        }
      } catch (error) {
        for (const { failed } of group) failed(error)
      }
    }
    writing = undefined
  }

  /** A segment may be gone between the look into the index and the read: then the index has another place. */
  async function get(key: string): Promise<Uint8Array | undefined> {
    const place = index.get(key)
    if (place === undefined) return undefined
    try {
      return await disk.read(place.file, place.from, place.length)
    } catch (error) {
      if (index.get(key) === place) throw error
      return get(key)
    }
  }

  async function merge(): Promise<void> {
    const ended = active
    const target = nameOf(number + 1)
    number += 2
    active = nameOf(number)
    while (writing !== undefined) await writing
    const gone = [...old, ended]
    const kept = [...index].filter(([, { file }]) => gone.includes(file))
    const parts: Uint8Array[] = []
    const places: [string, Place, Place][] = []
    let at = 0
    for (const [key, place] of kept) {
      const value = await disk.read(place.file, place.from, place.length)
      const record = encode(key, value)
      parts.push(record)
      at += record.length
      places.push([key, place, { file: target, from: at - value.length, length: value.length }])
    }
    await disk.append(`merge-${target}`, joined(parts))
    await disk.sync(`merge-${target}`)
    await disk.rename(`merge-${target}`, target)
    for (const [key, before, after] of places) if (index.get(key) === before) index.set(key, after)
    const present = await disk.list()
    // The oldest first: a deletion must not go before what it deletes.
    for (const file of gone) if (present.includes(file)) await disk.remove(file)
    old = [target]
  }

  return {
    get,
    put: write,
    delete: (key) => write(key, undefined),
    keys: async () => [...index.keys()],
    compact() {
      compacting = compacting.then(merge)
      return compacting
    },
    async close() {
      await compacting
      await writing
    },
  }
}

function nameOf(number: number): string {
  return String(number).padStart(9, '0')
}

function numberOf(name: string): number {
  return Number(name)
}

function encode(key: string, value: Uint8Array | undefined): Uint8Array {
  const name = new TextEncoder().encode(key)
  const record = joined([new Uint8Array(headBytes), name, value ?? new Uint8Array()])
  const view = new DataView(record.buffer)
  view.setUint32(4, name.length)
  view.setUint32(8, value?.length ?? deleted)
  view.setUint32(0, sumOf(record.subarray(4)))
  return record
}

function* records(bytes: Uint8Array): Generator<{ key: string; from: number; length: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + headBytes <= bytes.length; ) {
    const from = at + headBytes + view.getUint32(at + 4)
    const length = view.getUint32(at + 8)
    const next = from + (length === deleted ? 0 : length)
    if (next > bytes.length || view.getUint32(at) !== sumOf(bytes.subarray(at + 4, next))) return
    yield { key: new TextDecoder().decode(bytes.subarray(at + headBytes, from)), from, length }
    at = next
  }
}

/** FNV-1a, 32 bits; zeros do not sum up to zero. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193)
  return sum >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
