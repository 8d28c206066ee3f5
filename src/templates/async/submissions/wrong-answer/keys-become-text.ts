export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const flights: Record<string, Promise<V>> = {}
  return (key) => {
    const name = String(key)
    flights[name] ??= (async () => load(key))().finally(() => {
      delete flights[name]
    })
    return flights[name]
  }
}
