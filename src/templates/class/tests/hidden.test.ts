import { expect, fc, replay, test } from 'hotseat/kit'
import { RingBuffer } from '#solution'

test('a push returns the value that it drops', () => {
  const buffer = new RingBuffer<string>(2)
  expect(buffer.push('a'), 'there is room').toBeUndefined()
  expect(buffer.push('b'), 'there is room').toBeUndefined()
  expect(buffer.push('c'), 'the oldest of a and b').toBe('a')
  expect(buffer.push('d'), 'the oldest of b and c').toBe('b')
})

test('the order stays right after several rounds', () => {
  const buffer = new RingBuffer<number>(3)
  for (let value = 1; value <= 8; value++) buffer.push(value)
  expect(buffer.toArray()).toEqual([6, 7, 8])
})

test('no more values are held than there is room for', () => {
  const buffer = new RingBuffer<number>(2)
  for (let value = 1; value <= 4; value++) buffer.push(value)
  expect(buffer.size).toBe(2)
})

test('what toArray returns is the own array of its caller', () => {
  const buffer = new RingBuffer<number>(3)
  buffer.push(1)
  const values = buffer.toArray()
  values.push(99)
  values[0] = 98
  expect(buffer.toArray(), 'after the array was changed').toEqual([1])
  expect(buffer.size).toBe(1)
})

test('two buffers share nothing', () => {
  const one = new RingBuffer<number>(2)
  const other = new RingBuffer<number>(2)
  one.push(1)
  other.push(2)
  expect(one.toArray()).toEqual([1])
  expect(other.toArray()).toEqual([2])
})

test('undefined is a value like any other', () => {
  const buffer = new RingBuffer<number | undefined>(2)
  buffer.push(undefined)
  buffer.push(1)
  expect(buffer.toArray()).toEqual([undefined, 1])
  buffer.push(2)
  expect(buffer.toArray(), 'undefined was the oldest').toEqual([1, 2])
  buffer.push(undefined)
  expect(buffer.toArray()).toEqual([2, undefined])
  expect(buffer.size).toBe(2)
})

test('answers like a list that is cut to the capacity', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer(), { maxLength: 20 }),
      (capacity, values) => {
        const buffer = new RingBuffer<number>(capacity)
        const dropped = replay(
          buffer,
          values.map((value) => ['push', value]),
        )
        expect(dropped).toEqual(values.map((_, index) => values[index - capacity]))
        expect(buffer.toArray()).toEqual(values.slice(-capacity))
        expect(buffer.size).toBe(Math.min(capacity, values.length))
      },
    ),
    { numRuns: 100 },
  )
})
