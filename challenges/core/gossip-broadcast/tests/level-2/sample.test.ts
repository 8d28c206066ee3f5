import { clock, createNetwork, expect, test } from 'hotseat/kit'
import { expectAll, type Node } from '../helpers.ts'

test('a value gets to 25 nodes in 600 ms, with 60 messages', async () => {
  const network = createNetwork<Node>({ nodes: 25, delay: 100, maxMessages: 3000 })
  network.node('n17').broadcast(1)
  await clock.advance(600)
  expectAll(network)
  await clock.advance(5000)
  expect(network.stats().sent, 'messages for one value').toBeLessThanOrEqual(60)
})
