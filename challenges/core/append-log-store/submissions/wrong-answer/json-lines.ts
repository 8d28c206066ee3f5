// Bug: keeps values as text in lines of JSON, and not all bytes are text.
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, value: Uint8Array): Promise<void>
  delete(key: string): Promise<void>
  keys(): Promise<string[]>
  compact(): Promise<void>
  close(): Promise<void>
}

interface Place {
  from: number
  length: number
}

export async function open(disk: Disk): Promise<Store> {
  let index = new Map<string, Place>()
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function recover(): Promise<void> {
    const files = await disk.list()
    if (files.includes('spare')) await disk.remove('spare')
    if (!files.includes('lines')) return
    const bytes = await disk.read('lines', 0, await disk.size('lines'))
    let from = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      const line = parsed(bytes.subarray(from, end))
      if (line === undefined) break
      if (line.value === undefined) index.delete(line.key)
      else index.set(line.key, { from, length: end - from })
      from = end + 1
    }
    if (from < bytes.length) await replace(bytes.subarray(0, from))
  }

  async function replace(bytes: Uint8Array): Promise<void> {
    await disk.append('spare', bytes)
    await disk.sync('spare')
    await disk.rename('spare', 'lines')
  }

  async function write(key: string, value: string | undefined): Promise<Place> {
    const line = lineOf(key, value)
    const from = await disk.append('lines', line)
    await disk.sync('lines')
    return { from, length: line.length - 1 }
  }

  async function read(key: string): Promise<string | undefined> {
    const place = index.get(key)
    return place && parsed(await disk.read('lines', place.from, place.length))?.value
  }

  await recover()
  return {
    get: (key) =>
      inTurn(async () => {
        const value = await read(key)
        return value === undefined ? undefined : new TextEncoder().encode(value)
      }),
    put: (key, value) =>
      inTurn(async () => {
        index.set(key, await write(key, new TextDecoder().decode(value)))
      }),
    delete: (key) =>
      inTurn(async () => {
        if (index.has(key)) await write(key, undefined)
        index.delete(key)
      }),
    keys: () => inTurn(async () => [...index.keys()]),
    compact: () =>
      inTurn(async () => {
        const fresh = new Map<string, Place>()
        const bytes: number[] = []
        for (const key of index.keys()) {
          const line = lineOf(key, await read(key))
          fresh.set(key, { from: bytes.length, length: line.length - 1 })
          bytes.push(...line)
        }
        await replace(Uint8Array.from(bytes))
        index = fresh
      }),
    close: () => inTurn(async () => undefined),
  }
}

function lineOf(key: string, value: string | undefined): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ key, value })}\n`)
}

function parsed(line: Uint8Array): { key: string; value?: string } | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(line))
  } catch {
    return undefined
  }
}
