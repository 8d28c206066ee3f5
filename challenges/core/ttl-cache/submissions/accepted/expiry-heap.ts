interface Options {
  maxEntries?: number
}

interface Entry<V> {
  key: string
  value: V
  goneAt: number
  /** Which set it was, counted from 0. */
  turn: number
  place: number
}

/** A binary heap with the soonest expiry on top, the earliest set among equals; entries know their place in it, so that any can be taken out. */
export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #heap: Entry<V>[] = []
  readonly #maxEntries: number
  #turns = 0

  constructor({ maxEntries = Number.POSITIVE_INFINITY }: Options = {}) {
    this.#maxEntries = maxEntries
  }

  set(key: string, value: V, ttlMs: number): void {
    this.delete(key)
    if (ttlMs === 0) return
    const [first] = this.#heap
    if (first && this.#heap.length >= this.#maxEntries) this.#remove(first)
    const entry = { key, value, goneAt: Date.now() + ttlMs, turn: this.#turns++, place: this.#heap.length }
    this.#entries.set(key, entry)
    this.#heap.push(entry)
    this.#up(entry)
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
    const entry = this.#entries.get(key)
    if (entry) this.#remove(entry)
    return entry !== undefined
  }

  get size(): number {
    this.#dropExpired()
    return this.#entries.size
  }

  #dropExpired(): void {
    const now = Date.now()
    for (let top = this.#heap[0]; top && now >= top.goneAt; top = this.#heap[0]) this.#remove(top)
  }

  #remove(entry: Entry<V>): void {
    this.#entries.delete(entry.key)
    const last = this.#heap.pop()
    if (!last || last === entry) return
    this.#put(last, entry.place)
    this.#up(last)
    this.#down(last)
  }

  #up(entry: Entry<V>): void {
    for (;;) {
      const parent = this.#heap[(entry.place - 1) >> 1]
      if (!parent || !before(entry, parent)) return
      this.#swap(entry, parent)
    }
  }

  #down(entry: Entry<V>): void {
    for (;;) {
      const left = this.#heap[2 * entry.place + 1]
      const right = this.#heap[2 * entry.place + 2]
      const sooner = right && left && before(right, left) ? right : left
      if (!sooner || before(entry, sooner)) return
      this.#swap(entry, sooner)
    }
  }

  #swap(one: Entry<V>, other: Entry<V>): void {
    const place = one.place
    this.#put(one, other.place)
    this.#put(other, place)
  }

  #put(entry: Entry<V>, place: number): void {
    entry.place = place
    this.#heap[place] = entry
  }
}

function before(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.goneAt < other.goneAt || (one.goneAt === other.goneAt && one.turn < other.turn)
}
