import { expect, expectRows, test } from 'hotseat/kit'
import { ask, open, shopOf } from './shop.ts'

const none = { position: null, product_id: null, product: null, revenue_cents: null }

test('the best products of each category, and categories of which nothing was sold', async () => {
  const shop = shopOf({ Games: ['Go'], Books: ['Poems', 'Atlas', 'Novel', 'Diary'] }, [
    ['Poems', 1250],
    ['Atlas', 2100, { quantity: 2 }],
    ['Novel', 900],
    ['Diary', 800],
  ])
  expectRows(
    await ask(await open(shop)),
    [
      {
        category_id: 2,
        category: 'Books',
        position: 1,
        product_id: 3,
        product: 'Atlas',
        revenue_cents: 4200,
      },
      {
        category_id: 2,
        category: 'Books',
        position: 2,
        product_id: 2,
        product: 'Poems',
        revenue_cents: 1250,
      },
      { category_id: 2, category: 'Books', position: 3, product_id: 4, product: 'Novel', revenue_cents: 900 },
      { category_id: 1, category: 'Games', ...none },
    ],
    { ordered: true },
  )
})

test('a refund is subtracted', async () => {
  const shop = shopOf({ Books: ['Atlas', 'Poems'] }, [
    ['Atlas', 2000, { refunds: [1500] }],
    ['Poems', 800],
  ])
  const rows = await ask(await open(shop))
  expect(rows).toMatchObject([
    { product: 'Poems', revenue_cents: 800 },
    { product: 'Atlas', revenue_cents: 500 },
  ])
})
