export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const values = new Map<K, V>()
  return async (key) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = await load(key)
    values.set(key, value)
    queueMicrotask(() => values.delete(key))
    return value
  }
}
