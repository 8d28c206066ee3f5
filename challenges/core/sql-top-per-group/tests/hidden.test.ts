import { expect, fc, test } from 'hotseat/kit'
import { sql } from '#solution'
import { compare, from, inside, open, type Shop, shopOf, to } from './shop.ts'

test('products of the same revenue: the smaller id first, and no more than three', async () => {
  await compare(
    shopOf({ Games: ['Chess', 'Go', 'Dice', 'Cards', 'Darts'] }, [
      ['Darts', 500],
      ['Cards', 500],
      ['Dice', 500],
      ['Go', 500],
      ['Chess', 400],
    ]),
  )
})

test('each category has three products of its own', async () => {
  await compare(
    shopOf(
      {
        Games: ['Chess', 'Go', 'Dice', 'Cards'],
        Books: ['Atlas', 'Poems', 'Novel', 'Diary'],
        Tea: ['Green'],
      },
      [
        ...['Chess', 'Go', 'Dice', 'Cards'].map((name, index): [string, number] => [name, 9000 + index]),
        ...['Atlas', 'Poems', 'Novel', 'Diary'].map((name, index): [string, number] => [name, 100 + index]),
        ['Green', 1],
      ],
    ),
  )
})

test('an item with two refunds is sold once', async () => {
  await compare(
    shopOf({ Books: ['Atlas', 'Poems'] }, [
      ['Atlas', 1000, { refunds: [100, 200] }],
      ['Atlas', 500],
      ['Poems', 1500, { refunds: [1] }],
    ]),
  )
})

test('the first instant of the period counts, the first one after it does not', async () => {
  await compare(
    shopOf({ Books: ['Atlas', 'Poems', 'Novel', 'Diary'] }, [
      ['Atlas', 100, { placed_at: from }],
      ['Poems', 200, { placed_at: to }],
      ['Novel', 300, { placed_at: '2026-03-31T23:59:59.999999Z' }],
      ['Diary', 400, { placed_at: '2026-02-28T23:59:59.999999Z' }],
    ]),
  )
})

test('what was sold before or after the period is not subtracted from it', async () => {
  await compare(
    shopOf({ Books: ['Atlas'], Games: ['Go'] }, [
      ['Atlas', 700],
      ['Atlas', 900, { placed_at: '2026-02-10T00:00:00Z', refunds: [900] }],
      ['Go', 300, { placed_at: '2026-05-01T00:00:00Z', refunds: [200] }],
    ]),
  )
})

test('discounts are added up exactly and rounded once', async () => {
  await compare(
    shopOf({ Books: ['Atlas', 'Poems', 'Novel'] }, [
      ['Atlas', 99, { discount_percent: 50 }],
      ['Atlas', 99, { discount_percent: 50 }],
      ['Atlas', 33, { discount_percent: 33, quantity: 3 }],
      ['Poems', 165],
      ['Novel', 333, { discount_percent: 50 }],
    ]),
  )
})

test('a product whose refunds exceed its sales has a place all the same', async () => {
  await compare(
    shopOf({ Books: ['Atlas', 'Poems', 'Novel'], Games: ['Go'] }, [
      ['Atlas', 100, { refunds: [50, 51] }],
      ['Poems', 100, { refunds: [100] }],
      ['Go', 10, { discount_percent: 100 }],
    ]),
  )
})

test('products without a category belong nowhere', async () => {
  await compare(
    shopOf({ '': ['Voucher', 'Bag'], Books: ['Atlas'] }, [
      ['Voucher', 9000],
      ['Bag', 10],
      ['Atlas', 100],
    ]),
  )
})

test('categories of one name stay apart, and rows are sorted by name', async () => {
  const shop = shopOf({ Toys: ['Yo-yo'], Books: ['Atlas'], More: ['Poems'] }, [
    ['Atlas', 100],
    ['Poems', 200],
    ['Yo-yo', 50],
  ])
  for (const category of shop.categories) if (category.name === 'More') category.name = 'Books'
  await compare(shop)
})

test('cents beyond four bytes', async () => {
  await compare(
    shopOf({ Yachts: ['Aurora', 'Bora'] }, [
      ['Aurora', 4_000_000_000, { quantity: 3, discount_percent: 1 }],
      ['Bora', 2_147_483_647, { quantity: 2, refunds: [3_000_000_000] }],
    ]),
  )
})

test('with 3,000 items no table is read again for each product', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `P${index}`)
  const categories = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`C${index}`, names.slice(index * 3, index * 3 + 3)]),
  )
  const sales = Array.from({ length: 3000 }, (_, index): [string, number, { refunds: number[] }] => [
    names[(index * 7) % 60] as string,
    100 + (index % 90),
    { refunds: index % 10 === 0 ? [5] : [] },
  ])
  const database = await open(shopOf(categories, sales))
  await database.query('analyze')
  const plan = await database.explain(sql, [from, to], { run: true })
  const rows = 3000 + 3000 + 300 + 60 + 20
  expect(plan.rowsTouched, `rows read; the tables have ${rows}`).toBeLessThan(rows * 10)
})

const ids = (most: number) => fc.integer({ min: 1, max: most })
const instants = fc.constantFrom(from, to, inside, '2026-02-15T00:00:00Z', '2026-04-15T00:00:00Z')
const shops = fc
  .record({
    categories: fc.array(fc.constantFrom('Books', 'Games', 'Tea'), { minLength: 1, maxLength: 4 }),
    products: fc.array(fc.option(ids(4)), { minLength: 1, maxLength: 10 }),
    orders: fc.array(instants, { minLength: 1, maxLength: 6 }),
    items: fc.array(
      fc.record({
        order_id: ids(6),
        product_id: ids(10),
        quantity: ids(3),
        unit_cents: fc.integer({ min: 1, max: 12 }),
        discount_percent: fc.constantFrom(0, 0, 10, 25, 50),
      }),
      { maxLength: 24 },
    ),
    refunds: fc.array(fc.record({ item_id: ids(24), cents: ids(9) }), { maxLength: 8 }),
  })
  .map(({ categories, products, orders, items, refunds }): Shop => {
    const within = (id: number, of: unknown[]) => ((id - 1) % of.length) + 1
    const sold = items.map((item, index) => ({
      ...item,
      id: index + 1,
      order_id: within(item.order_id, orders),
      product_id: within(item.product_id, products),
    }))
    return {
      categories: categories.map((name, index) => ({ id: index + 1, name })),
      products: products.map((category, index) => ({
        id: index + 1,
        category_id: category === null ? null : within(category, categories),
        name: `P${index + 1}`,
      })),
      orders: orders.map((placed_at, index) => ({ id: index + 1, placed_at })),
      order_items: sold,
      refunds:
        sold.length === 0
          ? []
          : refunds.map(({ item_id, cents }, index) => ({
              id: index + 1,
              item_id: within(item_id, sold),
              cents,
            })),
    }
  })

test('any shop is ranked as the rules say', async () => {
  await fc.assert(fc.asyncProperty(shops, compare), { numRuns: 30 })
})
