export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const flights = new Map<K, Promise<V>>()
  return (key) => {
    const flying = flights.get(key)
    if (flying !== undefined) return flying
    const flight = (async () => load(key))().then((value) => {
      flights.delete(key)
      return value
    })
    flights.set(key, flight)
    return flight
  }
}
