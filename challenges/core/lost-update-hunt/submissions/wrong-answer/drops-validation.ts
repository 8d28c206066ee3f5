// Bug: rewritten from the description, which says nothing of counts that make no sense.
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
  /** For each product that is being changed, the end of its last change so far. */
  const ends = new Map<string, Promise<void>>()
  return { reserve, release, level }

  async function reserve(sku: string, count: number): Promise<boolean> {
    return inTurn(normalised(sku), async (article) => {
      if (available(article) < count) return false
      await save({ ...article, reserved: article.reserved + count })
      return true
    })
  }

  async function release(sku: string, count: number): Promise<void> {
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

  /** Loads the article and changes it when all changes of it that were asked for earlier have ended, well or badly. */
  function inTurn<T>(sku: string, change: (article: Article) => Promise<T>): Promise<T> {
    const before = ends.get(sku) ?? Promise.resolve()
    const result = before.then(async () => change(await load(sku)))
    const end = result
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        // Whoever came later has put an end of their own here.
        if (ends.get(sku) === end) ends.delete(sku)
      })
    ends.set(sku, end)
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
