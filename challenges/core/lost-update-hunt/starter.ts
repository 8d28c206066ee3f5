/** Where the numbers are kept, by key. The warehouse's own programs use the same store. */
export interface AsyncStore {
  /** The number under a key and its version; both are 0 as long as nothing was put there. */
  get(key: string): Promise<{ value: number; version: number }>
  /**
   * Puts a number under a key, whose version grows by 1. With `ifVersion` this happens only if the version is still that
   * one. Tells whether the number was put.
   */
  put(key: string, value: number, ifVersion?: number): Promise<boolean>
}

export interface Inventory {
  /** Sets goods aside for a customer; false, and nothing set aside, when fewer are left. */
  reserve(sku: string, count: number): Promise<boolean>
  /** Gives back what was reserved. Rejects with a RangeError when that is more than there are reservations for. */
  release(sku: string, count: number): Promise<void>
  /** How many can still be reserved. */
  level(sku: string): Promise<number>
}

interface Article {
  sku: string
  /** What lies in the warehouse, reserved or not. */
  stock: number
  reserved: number
}

/** Reservations of goods: the warehouse counts what is in stock, this service what of it is reserved. */
export function createInventory(store: AsyncStore): Inventory {
  return { reserve, release, level }

  async function reserve(sku: string, count: number): Promise<boolean> {
    checkCount(count)
    const article = await load(normalised(sku))
    if (available(article) < count) return false
    await save({ ...article, reserved: article.reserved + count })
    return true
  }

  async function release(sku: string, count: number): Promise<void> {
    checkCount(count)
    const article = await load(normalised(sku))
    if (article.reserved < count) {
      throw new RangeError(`${article.reserved} of ${article.sku} are reserved, ${count} cannot be released`)
    }
    await save({ ...article, reserved: article.reserved - count })
  }

  async function level(sku: string): Promise<number> {
    return available(await load(normalised(sku)))
  }

  async function load(sku: string): Promise<Article> {
    const [stock, reserved] = await Promise.all([store.get(`stock:${sku}`), store.get(`reserved:${sku}`)])
    return { sku, stock: stock.value, reserved: reserved.value }
  }

  async function save({ sku, reserved }: Article): Promise<void> {
    await store.put(`reserved:${sku}`, reserved)
  }
}

function available({ stock, reserved }: Article): number {
  return stock - reserved
}

/** Shops write the same SKU as "cup-01", "CUP-01" or with a blank behind it. */
function normalised(sku: string): string {
  return sku.trim().toUpperCase()
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`a count is a whole number from 1, not ${count}`)
  }
}
