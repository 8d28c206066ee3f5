export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const flights = new Map<K, Promise<V>>()
  // A load that throws becomes one that rejects.
  const begin = async (key: K) => load(key)
  return (key) => {
    const flying = flights.get(key)
    if (flying !== undefined) return flying
    const flight = begin(key).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }
}
