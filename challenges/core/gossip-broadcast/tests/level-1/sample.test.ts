import { clock, createNetwork, expect, simulate, test } from 'hotseat/kit'
import { createNode } from '#solution'
import { expectAll, type Node, sorted } from '../helpers.ts'

test('values get to all nodes', async () => {
  expect(createNode, 'what each node is started with').toBeTypeOf('function')
  const network = createNetwork<Node>({ nodes: 3, delay: 20 })
  network.node('n1').broadcast(1)
  network.node('n2').broadcast(2)
  expect(network.node('n2').read(), 'what a node was given itself').toEqual([2])
  await clock.advance(5000)
  for (const id of network.nodes) expect(sorted(network.node(id).read()), `values of ${id}`).toEqual([1, 2])
})

test('values get to all nodes, although messages are lost', () =>
  simulate<Node>(
    { nodes: 3, delay: [5, 60], loss: 0.2, runs: 3, ms: 6000 },
    {
      plan(plan, draw) {
        for (let value = 1; value <= 5; value++) {
          plan.at(draw.int(0, 1000)).call(draw.pick(plan.nodes), 'broadcast', value)
        }
      },
      check: expectAll,
    },
  ))
