// Bug: keeps the numbers of recent products in memory, where the warehouse's deliveries never arrive.
export interface AsyncStore {
  get(key: string): Promise<{ value: number; version: number }>
  put(key: string, value: number, ifVersion?: number): Promise<boolean>
}

export interface Inventory {
  reserve(sku: string, count: number): Promise<boolean>
  release(sku: string, count: number): Promise<void>
  level(sku: string): Promise<number>
}

interface Article {
  sku: string
  stock: number
  reserved: number
}

const mostCached = 1000

export function createInventory(store: AsyncStore): Inventory {
  const cache = new Map<string, Promise<Article>>()
  return { reserve, release, level }

  async function reserve(sku: string, count: number): Promise<boolean> {
    checkCount(count)
    const article = await cached(normalised(sku))
    if (available(article) < count) return false
    await change(article, count)
    return true
  }

  async function release(sku: string, count: number): Promise<void> {
    checkCount(count)
    const article = await cached(normalised(sku))
    if (article.reserved < count) {
      throw new RangeError(`${article.reserved} of ${article.sku} are reserved, ${count} cannot be released`)
    }
    await change(article, -count)
  }

  async function level(sku: string): Promise<number> {
    return available(await cached(normalised(sku)))
  }

  /** Counts in memory at once, so that nobody can come between. */
  async function change(article: Article, count: number): Promise<void> {
    article.reserved += count
    await store.put(`reserved:${article.sku}`, article.reserved)
  }

  function cached(sku: string): Promise<Article> {
    const known = cache.get(sku)
    if (known) return known
    const loading = load(sku)
    const [eldest] = cache.keys()
    if (cache.size >= mostCached && eldest !== undefined) cache.delete(eldest)
    cache.set(sku, loading)
    return loading
  }

  async function load(sku: string): Promise<Article> {
    const [stock, reserved] = await Promise.all([store.get(`stock:${sku}`), store.get(`reserved:${sku}`)])
    return { sku, stock: stock.value, reserved: reserved.value }
  }
}

function available({ stock, reserved }: Article): number {
  return stock - reserved
}

function normalised(sku: string): string {
  return sku.trim().toUpperCase()
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`a count is a whole number from 1, not ${count}`)
  }
}
