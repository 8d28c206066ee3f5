// Bug: a plain object inherits keys, and '__proto__' is not stored at all.
interface Entry<V> {
  value: V
  goneAt: number
}

export class TtlCache<V> {
  #entries: Record<string, Entry<V>> = {}
  #count = 0

  set(key: string, value: V, ttlMs: number): void {
    this.#entries[key] = { value, goneAt: Date.now() + ttlMs }
    if (++this.#count % 10_000 === 0) this.#sweep()
  }

  get(key: string): V | undefined {
    return this.has(key) ? this.#entries[key]?.value : undefined
  }

  has(key: string): boolean {
    if (!(key in this.#entries)) return false
    const expired = Date.now() >= (this.#entries[key]?.goneAt ?? 0)
    if (expired) delete this.#entries[key]
    return !expired
  }

  delete(key: string): boolean {
    const wasVisible = this.has(key)
    delete this.#entries[key]
    return wasVisible
  }

  get size(): number {
    this.#sweep()
    return Object.keys(this.#entries).length
  }

  #sweep(): void {
    const now = Date.now()
    const living = Object.entries(this.#entries).filter(([, entry]) => now < entry.goneAt)
    this.#entries = Object.fromEntries(living)
  }
}
