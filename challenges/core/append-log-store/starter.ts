export interface Store {
  /** The value of a key, or undefined if it has none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Fulfils when the value would survive a crash. */
  put(key: string, value: Uint8Array): Promise<void>
  /** Fulfils when a crash would not bring the key back. */
  delete(key: string): Promise<void>
  /** All keys that have a value, in any order. */
  keys(): Promise<string[]>
  /** Gives back the space of what was overwritten or deleted. */
  compact(): Promise<void>
  /** Fulfils when every call made before is done. */
  close(): Promise<void>
}

/** Opens the store on a disk: an empty one, or whatever the last program left there. */
export async function open(disk: Disk): Promise<Store> {
  // TODO: keep the values on the disk, not in this map.
  void disk
  const values = new Map<string, Uint8Array>()
  return {
    get: async (key) => values.get(key),
    put: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
    keys: async () => [...values.keys()],
    compact: async () => undefined,
    close: async () => undefined,
  }
}
