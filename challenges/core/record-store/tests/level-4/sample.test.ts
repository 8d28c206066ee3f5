import { expect, test } from 'hotseat/kit'
import { openStore } from '../store.ts'

test('a restore brings back what the backup held', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 1)
  store.setAt('chair', 'legs', '4', 2)
  expect(store.backup(3)).toBe(2)
  store.setAt('lamp', 'colour', 'green', 4)
  store.deleteAt('chair', 'legs', 5)
  expect(store.restore(6, 3)).toBe(true)
  expect(store.getAt('lamp', 'colour', 7)).toBe('red')
  expect(store.getAt('chair', 'legs', 7)).toBe('4')
})

test('what was left of a lifetime goes on from the restore', () => {
  const store = openStore(4)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  expect(store.backup(6)).toBe(1)
  expect(store.getAt('lamp', 'offer', 50)).toBeUndefined()
  expect(store.restore(100, 99)).toBe(true)
  expect(store.getAt('lamp', 'offer', 103)).toBe('half price')
  expect(store.getAt('lamp', 'offer', 104)).toBeUndefined()
})
