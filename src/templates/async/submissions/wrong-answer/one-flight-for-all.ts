export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  let flight: Promise<V> | undefined
  return (key) => {
    flight ??= (async () => load(key))().finally(() => {
      flight = undefined
    })
    return flight
  }
}
