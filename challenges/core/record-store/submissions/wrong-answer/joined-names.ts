// Bug: key and field make one name, and "a:b" with "c" makes the same as "a" with "b:c".
interface Cell {
  key: string
  field: string
  value: string
  until: number
}

/** Key and field as one name, such as "lamp:colour". */
const nameOf = (key: string, field: string) => `${key}:${field}`

export class RecordStore {
  #now = 0
  #cells = new Map<string, Cell>()
  #fields = new Map<string, Set<string>>()
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
    this.#put({ key, field, value, until: at + ttl })
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
    for (const field of this.#fields.get(key) ?? []) {
      const cell = field.startsWith(prefix) ? this.#cells.get(nameOf(key, field)) : undefined
      if (cell && at < cell.until) found.push(cell)
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
    this.#fields = new Map()
    for (const cell of backup.cells) this.#put({ ...cell, until: cell.until - backup.at + at })
    return true
  }

  #put(cell: Cell): void {
    this.#cells.set(nameOf(cell.key, cell.field), cell)
    const fields = this.#fields.get(cell.key)
    if (fields) fields.add(cell.field)
    else this.#fields.set(cell.key, new Set([cell.field]))
  }
}
