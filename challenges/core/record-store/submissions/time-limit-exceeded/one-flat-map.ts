// Bug: all values lie in one map, and a scan walks over all of it.
interface Cell {
  key: string
  field: string
  value: string
  until: number
}

const nameOf = (key: string, field: string) => JSON.stringify([key, field])

export class RecordStore {
  #now = 0
  #cells = new Map<string, Cell>()
  readonly #backups: { at: number; cells: Cell[] }[] = []

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
    this.#cells.set(nameOf(key, field), { key, field, value, until: at + ttl })
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#now = at
    const cell = this.#cells.get(nameOf(key, field))
    return cell && at < cell.until ? cell.value : undefined
  }

  deleteAt(key: string, field: string, at: number): boolean {
    const found = this.getAt(key, field, at) !== undefined
    this.#cells.delete(nameOf(key, field))
    return found
  }

  scanAt(key: string, at: number): string[] {
    return this.scanByPrefixAt(key, '', at)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#now = at
    const found: Cell[] = []
    for (const cell of this.#cells.values()) {
      if (cell.key === key && at < cell.until && cell.field.startsWith(prefix)) found.push(cell)
    }
    found.sort((a, b) => (a.field < b.field ? -1 : 1))
    return found.map(({ field, value }) => `${field}(${value})`)
  }

  backup(at: number): number {
    this.#now = at
    const cells = [...this.#cells.values()].filter(({ until }) => at < until).map((cell) => ({ ...cell }))
    this.#backups.push({ at, cells })
    return new Set(cells.map(({ key }) => key)).size
  }

  restore(at: number, to: number): boolean {
    this.#now = at
    const backup = this.#backups.findLast((each) => each.at <= to)
    if (!backup) return false
    this.#cells = new Map()
    for (const cell of backup.cells) {
      const until = cell.until - backup.at + at
      this.#cells.set(nameOf(cell.key, cell.field), { ...cell, until })
    }
    return true
  }
}
