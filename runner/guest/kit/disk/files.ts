import { diskError } from './errors.ts'
import type { Fate } from './options.ts'

interface Content {
  data: Uint8Array
  length: number
  /** So many bytes at the beginning survive any crash. */
  durable: number
}

/** What is on a disk. Names are always durable; bytes are once they are synced. */
export interface Files {
  /** Returns the offset at which the bytes begin. @throws ENOSPC, and then nothing was written */
  append(file: string, bytes: Uint8Array): number
  /** @throws ENOENT, as the calls below */
  read(file: string, from: number, length: number): Uint8Array
  size(file: string): number
  sync(file: string): void
  rename(from: string, to: string): void
  remove(file: string): void
  list(): string[]
  has(file: string): boolean
  usedBytes(): number
  /** Whether a crash could take anything. */
  atRisk(): boolean
  /** Decides about all bytes that are not synced, and says what became of them. */
  crash(fate: Fate | undefined, random: () => number): string
}

export interface Capacity {
  capacityBytes: number
  maxFiles: number
}

export function createFiles({ capacityBytes, maxFiles }: Capacity): Files {
  const files = new Map<string, Content>()
  let used = 0

  function find(file: string, call: string): Content {
    const found = files.get(file)
    if (found === undefined) throw diskError('ENOENT', call, file)
    return found
  }

  function drop(file: string): void {
    used -= files.get(file)?.length ?? 0
    files.delete(file)
  }

  return {
    append(file, bytes) {
      const known = files.get(file)
      if (used + bytes.length > capacityBytes || (known === undefined && files.size >= maxFiles)) {
        throw diskError('ENOSPC', 'append', file)
      }
      const content = known ?? { data: new Uint8Array(0), length: 0, durable: 0 }
      files.set(file, content)
      const offset = content.length
      grow(content, offset + bytes.length)
      content.data.set(bytes, offset)
      content.length += bytes.length
      used += bytes.length
      return offset
    },
    read(file, from, length) {
      const { data, length: end } = find(file, 'read')
      return data.slice(Math.min(from, end), Math.min(from + length, end))
    },
    size: (file) => find(file, 'size').length,
    sync(file) {
      const content = find(file, 'sync')
      content.durable = content.length
    },
    rename(from, to) {
      const content = find(from, 'rename')
      if (from === to) return
      drop(to)
      files.delete(from)
      files.set(to, content)
    },
    remove(file) {
      find(file, 'remove')
      drop(file)
    },
    list: () => [...files.keys()].sort(),
    has: (file) => files.has(file),
    usedBytes: () => used,
    atRisk: () => files.values().some(({ length, durable }) => length > durable),
    crash(fate, random) {
      const told: string[] = []
      for (const [file, content] of files) {
        const unsynced = content.length - content.durable
        if (unsynced === 0) continue
        const said = settle(content, fate ?? pick(random), random)
        told.push(`${file}: ${said} of ${unsynced} unsynced bytes`)
        used -= content.durable + unsynced - content.length
        content.durable = content.length
      }
      return told.join('; ')
    },
  }
}

function grow(content: Content, needed: number): void {
  if (needed <= content.data.length) return
  const data = new Uint8Array(Math.max(needed, content.data.length * 2))
  data.set(content.data)
  content.data = data
}

function pick(random: () => number): Fate {
  return (['lost', 'torn', 'kept'] as const)[Math.floor(random() * 3)] as Fate
}

function settle(content: Content, fate: Fate, random: () => number): string {
  if (fate === 'kept') return 'all'
  if (fate === 'lost') {
    content.length = content.durable
    return 'none'
  }
  const unsynced = content.length - content.durable
  const whole = Math.floor(random() * unsynced)
  const zeros = zerosAfter(unsynced - whole, random)
  const end = content.durable + whole
  content.data.fill(0, end, end + zeros)
  content.length = end + zeros
  return zeros === 0 ? `the first ${whole}` : `the first ${whole}, then ${zeros} zeros instead,`
}

/** A file may have grown before its bytes arrived: the rest of it then is zeros, all of it or a part. */
function zerosAfter(rest: number, random: () => number): number {
  const way = random()
  if (way < 0.4) return 0
  return way < 0.8 ? rest : Math.floor(random() * rest)
}
