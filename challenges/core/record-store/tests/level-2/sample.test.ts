import { expect, test } from 'hotseat/kit'
import { openStore } from '../store.ts'

test('a scan lists the fields of a record in order', () => {
  const store = openStore(2)
  store.set('lamp', 'watts', '40')
  store.set('lamp', 'colour', 'red')
  store.set('chair', 'legs', '4')
  expect(store.scan('lamp')).toEqual(['colour(red)', 'watts(40)'])
  expect(store.scan('table')).toEqual([])
})

test('a scan by prefix lists the fields that begin so', () => {
  const store = openStore(2)
  store.set('lamp', 'size:width', '20')
  store.set('lamp', 'colour', 'red')
  store.set('lamp', 'size:height', '150')
  expect(store.scanByPrefix('lamp', 'size:')).toEqual(['size:height(150)', 'size:width(20)'])
  expect(store.scanByPrefix('lamp', 'weight')).toEqual([])
})
