import { expect, test } from 'hotseat/kit'
import { openStore } from '../store.ts'

test('a field with a lifetime is there until it has passed', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'half price', 100, 10)
  expect(store.getAt('lamp', 'offer', 100)).toBe('half price')
  expect(store.getAt('lamp', 'offer', 109)).toBe('half price')
  expect(store.getAt('lamp', 'offer', 110)).toBeUndefined()
})

test('a scan leaves out what has expired', () => {
  const store = openStore(3)
  store.setAt('lamp', 'colour', 'red', 1)
  store.setAt('lamp', 'offer', 'half price', 2, 5)
  expect(store.scanAt('lamp', 6)).toEqual(['colour(red)', 'offer(half price)'])
  expect(store.scanByPrefixAt('lamp', 'o', 7)).toEqual([])
  expect(store.scanAt('lamp', 8)).toEqual(['colour(red)'])
  expect(store.deleteAt('lamp', 'colour', 9)).toBe(true)
  expect(store.scanAt('lamp', 9)).toEqual([])
})

test('the calls without a time still work', () => {
  const store = openStore(3)
  store.set('lamp', 'colour', 'red')
  expect(store.getAt('lamp', 'colour', 50)).toBe('red')
  expect(store.scan('lamp')).toEqual(['colour(red)'])
})
