// Bug: setTimeout cannot wait longer than 2^31 - 1 ms, about 25 days; with more it fires at once.
interface Entry<V> {
  value: V
  timer: ReturnType<typeof setTimeout>
}

export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()

  set(key: string, value: V, ttlMs: number): void {
    this.delete(key)
    if (ttlMs === 0) return
    this.#entries.set(key, { value, timer: setTimeout(() => this.#entries.delete(key), ttlMs) })
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)?.value
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  delete(key: string): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    clearTimeout(entry.timer)
    return this.#entries.delete(key)
  }

  get size(): number {
    return this.#entries.size
  }
}
