export function singleFlight<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const waiting = new Map<K, PromiseWithResolvers<V>>()
  const end = (key: K): PromiseWithResolvers<V> | undefined => {
    const callers = waiting.get(key)
    waiting.delete(key)
    return callers
  }
  const begin = (key: K) => {
    const fail = (error: unknown) => end(key)?.reject(error)
    try {
      load(key).then((value) => end(key)?.resolve(value), fail)
    } catch (error) {
      fail(error)
    }
  }
  return (key) => {
    const present = waiting.get(key)
    if (present !== undefined) return present.promise
    const callers = Promise.withResolvers<V>()
    waiting.set(key, callers)
    begin(key)
    return callers.promise
  }
}
