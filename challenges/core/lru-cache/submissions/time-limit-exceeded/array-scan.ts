// Bug: the order of use is an array that every hit searches and shifts.
export class LruCache<K, V> {
  readonly #capacity: number
  readonly #values = new Map<K, V>()
  readonly #order: K[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    if (!this.#values.has(key)) return undefined
    this.#touch(key)
    return this.#values.get(key)
  }

  set(key: K, value: V): void {
    if (this.#capacity === 0) return
    if (this.#values.has(key)) this.#touch(key)
    else {
      if (this.#values.size === this.#capacity) this.#values.delete(this.#order.shift() as K)
      this.#order.push(key)
    }
    this.#values.set(key, value)
  }

  get size(): number {
    return this.#values.size
  }

  #touch(key: K): void {
    const place = this.#order.findIndex((other) => Object.is(other, key) || other === key)
    this.#order.splice(place, 1)
    this.#order.push(key)
  }
}
