export class TtlCache<V> {
  /** Stores a value that is visible for the next `ttlMs` milliseconds. */
  set(_key: string, _value: V, _ttlMs: number): void {
    // TODO: remember the value and when it expires
  }

  /** The value of a visible entry, or undefined. */
  get(_key: string): V | undefined {
    // TODO
    return undefined
  }

  /** Whether the entry is visible. */
  has(_key: string): boolean {
    // TODO
    return false
  }

  /** Removes the entry; true when there was a visible one. */
  delete(_key: string): boolean {
    // TODO
    return false
  }

  /** How many entries are visible. */
  get size(): number {
    // TODO
    return 0
  }
}
