import { expect, inside, test } from 'hotseat/kit'
import { expectLikeModel, inTime, saving, timed } from '../model.ts'
import { type Exports, openStore } from '../store.ts'

test('backup counts records that have a value', () => {
  const store = openStore(4)
  expect(store.backup(0), 'an empty store').toBe(0)
  store.setAt('lamp', 'colour', 'red', 1)
  store.setAt('lamp', 'watts', '40', 1)
  store.setAt('chair', 'legs', '4', 1)
  store.setAt('table', 'offer', 'half price', 1, 9)
  expect(store.backup(9), 'lamp with two fields, chair, and table until 10').toBe(3)
  store.deleteAt('chair', 'legs', 10)
  store.getAt('door', 'width', 10)
  expect(store.backup(10), 'chair has no fields left, and the only one of table has expired').toBe(1)
  store.deleteAt('lamp', 'watts', 11)
  expect(store.backup(11), 'lamp with one field').toBe(1)
})

test('a restore takes away what came after the backup', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 1)
  store.backup(2)
  store.setAt('lamp', 'watts', '40', 3)
  store.setAt('chair', 'legs', '4', 3, 100)
  expect(store.restore(4, 4)).toBe(true)
  expect(store.scanAt('lamp', 4), 'watts was set after the backup').toEqual(['colour(red)'])
  expect(store.scanAt('chair', 4), 'a record that was made after the backup').toEqual([])
  expect(store.deleteAt('chair', 'legs', 4)).toBe(false)
  expect(store.backup(5), 'records after the restore').toBe(1)
})

test('of all backups the latest at or before the wanted time is restored', () => {
  const store = openStore(4)
  for (const at of [10, 20, 30]) {
    store.setAt('lamp', 'version', `of ${at}`, at)
    store.backup(at)
  }
  const wanted: [number, string][] = [
    [20, 'of 20'],
    [29, 'of 20'],
    [10, 'of 10'],
    [19, 'of 10'],
    [30, 'of 30'],
    [40, 'of 30'],
    [21, 'of 20'],
  ]
  for (const [to, version] of wanted) {
    expect(store.restore(40, to), `a restore to ${to}`).toBe(true)
    expect(store.getAt('lamp', 'version', 40), `backups at 10, 20 and 30, restored to ${to}`).toBe(version)
  }
})

test('without a backup that is old enough nothing changes', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 5)
  store.setAt('lamp', 'offer', 'half price', 5, 10)
  expect(store.restore(6, 6), 'there is no backup at all').toBe(false)
  expect(store.scanAt('lamp', 6)).toEqual(['colour(red)', 'offer(half price)'])
  store.backup(7)
  store.setAt('lamp', 'colour', 'green', 8)
  expect(store.restore(9, 6), 'the only backup is of 7').toBe(false)
  expect(store.scanAt('lamp', 9)).toEqual(['colour(green)', 'offer(half price)'])
  expect(store.scanAt('lamp', 15), 'the offer was set at 5 for 10').toEqual(['colour(green)'])
})

test('of two backups at one time the second is the latest', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 5)
  store.backup(5)
  store.setAt('lamp', 'colour', 'green', 5)
  store.backup(5)
  store.setAt('lamp', 'colour', 'blue', 5)
  expect(store.restore(5, 5)).toBe(true)
  expect(store.getAt('lamp', 'colour', 5), 'red at the first backup, green at the second').toBe('green')
})

test('lifetimes go on from the restore, again and again', () => {
  const store = openStore(4)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  store.setAt('lamp', 'colour', 'red', 0)
  store.backup(4)
  for (const at of [5, 100, 300]) {
    expect(store.restore(at, 4), `a restore at ${at}`).toBe(true)
    expect(store.getAt('lamp', 'offer', at + 5), `6 were left, and 5 have passed since ${at}`).toBe(
      'half price',
    )
    expect(store.getAt('lamp', 'offer', at + 6), `6 were left, and 6 have passed since ${at}`).toBeUndefined()
    expect(store.scanAt('lamp', at + 6), 'a field without a lifetime').toEqual(['colour(red)'])
  }
})

test('what had expired at the backup does not come back', () => {
  const store = openStore(4)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  store.setAt('lamp', 'order', 'open', 0, 11)
  expect(store.backup(10)).toBe(1)
  expect(store.restore(10, 10)).toBe(true)
  expect(store.scanAt('lamp', 10), 'one was left of order, and nothing of offer').toEqual(['order(open)'])
  expect(store.scanAt('lamp', 11)).toEqual([])
})

test('nothing that is written later reaches a backup', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 1)
  store.setAt('lamp', 'watts', '40', 1)
  store.backup(2)
  store.setAt('lamp', 'colour', 'green', 3)
  store.deleteAt('lamp', 'watts', 3)
  store.setAt('lamp', 'price', '9', 3)
  for (const at of [4, 6]) {
    expect(store.restore(at, 2)).toBe(true)
    expect(store.scanAt('lamp', at), `restored at ${at}`).toEqual(['colour(red)', 'watts(40)'])
    store.setAt('lamp', 'colour', 'blue', at)
    store.deleteAt('lamp', 'watts', at)
    store.setAt('chair', 'legs', '4', at)
  }
  expect(store.restore(8, 2)).toBe(true)
  expect(store.scanAt('lamp', 8), 'restored a third time').toEqual(['colour(red)', 'watts(40)'])
  expect(store.scanAt('chair', 8)).toEqual([])
})

test('a restore keeps all backups, and can be saved itself', () => {
  const store = openStore(4)
  store.setAt('lamp', 'colour', 'red', 10, 50)
  store.backup(20)
  store.setAt('lamp', 'colour', 'green', 30)
  store.backup(30)
  expect(store.restore(40, 25)).toBe(true)
  expect(store.backup(60), 'red with 20 of its 50 left').toBe(1)
  expect(store.restore(70, 35), 'the backup of 30 is still there').toBe(true)
  expect(store.getAt('lamp', 'colour', 70)).toBe('green')
  expect(store.restore(100, 100)).toBe(true)
  expect(store.getAt('lamp', 'colour', 119), '20 were left, and 19 have passed').toBe('red')
  expect(store.getAt('lamp', 'colour', 120), '20 were left, and 20 have passed').toBeUndefined()
})

test('calls without a time go by backups and restores as well', () => {
  const store = openStore(4)
  store.setAt('lamp', 'offer', 'half price', 0, 10)
  store.set('lamp', 'colour', 'red')
  store.backup(5)
  expect(store.scan('lamp'), 'the latest time is 5').toEqual(['colour(red)', 'offer(half price)'])
  store.backup(10)
  expect(store.scan('lamp'), 'the latest time is 10, by a backup').toEqual(['colour(red)'])
  store.restore(20, 7)
  expect(store.get('lamp', 'offer'), 'restored at 20 with 5 left').toBe('half price')
  expect(store.restore(25, 4), 'there is no backup of 4 or before').toBe(false)
  expect(store.get('lamp', 'offer'), 'the latest time is 25, by a restore that found nothing').toBeUndefined()
  expect(store.scan('lamp')).toEqual(['colour(red)'])
})

test('two stores have backups of their own', () => {
  const store = openStore(4)
  const other = openStore(4)
  store.setAt('lamp', 'colour', 'red', 1)
  expect(store.backup(2)).toBe(1)
  expect(other.restore(3, 3), 'the backup is of another store').toBe(false)
  expect(other.scanAt('lamp', 3)).toEqual([])
})

test('100,000 calls with 20 backups and 20 restores', () => {
  const { counts, restored, found, left } = inside(
    ({ RecordStore }: Exports, { records, rounds, writes }) => {
      const store = new RecordStore()
      let at = 0
      for (let record = 0; record < records; record++) store.setAt(`user:${record}`, 'visits', '0', at)
      const counts: number[] = []
      let restored = 0
      let found = 0
      for (let round = 1; round <= rounds; round++) {
        counts.push(store.backup(at))
        const saved = at
        for (let write = 0; write < writes; write++) {
          at++
          const key = `user:${(write * 31) % records}`
          store.setAt(key, 'visits', String(round), at)
          store.setAt(key, 'session', 'open', at, 500)
        }
        if (store.restore(at, saved)) restored++
        for (let record = 0; record < records; record++) {
          if (store.getAt(`user:${record}`, 'visits', at) === '0') found++
        }
      }
      return { counts, restored, found, left: store.scanAt('user:7', at) }
    },
    { records: 2000, rounds: 20, writes: 1450 },
  )
  expect(counts, 'records in each backup').toEqual(Array.from({ length: 20 }, () => 2000))
  expect(restored, 'restores that found their backup').toBe(20)
  expect(found, 'values of before the backups, in 20 rounds over 2000 records').toBe(40_000)
  expect(left).toEqual(['visits(0)'])
})

test('answers like a list that is copied for each backup', () => {
  expectLikeModel(4, inTime([...timed, ...saving], 40))
})
