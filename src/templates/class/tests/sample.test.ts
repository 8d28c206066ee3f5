import { expect, test } from 'hotseat/kit'
import { RingBuffer } from '#solution'

test('keeps what fits, oldest first', () => {
  const buffer = new RingBuffer<number>(3)
  buffer.push(1)
  buffer.push(2)
  expect(buffer.toArray()).toEqual([1, 2])
  expect(buffer.size).toBe(2)
})

test('drops the oldest value when there is no room', () => {
  const buffer = new RingBuffer<number>(1)
  buffer.push(1)
  buffer.push(2)
  expect(buffer.toArray()).toEqual([2])
  expect(buffer.size).toBe(1)
})
