import { clock, createNetwork, describe, expect, simulate, test } from 'hotseat/kit'
import { expectAll, expectQuiet, type Node } from '../helpers.ts'

/** Five nodes need some hundred messages, and a storm is one after two thousand. */
const small = { maxMessages: 2000 }

/** How often a message has been sent on its link already. */
function counter(): (link: { from: string; to: string }) => number {
  const counts = new Map<string, number>()
  return ({ from, to }) => {
    const count = counts.get(`${from} ${to}`) ?? 0
    counts.set(`${from} ${to}`, count + 1)
    return count
  }
}

describe('values', () => {
  test.each([1, 2, 5])('are whole numbers of any size, on %d nodes', async (nodes) => {
    const network = createNetwork<Node>({ ...small, nodes, delay: 20 })
    const values = [0, -1, 7, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
    for (const [at, value] of values.entries()) {
      network.node(`n${1 + (at % nodes)}`).broadcast(value)
      await clock.advance(30)
    }
    await clock.advance(5000)
    expectAll(network)
  })

  test('that are given to several nodes, or again, are one value', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: 20 })
    for (const id of network.nodes) network.node(id).broadcast(3)
    network.node('n4').broadcast(3)
    await clock.advance(5000)
    expectAll(network)
    await expectQuiet(network)
    for (const id of network.nodes) network.node(id).broadcast(3)
    expect(network.node('n2').read()).toEqual([3])
    await clock.advance(5000)
    expectAll(network)
    expect(network.stats().sent, 'messages for a value that everybody knows').toBe(0)
  })

  test('come in bursts, while others are on their way', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: [10, 120] })
    for (let value = 0; value < 60; value++) {
      network.node(`n${1 + ((value * 7) % 5)}`).broadcast(value)
      await clock.advance(23)
    }
    await clock.advance(5000)
    expectAll(network)
  })
})

describe('silence', () => {
  test('reigns as long as there is nothing to tell', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: 20 })
    await clock.advance(10_000)
    expect(network.stats().sent, 'messages before the first value').toBe(0)
  })

  test('returns after each value', async () => {
    const network = createNetwork<Node>({
      ...small,
      nodes: 5,
      delay: 20,
      loss: 0.2,
      duplication: 0.1,
      seed: 11,
    })
    for (let value = 1; value <= 3; value++) {
      network.set({ loss: 0.2, duplication: 0.1 })
      network.node(`n${value}`).broadcast(value)
      await clock.advance(5000)
      expectAll(network)
      await expectQuiet(network)
    }
  })
})

describe('links', () => {
  test('may deliver everything twice', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: [5, 60], duplication: 1 })
    for (let value = 1; value <= 5; value++) network.node(`n${value}`).broadcast(value)
    await clock.advance(5000)
    expectAll(network)
    await expectQuiet(network)
  })

  test('may lose the first three messages each', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: 20 })
    const count = counter()
    network.drop((message) => count(message) < 3)
    network.node('n3').broadcast(1)
    await clock.advance(10_000)
    expectAll(network)
    await expectQuiet(network)
  })

  test('may work in one direction only, for a while', async () => {
    const network = createNetwork<Node>({ ...small, nodes: 5, delay: 20 })
    for (const id of network.nodes) {
      network.cut(id, network.nodes.slice(network.nodes.indexOf(id) + 1))
      network.node(id).broadcast(network.nodes.indexOf(id))
    }
    await clock.advance(8000)
    network.heal()
    await clock.advance(5000)
    expectAll(network)
    await expectQuiet(network)
  })
})

test.each(['n1', 'n3'])('a partition of a minute is made up for when it has healed: %s', async (alone) => {
  const network = createNetwork<Node>({ ...small, nodes: 5, delay: 20 })
  network.partition([alone])
  for (let value = 1; value <= 5; value++) network.node(`n${value}`).broadcast(value)
  await clock.advance(60_000)
  network.heal()
  await clock.advance(5000)
  expectAll(network)
  await expectQuiet(network)
})

test('no value is forgotten, repeated or made up on the way', () =>
  simulate<Node>(
    { ...small, nodes: 5, delay: [5, 60], loss: 0.2, duplication: 0.1, runs: 1, ms: 6000 },
    {
      plan(plan, draw) {
        for (let value = 1; value <= 3; value++) {
          plan.at(draw.int(0, 600)).call(draw.pick(plan.nodes), 'broadcast', value)
        }
      },
      invariants: {
        'each value is read once, and was given to somebody': (network) => {
          const given = new Set(network.calls('broadcast').map(({ args }) => args[0] as number))
          for (const id of network.nodes) {
            const values = network.node(id).read()
            expect(
              values.filter((value) => !given.has(value)),
              `values that ${id} has made up`,
            ).toEqual([])
            expect(values.length, `values that ${id} reads`).toBe(new Set(values).size)
          }
        },
      },
      check: expectAll,
    },
  ))

test('losses, repetitions and partitions together', () =>
  simulate<Node>(
    { ...small, nodes: 5, delay: [5, 60], loss: 0.2, duplication: 0.1, runs: 6, ms: 10_000 },
    {
      plan(plan, draw) {
        for (let value = 1; value <= 8; value++) {
          plan.at(draw.int(0, 4000)).call(draw.pick(plan.nodes), 'broadcast', value)
        }
        plan.at(draw.int(0, 1500)).partition(draw.shuffle(plan.nodes).slice(0, draw.int(1, 2)))
        plan.at(draw.int(1500, 3000)).cut(draw.pick(plan.nodes), plan.nodes)
        plan.at(4500).heal()
      },
      async check(network) {
        expectAll(network)
        await expectQuiet(network)
      },
    },
  ))
