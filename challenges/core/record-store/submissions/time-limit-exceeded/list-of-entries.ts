// Bug: looks for a field among all fields of all records.
interface Cell {
  key: string
  field: string
  value: string
  until: number
}

export class RecordStore {
  #now = 0
  #cells: Cell[] = []
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
    const until = at + ttl
    const cell = this.#find(key, field)
    if (cell) Object.assign(cell, { value, until })
    else this.#cells.push({ key, field, value, until })
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#now = at
    const cell = this.#find(key, field)
    return cell && at < cell.until ? cell.value : undefined
  }

  deleteAt(key: string, field: string, at: number): boolean {
    const found = this.getAt(key, field, at) !== undefined
    this.#cells = this.#cells.filter((cell) => cell.key !== key || cell.field !== field)
    return found
  }

  scanAt(key: string, at: number): string[] {
    return this.scanByPrefixAt(key, '', at)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#now = at
    const found: Cell[] = []
    for (const cell of this.#cells) {
      if (cell.key === key && at < cell.until && cell.field.startsWith(prefix)) found.push(cell)
    }
    found.sort((a, b) => (a.field < b.field ? -1 : 1))
    return found.map(({ field, value }) => `${field}(${value})`)
  }

  backup(at: number): number {
    this.#now = at
    const cells = this.#cells.filter(({ until }) => at < until).map((cell) => ({ ...cell }))
    this.#backups.push({ at, cells })
    return new Set(cells.map(({ key }) => key)).size
  }

  restore(at: number, to: number): boolean {
    this.#now = at
    const backup = this.#backups.findLast((each) => each.at <= to)
    if (!backup) return false
    this.#cells = backup.cells.map((cell) => ({ ...cell, until: cell.until - backup.at + at }))
    return true
  }

  #find(key: string, field: string): Cell | undefined {
    return this.#cells.find((cell) => cell.key === key && cell.field === field)
  }
}
