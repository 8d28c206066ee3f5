import { expect, test } from 'hotseat/kit'
import { openStore } from '../store.ts'

test('a field has the value that was set', () => {
  const store = openStore(1)
  store.set('lamp', 'colour', 'red')
  store.set('lamp', 'watts', '40')
  expect(store.get('lamp', 'colour')).toBe('red')
  expect(store.get('lamp', 'watts')).toBe('40')
  expect(store.get('lamp', 'price')).toBeUndefined()
  expect(store.get('chair', 'colour')).toBeUndefined()
})

test('a deleted field has no value', () => {
  const store = openStore(1)
  store.set('lamp', 'colour', 'red')
  store.set('lamp', 'watts', '40')
  expect(store.delete('lamp', 'colour')).toBe(true)
  expect(store.get('lamp', 'colour')).toBeUndefined()
  expect(store.get('lamp', 'watts')).toBe('40')
})
