export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const flights = new Map<K, Promise<V>>()
  return (key) => {
    const flying = flights.get(key)
    if (flying !== undefined) return flying
    const flight = load(key).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }
}
