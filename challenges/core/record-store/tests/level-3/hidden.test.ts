import { expect, inside, test } from 'hotseat/kit'
import { expectLikeModel, inTime, timed } from '../model.ts'
import { type Exports, openStore } from '../store.ts'

test('a field expires at the end of its lifetime, for every call', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'half price', 0, 7)
  store.setAt('lamp', 'order', 'open', 0, 8)
  expect(store.getAt('lamp', 'offer', 6), 'at 6, set at 0 for 7').toBe('half price')
  expect(store.scanAt('lamp', 6), 'at 6').toEqual(['offer(half price)', 'order(open)'])
  expect(store.getAt('lamp', 'offer', 7), 'at 7, set at 0 for 7').toBeUndefined()
  expect(store.scanAt('lamp', 7), 'at 7').toEqual(['order(open)'])
  expect(store.scanByPrefixAt('lamp', 'o', 7), 'at 7, by prefix').toEqual(['order(open)'])
  expect(store.scanByPrefixAt('lamp', 'o', 8), 'at 8, by prefix').toEqual([])
  expect(store.scanAt('lamp', 8), 'at 8').toEqual([])
})

test('without a lifetime a field stays', () => {
  const store = openStore(3)
  store.setAt('lamp', 'colour', 'red', 5)
  expect(store.getAt('lamp', 'colour', 1_000_000_000_000), 'a long time later').toBe('red')
  expect(store.scanAt('lamp', 1_000_000_000_000)).toEqual(['colour(red)'])
  expect(store.deleteAt('lamp', 'colour', 1_000_000_000_000)).toBe(true)
})

test('setting a field again gives it another lifetime, or none', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'one', 0, 10)
  store.setAt('lamp', 'offer', 'two', 8, 10)
  expect(store.getAt('lamp', 'offer', 17), 'set at 0 for 10 and at 8 for 10').toBe('two')
  store.setAt('lamp', 'offer', 'three', 17)
  expect(store.getAt('lamp', 'offer', 18), 'set again without a lifetime').toBe('three')
  expect(store.getAt('lamp', 'offer', 1000), 'set again without a lifetime, much later').toBe('three')
  store.setAt('lamp', 'offer', 'four', 1000, 2)
  expect(store.getAt('lamp', 'offer', 1002), 'set again for 2').toBeUndefined()
  store.setAt('lamp', 'offer', 'five', 1003, 2)
  expect(store.getAt('lamp', 'offer', 1004), 'set again after it had expired').toBe('five')
  expect(store.getAt('lamp', 'offer', 1005), 'and expired again').toBeUndefined()
})

test('an expired field cannot be deleted', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  store.setAt('lamp', 'order', 'open', 0, 20)
  expect(store.deleteAt('lamp', 'offer', 10), 'at 10, set at 0 for 10').toBe(false)
  expect(store.deleteAt('lamp', 'order', 19), 'at 19, set at 0 for 20').toBe(true)
  expect(store.deleteAt('lamp', 'order', 19), 'once more').toBe(false)
  expect(store.scanAt('lamp', 19)).toEqual([])
})

test('a lifetime of 0 ends before anybody can look', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'zero', 0, 0)
  expect(store.getAt('lamp', 'offer', 0), 'set at 0 for 0').toBeUndefined()
  store.setAt('lamp', 'offer', 'one', 5)
  store.setAt('lamp', 'offer', 'two', 5, 0)
  expect(store.getAt('lamp', 'offer', 5), 'replaced at 5 by a value for 0').toBeUndefined()
  expect(store.deleteAt('lamp', 'offer', 5)).toBe(false)
  expect(store.scanAt('lamp', 5)).toEqual([])
})

test('calls without a time happen at the latest time that was named', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'half price', 100, 10)
  store.setAt('lamp', 'order', 'open', 100, 20)
  expect(store.get('lamp', 'offer'), 'the latest time is 100').toBe('half price')
  expect(store.getAt('chair', 'legs', 109)).toBeUndefined()
  expect(store.scan('lamp'), 'the latest time is 109').toEqual(['offer(half price)', 'order(open)'])
  expect(store.deleteAt('chair', 'legs', 110)).toBe(false)
  expect(store.get('lamp', 'offer'), 'the latest time is 110, by a deleteAt').toBeUndefined()
  expect(store.delete('lamp', 'offer'), 'the latest time is 110').toBe(false)
  expect(store.scanAt('chair', 115)).toEqual([])
  expect(store.scan('lamp'), 'the latest time is 115, by a scanAt').toEqual(['order(open)'])
  expect(store.scanByPrefixAt('chair', 'l', 120)).toEqual([])
  expect(store.scanByPrefix('lamp', 'o'), 'the latest time is 120, by a scanByPrefixAt').toEqual([])
  store.setAt('lamp', 'order', 'new', 130, 5)
  store.setAt('chair', 'legs', '4', 135)
  expect(store.get('lamp', 'order'), 'the latest time is 135, by a setAt').toBeUndefined()
})

test('a set without a time has no lifetime, and takes away the one there was', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  store.set('lamp', 'offer', 'full price')
  store.set('lamp', 'colour', 'red')
  expect(store.getAt('lamp', 'offer', 10), 'set at 0 for 10, then set without a time').toBe('full price')
  expect(store.scanAt('lamp', 5000)).toEqual(['colour(red)', 'offer(full price)'])
})

test('fields of one name expire by record', () => {
  const store = openStore(3)
  store.setAt('lamp', 'offer', 'a', 0, 5)
  store.setAt('chair', 'offer', 'b', 0, 9)
  store.setAt('lamp', 'other', 'c', 0)
  expect(store.getAt('chair', 'offer', 5), 'chair').toBe('b')
  expect(store.getAt('lamp', 'offer', 5), 'lamp').toBeUndefined()
  expect(store.getAt('lamp', 'other', 9), 'another field of lamp').toBe('c')
})

test('100,000 timed calls on fields of which most have expired', () => {
  const { hits, scanned } = inside(
    ({ RecordStore }: Exports, { sessions, ttl }) => {
      const store = new RecordStore()
      let hits = 0
      let scanned = 0
      for (let at = 0; at < sessions; at++) {
        const key = `user:${at % 5000}`
        store.setAt(key, `session:${at}`, 'open', at, ttl)
        if (store.getAt(key, `session:${at}`, at) === 'open') hits++
        const earlier = at - ttl
        if (store.getAt(`user:${earlier % 5000}`, `session:${earlier}`, at) !== undefined) hits += 1000
        if (at % 5 === 0) scanned += store.scanAt(key, at).length
      }
      return { hits, scanned }
    },
    { sessions: 31_250, ttl: 20_000 },
  )
  expect(hits, 'sessions found when they began, and none of those that had ended').toBe(31_250)
  expect(scanned, 'live sessions in 6,250 scans: one each at first, four at last').toBe(19_000)
})

test('answers like a list whose entries expire', () => {
  expectLikeModel(3, inTime(timed, 40))
})
