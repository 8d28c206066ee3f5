// Bug: releases the lock of a product only when its change went well.
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

export function createInventory(store: AsyncStore): Inventory {
  /** Of each product that is being changed, those who wait for it. */
  const waiting = new Map<string, (() => void)[]>()
  return { reserve, release, level }

  async function reserve(sku: string, count: number): Promise<boolean> {
    checkCount(count)
    return inTurn(normalised(sku), async (article) => {
      if (available(article) < count) return false
      await save({ ...article, reserved: article.reserved + count })
      return true
    })
  }

  async function release(sku: string, count: number): Promise<void> {
    checkCount(count)
    await inTurn(normalised(sku), async (article) => {
      if (article.reserved < count) {
        throw new RangeError(
          `${article.reserved} of ${article.sku} are reserved, ${count} cannot be released`,
        )
      }
      await save({ ...article, reserved: article.reserved - count })
    })
  }

  async function level(sku: string): Promise<number> {
    return available(await load(normalised(sku)))
  }

  async function inTurn<T>(sku: string, change: (article: Article) => Promise<T>): Promise<T> {
    const line = waiting.get(sku)
    if (line) await new Promise<void>((resolve) => line.push(resolve))
    else waiting.set(sku, [])
    const result = await change(await load(sku))
    const next = waiting.get(sku)?.shift()
    if (next) next()
    else waiting.delete(sku)
    return result
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

function normalised(sku: string): string {
  return sku.trim().toUpperCase()
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`a count is a whole number from 1, not ${count}`)
  }
}
