interface Version {
  /** The number of the change that made it. */
  change: number
  /** Undefined when the change took the value away. */
  value: string | undefined
  until: number
}

/** Nothing is overwritten: each field keeps the versions it had, and a backup is the number of a change. */
export class RecordStore {
  #now = 0
  #changes = 0
  #records = new Map<string, Map<string, Version[]>>()
  #backups: { at: number; change: number }[] = []

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
    this.#append(key, field, value, at + ttl)
  }

  getAt(key: string, field: string, at: number): string | undefined {
    this.#now = at
    return aliveAt(at, this.#records.get(key)?.get(field)?.at(-1))
  }

  deleteAt(key: string, field: string, at: number): boolean {
    if (this.getAt(key, field, at) === undefined) return false
    this.#append(key, field, undefined, at)
    return true
  }

  scanAt(key: string, at: number): string[] {
    return this.scanByPrefixAt(key, '', at)
  }

  scanByPrefixAt(key: string, prefix: string, at: number): string[] {
    this.#now = at
    const found: [string, string][] = []
    for (const [field, versions] of this.#records.get(key) ?? []) {
      const value = field.startsWith(prefix) ? aliveAt(at, versions.at(-1)) : undefined
      if (value !== undefined) found.push([field, value])
    }
    found.sort(([a], [b]) => (a < b ? -1 : 1))
    return found.map(([field, value]) => `${field}(${value})`)
  }

  backup(at: number): number {
    this.#now = at
    this.#backups.push({ at, change: this.#changes })
    let count = 0
    for (const record of this.#records.values()) {
      if ([...record.values()].some((versions) => aliveAt(at, versions.at(-1)) !== undefined)) count++
    }
    return count
  }

  restore(at: number, to: number): boolean {
    this.#now = at
    const backup = this.#backups.findLast((each) => each.at <= to)
    if (!backup) return false
    for (const [key, record] of this.#records) {
      for (const [field, versions] of record) {
        const then = versions.findLast(({ change }) => change <= backup.change)
        const value = aliveAt(backup.at, then)
        if (then !== undefined && value !== undefined) {
          this.#append(key, field, value, then.until - backup.at + at)
        } else if (versions.at(-1)?.value !== undefined) {
          this.#append(key, field, undefined, at)
        }
      }
    }
    return true
  }

  #append(key: string, field: string, value: string | undefined, until: number): void {
    let record = this.#records.get(key)
    if (!record) this.#records.set(key, (record = new Map()))
    let versions = record.get(field)
    if (!versions) record.set(field, (versions = []))
    versions.push({ change: ++this.#changes, value, until })
  }
}

function aliveAt(at: number, version: Version | undefined): string | undefined {
  return version && at < version.until ? version.value : undefined
}
