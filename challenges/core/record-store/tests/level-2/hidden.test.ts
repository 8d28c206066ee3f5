import { expect, fc, grows, inside, test } from 'hotseat/kit'
import { expectLikeModel, untimed } from '../model.ts'
import { type Exports, openStore } from '../store.ts'

test('fields are in the order of their code units, whatever was set first', () => {
  const store = openStore(2)
  const inOrder = ['', '10', '9', 'Z', '_', 'a', 'a10', 'a9', 'b', 'z', 'ä', '\ufb01', '\uff5e']
  const shuffled = [3, 12, 7, 0, 9, 1, 11, 5, 2, 10, 8, 4, 6].map((index) => inOrder[index] ?? '')
  for (const [index, field] of shuffled.entries()) store.set('lamp', field, String(index))
  const names = store.scan('lamp').map((text) => text.slice(0, text.indexOf('(')))
  expect(names, 'fields of a scan').toEqual(inOrder)
  store.set('lamp', '\u{1f4a1}', 'bulb')
  const places = store.scan('lamp').findIndex((text) => text.endsWith('(bulb)'))
  expect(places, 'the place of U+1F4A1, whose first code unit is D83D: before FB01 and FF5E').toBe(11)
})

test('values have no say in the order', () => {
  const store = openStore(2)
  store.set('lamp', 'a', '3')
  store.set('lamp', 'b', '1')
  store.set('lamp', 'c', '2')
  expect(store.scan('lamp')).toEqual(['a(3)', 'b(1)', 'c(2)'])
  expect(store.scanByPrefix('lamp', '')).toEqual(['a(3)', 'b(1)', 'c(2)'])
})

test('fields are compared, not the texts made of them', () => {
  const store = openStore(2)
  store.set('lamp', 'size!', '2')
  store.set('lamp', 'size', '1')
  store.set('lamp', 'size)', '3')
  const inOrder = ['size(1)', 'size!(2)', 'size)(3)']
  expect(store.scan('lamp'), '"size" is the beginning of "size!", and so comes first').toEqual(inOrder)
  expect(store.scanByPrefix('lamp', 'si')).toEqual(inOrder)
})

test('a prefix is compared with the field alone, character by character', () => {
  const store = openStore(2)
  for (const field of ['tea', 'teapot', 'Tea', 'green tea', 't.a', 'te', '(tea)', '*'])
    store.set('shop', field, 'tea')
  expect(store.scanByPrefix('shop', 'tea'), 'prefix "tea"').toEqual(['tea(tea)', 'teapot(tea)'])
  expect(store.scanByPrefix('shop', 'teapots'), 'a prefix longer than any field').toEqual([])
  expect(store.scanByPrefix('shop', 't.'), 'prefix "t."').toEqual(['t.a(tea)'])
  expect(store.scanByPrefix('shop', 'tea('), 'prefix "tea(": no field begins so').toEqual([])
  expect(store.scanByPrefix('shop', '('), 'prefix "("').toEqual(['(tea)(tea)'])
  expect(store.scanByPrefix('shop', '*'), 'prefix "*"').toEqual(['*(tea)'])
})

test('an empty prefix is the beginning of every field', () => {
  const store = openStore(2)
  store.set('lamp', 'b', '')
  store.set('lamp', '', 'none')
  store.set('lamp', 'a', '(1)')
  expect(store.scanByPrefix('lamp', '')).toEqual(['(none)', 'a((1))', 'b()'])
  expect(store.scan('lamp')).toEqual(['(none)', 'a((1))', 'b()'])
})

test('a scan shows what is there now', () => {
  const store = openStore(2)
  store.set('lamp', 'colour', 'red')
  store.set('lamp', 'watts', '40')
  expect(store.scan('lamp')).toEqual(['colour(red)', 'watts(40)'])
  store.set('lamp', 'watts', '60')
  expect(store.scan('lamp'), 'watts set again').toEqual(['colour(red)', 'watts(60)'])
  store.delete('lamp', 'colour')
  expect(store.scan('lamp'), 'colour deleted').toEqual(['watts(60)'])
  store.delete('lamp', 'watts')
  expect(store.scan('lamp'), 'all fields deleted').toEqual([])
  expect(store.scanByPrefix('lamp', 'w'), 'all fields deleted').toEqual([])
})

test('the list belongs to the caller', () => {
  const [scanned, byPrefix] = inside(({ RecordStore }: Exports) => {
    const store = new RecordStore()
    store.set('lamp', 'colour', 'red')
    store.set('lamp', 'watts', '40')
    store.scan('lamp').reverse().push('price(9)')
    const scanned = store.scan('lamp')
    store.scanByPrefix('lamp', 'c').pop()
    return [scanned, store.scanByPrefix('lamp', 'c')]
  }, 0)
  expect(scanned, 'a scan, after the caller changed the list of the scan before').toEqual([
    'colour(red)',
    'watts(40)',
  ])
  expect(byPrefix, 'the same with a prefix').toEqual(['colour(red)'])
})

test('the work of a scan follows its own record', async () => {
  await grows(
    (records) => {
      const wrong = inside(({ RecordStore }: Exports, records) => {
        const store = new RecordStore()
        for (let record = 0; record < records; record++) {
          store.set(`user:${record}`, 'name', 'Ann')
          store.set(`user:${record}`, 'city', 'Ulm')
        }
        let wrong = 0
        for (let record = 0; record < records; record++) {
          if (store.scan(`user:${record}`).join() !== 'city(Ulm),name(Ann)') wrong++
        }
        return wrong
      }, records)
      expect(wrong, `wrong scans of ${records} records with two fields each`).toBe(0)
    },
    [5_000, 10_000, 20_000, 40_000],
    'records that are written and scanned once each',
  )
})

test('scans like a list of all fields', () => {
  const { set, get, delete: remove, scan, scanByPrefix } = untimed
  expectLikeModel(
    2,
    fc.array(fc.oneof(set, set, get, remove, scan, scanByPrefix), { maxLength: 40, size: 'max' }),
  )
})
