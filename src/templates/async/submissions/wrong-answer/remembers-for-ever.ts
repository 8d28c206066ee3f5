export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const flights = new Map<K, Promise<V>>()
  return (key) => {
    const known = flights.get(key)
    if (known !== undefined) return known
    const flight = (async () => load(key))()
    flights.set(key, flight)
    return flight
  }
}
