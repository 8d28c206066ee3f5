interface Cell {
  value: string
  /** By the store's own clock, which a restore turns back. */
  until: number
}

interface Row {
  /** The generation that may change this row; others hold it in a backup. */
  generation: number
  cells: Map<string, Cell>
}

interface Backup {
  at: number
  /** What the store's own clock said. */
  own: number
  rows: Map<string, Row>
}

/**
 * The store has a clock of its own. To restore is to turn it back to where it stood at the backup, so that no deadline
 * has to be changed; and a backup shares its rows with the store until one of them is written.
 */
export class RecordStore {
  #latest = 0
  /** How far the store's own clock is behind. */
  #behind = 0
  #generation = 0
  #rows = new Map<string, Row>()
  #backups: Backup[] = []

  set(key: string, field: string, value: string): void {
    this.#put(key, field, { value, until: Infinity })
  }

  get(key: string, field: string): string | undefined {
    return this.#alive(this.#rows.get(key)?.cells.get(field))?.value
  }

  delete(key: string, field: string): boolean {
    if (this.get(key, field) === undefined) return false
    this.#own(key).delete(field)
    return true
  }

  scan(key: string): string[] {
    return this.scanByPrefix(key, '')
  }

  scanByPrefix(key: string, prefix: string): string[] {
    const cells = this.#rows.get(key)?.cells
    if (!cells) return []
    const fields: string[] = []
    for (const [field, cell] of cells) if (field.startsWith(prefix) && this.#alive(cell)) fields.push(field)
    return fields.sort().map((field) => `${field}(${cells.get(field)?.value})`)
  }

  setAt(key: string, field: string, value: string, at: number, ttl?: number): void {
    this.#latest = at
    this.#put(key, field, { value, until: ttl === undefined ? Infinity : this.#clock + ttl })
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#latest = at
    return this.get(key, field)
  }

  deleteAt(key: string, field: string, at: number): boolean {
    this.#latest = at
    return this.delete(key, field)
  }

  scanAt(key: string, at: number): string[] {
    this.#latest = at
    return this.scan(key)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#latest = at
    return this.scanByPrefix(key, prefix)
  }

  backup(at: number): number {
    this.#latest = at
    let count = 0
    for (const { cells } of this.#rows.values()) {
      for (const cell of cells.values()) {
        if (!this.#alive(cell)) continue
        count++
        break
      }
    }
    this.#backups.push({ at, own: this.#clock, rows: new Map(this.#rows) })
    this.#generation++
    return count
  }

  restore(at: number, to: number): boolean {
    this.#latest = at
    const backup = this.#backups.filter((each) => each.at <= to).at(-1)
    if (!backup) return false
    this.#rows = new Map(backup.rows)
    this.#behind = at - backup.own
    this.#generation++
    return true
  }

  get #clock(): number {
    return this.#latest - this.#behind
  }

  #alive(cell: Cell | undefined): Cell | undefined {
    return cell && this.#clock < cell.until ? cell : undefined
  }

  #put(key: string, field: string, cell: Cell): void {
    this.#own(key).set(field, cell)
  }

  /** The cells of a row that nobody else holds, copied first where a backup does. */
  #own(key: string): Map<string, Cell> {
    const known = this.#rows.get(key)
    if (known?.generation === this.#generation) return known.cells
    const row = { generation: this.#generation, cells: new Map(known?.cells) }
    this.#rows.set(key, row)
    return row.cells
  }
}
