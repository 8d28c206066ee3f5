export interface AsyncStore {
  get(key: string): Promise<{ value: number; version: number }>
  put(key: string, value: number, ifVersion?: number): Promise<boolean>
}

export interface Inventory {
  reserve(sku: string, count: number): Promise<boolean>
  release(sku: string, count: number): Promise<void>
  level(sku: string): Promise<number>
}

/** A wish for a change, which is told what became of it once the store has it. */
interface Wish {
  count: number
  granted: () => void
  refused: (reserved: number) => void
  failed: (error: unknown) => void
}

/**
 * One worker for each product that somebody wants changed. What arrives while it waits for the store is decided in
 * memory, one after the other, and written together.
 */
export function createInventory(store: AsyncStore): Inventory {
  const wishes = new Map<string, Wish[]>()
  return { reserve, release, level }

  async function reserve(sku: string, count: number): Promise<boolean> {
    checkCount(count)
    return new Promise((resolve, failed) => {
      add(normalised(sku), { count, failed, granted: () => resolve(true), refused: () => resolve(false) })
    })
  }

  async function release(sku: string, count: number): Promise<void> {
    checkCount(count)
    return new Promise((granted, failed) => {
      const refused = (reserved: number) =>
        failed(new RangeError(`${reserved} of ${sku} are reserved, ${count} cannot be released`))
      add(normalised(sku), { count: -count, failed, granted, refused })
    })
  }

  async function level(sku: string): Promise<number> {
    const { stock, reserved } = await load(normalised(sku))
    return stock - reserved
  }

  function add(sku: string, wish: Wish): void {
    const line = wishes.get(sku)
    if (line) {
      line.push(wish)
      return
    }
    wishes.set(sku, [wish])
    void work(sku)
  }

  async function work(sku: string): Promise<void> {
    for (let batch = wishes.get(sku); batch && batch.length > 0; batch = wishes.get(sku)) {
      wishes.set(sku, [])
      await serve(sku, batch)
    }
    wishes.delete(sku)
  }

  async function serve(sku: string, batch: Wish[]): Promise<void> {
    try {
      const { stock, reserved } = await load(sku)
      let next = reserved
      const answers = batch.map((wish) => {
        const wanted = next + wish.count
        if (wanted < 0 || (wish.count > 0 && wanted > stock)) {
          const seen = next
          return () => wish.refused(seen)
        }
        next = wanted
        return wish.granted
      })
      if (next !== reserved) await store.put(`reserved:${sku}`, next)
      for (const answer of answers) answer()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }

  async function load(sku: string): Promise<{ stock: number; reserved: number }> {
    const [stock, reserved] = await Promise.all([store.get(`stock:${sku}`), store.get(`reserved:${sku}`)])
    return { stock: stock.value, reserved: reserved.value }
  }
}

function normalised(sku: string): string {
  return sku.trim().toUpperCase()
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`a count is a whole number from 1, not ${count}`)
  }
}
