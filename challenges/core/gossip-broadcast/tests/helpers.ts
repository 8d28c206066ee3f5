import { clock, expect, type Network } from 'hotseat/kit'
import type { Node } from '#solution'

export type { Node }

/** What a node has to read. */
export function sorted(values: Iterable<number>): number[] {
  return [...values].sort((a, b) => a - b)
}

/** All nodes have what clients gave to any of them, each value once. */
export function expectAll(network: Network<Node>): void {
  const given = sorted(new Set(network.calls('broadcast').map(({ args }) => args[0] as number)))
  for (const id of network.nodes) expect(sorted(network.node(id).read()), `values of ${id}`).toEqual(given)
}

/** Nobody sends anything any more, once all links have worked for five seconds. */
export async function expectQuiet(network: Network<Node>): Promise<void> {
  network.heal()
  network.drop(undefined)
  network.set({ loss: 0, duplication: 0 })
  await clock.advance(5000)
  network.mark()
  await clock.advance(20_000)
  expect(network.stats().sent, 'messages sent in 20 s when nothing is left to tell').toBe(0)
}
