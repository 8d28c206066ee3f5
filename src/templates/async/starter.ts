/** Calls `load` such that there is never more than one load of a key at a time. */
export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  // TODO: let calls for the same key share a load that is under way
  return (key) => load(key)
}
