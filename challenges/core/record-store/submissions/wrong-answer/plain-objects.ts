// Bug: objects for maps, on which "__proto__" is no property like others.
interface Cell {
  value: string
  /** The first instant at which the value is gone; Infinity if it stays. */
  until: number
}

type Records = Record<string, Record<string, Cell>>

/** An object of objects. Nobody removes what has expired: each look at a cell asks whether it is still alive. */
export class RecordStore {
  /** The latest instant that a call has named: untimed calls happen then. */
  #now = 0
  #records: Records = {}
  /** In order of time, each with the lifetimes that were left in place of deadlines. */
  readonly #backups: { at: number; records: Records }[] = []

  set(key: string, field: string, value: string): void {
    this.setAt(key, field, value, this.#now)
  }

  get(key: string, field: string): string | undefined {
    return this.getAt(key, field, this.#now)
  }

  delete(key: string, field: string): boolean {
    return this.deleteAt(key, field, this.#now)
  }

  scan(key: string): string[] {
    return this.scanAt(key, this.#now)
  }

  scanByPrefix(key: string, prefix: string): string[] {
    return this.scanByPrefixAt(key, prefix, this.#now)
  }

  setAt(key: string, field: string, value: string, at: number, ttl = Infinity): void {
    this.#now = at
    this.#records[key] ??= {}
    this.#records[key][field] = { value, until: at + ttl }
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#now = at
    const cell = this.#records[key]?.[field]
    return cell && at < cell.until ? cell.value : undefined
  }

  deleteAt(key: string, field: string, at: number): boolean {
    const found = this.getAt(key, field, at) !== undefined
    if (found) delete this.#records[key]?.[field]
    return found
  }

  scanAt(key: string, at: number): string[] {
    return this.scanByPrefixAt(key, '', at)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#now = at
    const found: { field: string; value: string }[] = []
    for (const [field, { value, until }] of Object.entries(this.#records[key] ?? {})) {
      if (at < until && field.startsWith(prefix)) found.push({ field, value })
    }
    found.sort((a, b) => (a.field < b.field ? -1 : 1))
    return found.map(({ field, value }) => `${field}(${value})`)
  }

  backup(at: number): number {
    this.#now = at
    const records = movedBy(-at, this.#records)
    this.#backups.push({ at, records })
    return Object.keys(records).length
  }

  restore(at: number, to: number): boolean {
    this.#now = at
    const backup = this.#backups.findLast((each) => each.at <= to)
    if (!backup) return false
    this.#records = movedBy(at, backup.records)
    return true
  }
}

/** A copy whose deadlines lie so much later, without cells whose deadline is zero or less, and without empty records. */
function movedBy(ms: number, records: Records): Records {
  const copy: Records = {}
  for (const [key, record] of Object.entries(records)) {
    const cells: Record<string, Cell> = {}
    for (const [field, { value, until }] of Object.entries(record)) {
      if (until + ms > 0) cells[field] = { value, until: until + ms }
    }
    if (Object.keys(cells).length > 0) copy[key] = cells
  }
  return copy
}
