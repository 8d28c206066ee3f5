import { expect, fc, inside, test } from 'hotseat/kit'
import { expectLikeModel, untimed } from '../model.ts'
import { type Exports, openStore } from '../store.ts'

test('setting a field again replaces its value', () => {
  const store = openStore(1)
  store.set('lamp', 'colour', 'red')
  store.set('lamp', 'colour', 'green')
  expect(store.get('lamp', 'colour'), 'set to red, then to green').toBe('green')
  expect(store.delete('lamp', 'colour')).toBe(true)
  expect(store.get('lamp', 'colour'), 'deleted once, after it was set twice').toBeUndefined()
  store.set('lamp', 'colour', 'blue')
  expect(store.get('lamp', 'colour'), 'set once more after it was deleted').toBe('blue')
})

test('delete says whether there was a value', () => {
  const store = openStore(1)
  store.set('lamp', 'colour', 'red')
  expect(store.delete('lamp', 'watts'), 'a field that was never set').toBe(false)
  expect(store.delete('chair', 'colour'), 'a record that was never there').toBe(false)
  expect(store.delete('lamp', 'colour'), 'a field with a value').toBe(true)
  expect(store.delete('lamp', 'colour'), 'the same field once more').toBe(false)
  expect(store.get('lamp', 'colour'), 'twice deleted').toBeUndefined()
})

test('empty texts are texts', () => {
  const store = openStore(1)
  store.set('lamp', 'note', '')
  expect(store.get('lamp', 'note'), 'a field whose value is empty').toBe('')
  store.set('', '', 'nowhere')
  expect(store.get('', ''), 'the field without a name in the record without a name').toBe('nowhere')
  expect(store.get('lamp', ''), 'the same field of another record').toBeUndefined()
  expect(store.delete('lamp', 'note'), 'deleting an empty value').toBe(true)
  expect(store.get('lamp', 'note'), 'an empty value that was deleted').toBeUndefined()
})

test('a key and a field do not run together', () => {
  const store = openStore(1)
  store.set('lamp', 'colour', 'red')
  store.set('chair', 'colour', 'brown')
  expect(store.get('lamp', 'colour'), 'the colour of lamp, after that of chair was set').toBe('red')
  expect(store.delete('lamp', 'colour')).toBe(true)
  expect(store.get('chair', 'colour'), 'the colour of chair, after that of lamp was deleted').toBe('brown')
  for (const between of ['', ':', '.', '/', ' ', ',', '|', '\u0000', '","']) {
    store.set(`a${between}b`, 'c', 'first')
    store.set('a', `b${between}c`, 'second')
    const name = JSON.stringify(between)
    expect(store.get(`a${between}b`, 'c'), `field c of the record a${name}b`).toBe('first')
    expect(store.delete('a', `b${between}c`), `field b${name}c of the record a`).toBe(true)
    expect(store.get(`a${between}b`, 'c'), `field c of a${name}b, after b${name}c of a was deleted`).toBe(
      'first',
    )
  }
})

test('every text is a key and a field like any other', () => {
  const store = openStore(1)
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'size', '0', '-1']
  for (const name of names) {
    expect(store.get(name, name), `field ${name} of the record ${name}, never set`).toBeUndefined()
    expect(store.delete('lamp', name), `field ${name}, never set`).toBe(false)
    store.set('lamp', name, `lamp ${name}`)
    store.set(name, 'colour', `colour of ${name}`)
  }
  for (const name of names) {
    expect(store.get('lamp', name)).toBe(`lamp ${name}`)
    expect(store.get(name, 'colour')).toBe(`colour of ${name}`)
    expect(store.delete('lamp', name), `field ${name}, set once`).toBe(true)
    expect(store.get('lamp', name), `field ${name}, deleted`).toBeUndefined()
  }
  expect(store.get('lamp', 'colour'), 'a field that only other records have').toBeUndefined()
})

test('two stores share nothing', () => {
  const store = openStore(1)
  const other = openStore(1)
  store.set('lamp', 'colour', 'red')
  expect(other.get('lamp', 'colour'), 'set in another store').toBeUndefined()
  expect(other.delete('lamp', 'colour'), 'set in another store').toBe(false)
  expect(store.get('lamp', 'colour')).toBe('red')
})

test('100,000 calls on 20,000 records', () => {
  const { wrong, found } = inside(
    ({ RecordStore }: Exports, { records, rounds }) => {
      const store = new RecordStore()
      let wrong = 0
      let found = 0
      for (let round = 0; round < rounds; round++) {
        for (let record = 0; record < records; record++) store.set(`user:${record}`, 'round', String(round))
        for (let record = 0; record < records; record++) {
          if (store.get(`user:${record}`, 'round') !== String(round)) wrong++
        }
      }
      for (let record = 0; record < records; record++) if (store.delete(`user:${record}`, 'round')) found++
      return { wrong, found }
    },
    { records: 20_000, rounds: 2 },
  )
  expect(wrong, 'wrong answers of get').toBe(0)
  expect(found, 'fields that were there to delete').toBe(20_000)
})

test('answers like a list of all fields', () => {
  const { set, get, delete: remove } = untimed
  expectLikeModel(1, fc.array(fc.oneof(set, set, get, remove), { maxLength: 40, size: 'max' }))
})
