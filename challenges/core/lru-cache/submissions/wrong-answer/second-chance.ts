// Bug: a clock with one reference bit per entry only approximates the order of use.
interface Slot<K, V> {
  key: K
  value: V
  used: boolean
}

export class LruCache<K, V> {
  readonly #capacity: number
  readonly #slots: Slot<K, V>[] = []
  readonly #places = new Map<K, number>()
  #hand = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const place = this.#places.get(key)
    if (place === undefined) return undefined
    const slot = this.#slots[place] as Slot<K, V>
    slot.used = true
    return slot.value
  }

  set(key: K, value: V): void {
    if (this.#capacity === 0) return
    const place = this.#places.get(key)
    if (place !== undefined) {
      this.#slots[place] = { key, value, used: true }
      return
    }
    const free = this.#slots.length < this.#capacity ? this.#slots.length : this.#victim()
    this.#slots[free] = { key, value, used: false }
    this.#places.set(key, free)
  }

  get size(): number {
    return this.#places.size
  }

  /** The first slot not used since the hand last passed it; its entry is dropped. */
  #victim(): number {
    for (;;) {
      const place = this.#hand
      const slot = this.#slots[place] as Slot<K, V>
      this.#hand = (place + 1) % this.#capacity
      if (!slot.used) {
        this.#places.delete(slot.key)
        return place
      }
      slot.used = false
    }
  }
}
