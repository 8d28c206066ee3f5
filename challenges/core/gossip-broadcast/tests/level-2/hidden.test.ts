import { clock, createNetwork, expect, test } from 'hotseat/kit'
import { expectAll, expectQuiet, type Node } from '../helpers.ts'

const nodes = 25

/** A place to broadcast from: all nodes in turns, in no obvious order. */
const placeOf = (value: number) => `n${1 + ((value * 7) % nodes)}`

test('one value a second: 60 messages each, half of them everywhere in 500 ms, all in 600', async () => {
  const network = createNetwork<Node>({ nodes, delay: 100, maxMessages: 12_000 })
  const total = 9
  let early = 0
  for (let value = 0; value < total; value++) {
    const have = () => network.nodes.filter((id) => network.node(id).read().includes(value)).length
    network.node(placeOf(value)).broadcast(value)
    await clock.advance(500)
    if (have() === nodes) early++
    await clock.advance(100)
    expect(have(), `nodes that have value ${value} after 600 ms`).toBe(nodes)
    await clock.advance(400)
  }
  expect(early, `values of ${total} that all nodes had after 500 ms`).toBeGreaterThanOrEqual(total / 2)
  await clock.advance(5000)
  expect(network.stats().sent / total, 'messages for each value').toBeLessThanOrEqual(60)
})

test('50 values a second: 10 messages each, everywhere in 2 s', async () => {
  const network = createNetwork<Node>({ nodes, delay: 100, maxMessages: 15_000 })
  const total = 200
  const everywhere = (upTo: number) => {
    for (const id of network.nodes) {
      const values = new Set(network.node(id).read())
      const missing = Array.from({ length: upTo }, (_, value) => value).filter((value) => !values.has(value))
      expect(missing, `values older than 2 s that ${id} does not have`).toEqual([])
    }
  }
  for (let value = 0; value < total; value++) {
    if (value % 50 === 0) everywhere(Math.max(0, value - 100))
    network.node(placeOf(value)).broadcast(value)
    await clock.advance(20)
  }
  await clock.advance(1980)
  everywhere(total)
  await clock.advance(5000)
  expect(network.stats().sent / total, 'messages for each value').toBeLessThanOrEqual(10)
})

test('one message in ten is lost, and all values get everywhere in 5 s', async () => {
  const network = createNetwork<Node>({ nodes, delay: 100, loss: 0.1, maxMessages: 5000 })
  for (let value = 0; value < 40; value++) {
    network.node(placeOf(value)).broadcast(value)
    await clock.advance(50)
  }
  await clock.advance(5000)
  expectAll(network)
  await expectQuiet(network)
})
