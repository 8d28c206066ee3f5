// Bug: setting a field again changes its value and leaves its deadline.
interface Cell {
  value: string
  /** The first instant at which the value is gone; Infinity if it stays. */
  until: number
}

type Records = Map<string, Map<string, Cell>>

/** A map of maps. Nobody removes what has expired: each look at a cell asks whether it is still alive. */
export class RecordStore {
  /** The latest instant that a call has named: untimed calls happen then. */
  #now = 0
  #records: Records = new Map()
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
    let record = this.#records.get(key)
    if (!record) {
      record = new Map()
      this.#records.set(key, record)
    }
    const cell = record.get(field)
    if (cell && at < cell.until) cell.value = value
    else record.set(field, { value, until: at + ttl })
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#now = at
    const cell = this.#records.get(key)?.get(field)
    return cell && at < cell.until ? cell.value : undefined
  }

  deleteAt(key: string, field: string, at: number): boolean {
    const found = this.getAt(key, field, at) !== undefined
    this.#records.get(key)?.delete(field)
    return found
  }

  scanAt(key: string, at: number): string[] {
    return this.scanByPrefixAt(key, '', at)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#now = at
    const found: { field: string; value: string }[] = []
    for (const [field, { value, until }] of this.#records.get(key) ?? []) {
      if (at < until && field.startsWith(prefix)) found.push({ field, value })
    }
    found.sort((a, b) => (a.field < b.field ? -1 : 1))
    return found.map(({ field, value }) => `${field}(${value})`)
  }

  backup(at: number): number {
    this.#now = at
    const records = movedBy(-at, this.#records)
    this.#backups.push({ at, records })
    return records.size
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
  const copy: Records = new Map()
  for (const [key, record] of records) {
    const cells = new Map<string, Cell>()
    for (const [field, { value, until }] of record) {
      if (until + ms > 0) cells.set(field, { value, until: until + ms })
    }
    if (cells.size > 0) copy.set(key, cells)
  }
  return copy
}
