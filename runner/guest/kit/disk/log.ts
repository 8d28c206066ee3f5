/** One call that the disk has done, or would have done but for a crash. */
export interface DiskOperation {
  /** Counts all calls of a disk from 1 on. */
  readonly call: number
  /** Counts the lives of the program from 1 on. */
  readonly life: number
  readonly name: CallName
  readonly file?: string
  /** The new name, of `rename`. */
  readonly to?: string
  /** Where the bytes are that were read or appended. */
  readonly from?: number
  /** How many bytes were read or appended, or the size. */
  readonly bytes?: number
  /** The code of the error by which it failed. */
  readonly error?: string
  /** It was done, but the life ended before it was answered. */
  readonly unanswered?: true
}

export type CallName = 'append' | 'read' | 'size' | 'sync' | 'rename' | 'remove' | 'list'

export const callNames: readonly CallName[] = ['append', 'read', 'size', 'sync', 'rename', 'remove', 'list']

/** Calls by name, those that failed among them, and bytes that were moved. */
export type DiskCounts = Record<CallName | 'calls' | 'bytesRead' | 'bytesAppended', number>

export interface Log {
  done(operation: DiskOperation): void
  /** A line of its own between the calls. */
  say(text: string): void
  operations(): DiskOperation[]
  counts(): DiskCounts
  mark(): void
  /** The last calls as a table. */
  text(): string
}

/** Older entries are forgotten, so that a flood of calls fills no memory. */
const maxEntries = 20_000
const shownLines = 40

export function createLog(): Log {
  let entries: (DiskOperation | string)[] = []
  let counts = noCounts()

  function add(entry: DiskOperation | string): void {
    if (entries.length >= maxEntries) entries = entries.slice(maxEntries / 2)
    entries.push(entry)
  }

  return {
    done(operation) {
      add(operation)
      counts.calls++
      counts[operation.name]++
      if (operation.name === 'read') counts.bytesRead += operation.bytes ?? 0
      if (operation.name === 'append') counts.bytesAppended += operation.bytes ?? 0
    },
    say: add,
    operations: () => entries.filter((entry) => typeof entry !== 'string'),
    counts: () => ({ ...counts }),
    mark() {
      counts = noCounts()
    },
    text() {
      const shown = entries.slice(-shownLines)
      const left = entries.length - shown.length
      const lines = shown.map((entry) =>
        typeof entry === 'string'
          ? entry
          : `${String(entry.call).padStart(4)}  ${describe(entry)}${entry.unanswered ? ', not answered' : ''}`,
      )
      return [...(left > 0 ? [`… ${left} lines before these`] : []), ...lines].join('\n')
    },
  }
}

/** 'append data.log 31 bytes at 24' */
export function describe({
  name,
  file,
  to,
  from,
  bytes,
  error,
}: Omit<DiskOperation, 'call' | 'life'>): string {
  const about = [file, to]
    .filter((part) => part !== undefined)
    .map(printable)
    .join(' → ')
  return [name, about, error ?? resultOf(name, from, bytes)].filter((part) => part !== '').join(' ')
}

function resultOf(name: CallName, from: number | undefined, bytes: number | undefined): string {
  if (bytes === undefined) return ''
  if (name === 'append') return from === undefined ? `${bytes} bytes` : `${bytes} bytes at ${from}`
  return name === 'read' ? `${bytes} bytes from ${from}` : `is ${bytes} bytes`
}

function printable(file: string): string {
  const short = file.length > 40 ? `${file.slice(0, 40)}…` : file
  return /^[\w.$~-]+…?$/.test(short) ? short : JSON.stringify(short)
}

function noCounts(): DiskCounts {
  return {
    calls: 0,
    append: 0,
    read: 0,
    size: 0,
    sync: 0,
    rename: 0,
    remove: 0,
    list: 0,
    bytesRead: 0,
    bytesAppended: 0,
  }
}
