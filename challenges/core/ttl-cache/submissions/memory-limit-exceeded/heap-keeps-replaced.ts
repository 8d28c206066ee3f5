// Bug: a replaced entry stays in the expiry queue, with its value, until its own time would have been up.
interface Entry<V> {
  key: string
  value: V
  goneAt: number
}

export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #heap: Entry<V>[] = []

  set(key: string, value: V, ttlMs: number): void {
    this.#dropExpired()
    const entry = { key, value, goneAt: Date.now() + ttlMs }
    this.#entries.set(key, entry)
    this.#push(entry)
  }

  get(key: string): V | undefined {
    this.#dropExpired()
    return this.#entries.get(key)?.value
  }

  has(key: string): boolean {
    this.#dropExpired()
    return this.#entries.has(key)
  }

  delete(key: string): boolean {
    this.#dropExpired()
    return this.#entries.delete(key)
  }

  get size(): number {
    this.#dropExpired()
    return this.#entries.size
  }

  #dropExpired(): void {
    const now = Date.now()
    for (let top = this.#heap[0]; top && now >= top.goneAt; top = this.#heap[0]) {
      this.#pop()
      if (this.#entries.get(top.key) === top) this.#entries.delete(top.key)
    }
  }

  #push(entry: Entry<V>): void {
    let place = this.#heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#heap[above] as Entry<V>
      if (parent.goneAt <= entry.goneAt) break
      this.#heap[place] = parent
      place = above
    }
    this.#heap[place] = entry
  }

  #pop(): void {
    const last = this.#heap.pop() as Entry<V>
    const { length } = this.#heap
    if (length === 0) return
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= length) break
      const left = this.#heap[below] as Entry<V>
      const right = this.#heap[below + 1]
      if (right && right.goneAt < left.goneAt) below++
      const child = this.#heap[below] as Entry<V>
      if (last.goneAt <= child.goneAt) break
      this.#heap[place] = child
      place = below
    }
    this.#heap[place] = last
  }
}
