import { createDatabase, type Database, expect, expectRows } from 'hotseat/kit'
import { sql } from '#solution'

export interface Shop {
  categories: { id: number; name: string }[]
  products: { id: number; category_id: number | null; name: string }[]
  orders: { id: number; placed_at: string }[]
  order_items: Item[]
  refunds: { id: number; item_id: number; cents: number }[]
}

interface Item {
  id: number
  order_id: number
  product_id: number
  quantity: number
  unit_cents: number
  discount_percent: number
}

interface Row {
  category_id: number
  category: string
  position: number | null
  product_id: number | null
  product: string | null
  revenue_cents: number | null
}

const schema = `
create table categories (id int primary key, name text not null);
create table products (id int primary key, category_id int references categories, name text not null);
create table orders (id int primary key, placed_at timestamptz not null);
create table order_items (id int primary key, order_id int not null references orders,
  product_id int not null references products, quantity int not null, unit_cents bigint not null,
  discount_percent int not null);
create table refunds (id int primary key, item_id int not null references order_items, cents bigint not null);
`

/** The period of most tests: March. */
export const from = '2026-03-01T00:00:00Z'
export const to = '2026-04-01T00:00:00Z'
/** An instant inside of it. */
export const inside = '2026-03-10T12:00:00Z'

export function open(shop: Shop): Promise<Database> {
  return createDatabase({ schema, rows: { ...shop } })
}

/** Runs the solution once, and checks that it needs no second statement. */
export async function ask(database: Database): Promise<unknown[]> {
  const db = database.pool()
  const { rows, fields } = await db.query(sql, [from, to])
  expect(fields.map(({ name }) => name)).toEqual([
    'category_id',
    'category',
    'position',
    'product_id',
    'product',
    'revenue_cents',
  ])
  return rows.map((row) => ({
    ...row,
    position: numeric(row.position),
    revenue_cents: numeric(row.revenue_cents),
  }))
}

/** Compares what the solution says of a shop with what a model of the rules says. */
export async function compare(shop: Shop): Promise<void> {
  expectRows(await ask(await open(shop)), bestSellers(shop), { ordered: true })
}

/** bigint and numeric come as text. */
function numeric(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.0+)?$/.test(value) ? Number(value) : value
}

/** The rules in TypeScript. */
export function bestSellers(shop: Shop): Row[] {
  const placed = new Map(shop.orders.map(({ id, placed_at }) => [id, Date.parse(placed_at)]))
  const sold = shop.order_items.filter(({ order_id }) => {
    const at = placed.get(order_id) as number
    return at >= Date.parse(from) && at < Date.parse(to)
  })
  const categories = shop.categories.toSorted((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id,
  )
  return categories.flatMap((category): Row[] => {
    const own = shop.products
      .filter(
        ({ id, category_id }) => category_id === category.id && sold.some((item) => item.product_id === id),
      )
      .map((product) => ({
        ...product,
        revenue: revenueOf(
          sold.filter((item) => item.product_id === product.id),
          shop,
        ),
      }))
      .sort((a, b) => b.revenue - a.revenue || a.id - b.id)
      .slice(0, 3)
    const place = { category_id: category.id, category: category.name }
    if (own.length === 0) {
      return [{ ...place, position: null, product_id: null, product: null, revenue_cents: null }]
    }
    return own.map(({ id, name, revenue }, index) => ({
      ...place,
      position: index + 1,
      product_id: id,
      product: name,
      revenue_cents: revenue,
    }))
  })
}

function revenueOf(items: Item[], { refunds }: Shop): number {
  const hundredths = items.reduce(
    (sum, { quantity, unit_cents, discount_percent }) =>
      sum + quantity * unit_cents * (100 - discount_percent),
    0,
  )
  const back = refunds.filter(({ item_id }) => items.some(({ id }) => id === item_id))
  return Math.round(hundredths / 100) - back.reduce((sum, { cents }) => sum + cents, 0)
}

/** A shop with orders of one item each, all in the period: [product, cents]. */
export function shopOf(
  categories: Record<string, string[]>,
  sales: [product: string, cents: number, more?: Partial<Item & { placed_at: string; refunds: number[] }>][],
): Shop {
  const shop: Shop = { categories: [], products: [], orders: [], order_items: [], refunds: [] }
  for (const [name, products] of Object.entries(categories)) {
    const category_id = name === '' ? null : shop.categories.push({ id: shop.categories.length + 1, name })
    for (const product of products)
      shop.products.push({ id: shop.products.length + 1, category_id, name: product })
  }
  for (const [product, unit_cents, more = {}] of sales) {
    const { placed_at = inside, refunds = [], ...rest } = more
    const id = shop.order_items.length + 1
    shop.orders.push({ id, placed_at })
    const product_id = shop.products.find(({ name }) => name === product)?.id ?? 0
    shop.order_items.push({
      id,
      order_id: id,
      product_id,
      quantity: 1,
      unit_cents,
      discount_percent: 0,
      ...rest,
    })
    for (const cents of refunds) shop.refunds.push({ id: shop.refunds.length + 1, item_id: id, cents })
  }
  return shop
}
