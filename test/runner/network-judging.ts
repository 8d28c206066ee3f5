import type { Limits, Report } from '../../runner/protocol.ts'
import { judged } from './http-judging.ts'

/** Judges a solution by the body of one test and a second test that must always pass. */
export function networkJudged(body: string, solution: string, limits: Partial<Limits> = {}): Promise<Report> {
  const tests = `import { clock, createNetwork, expect, simulate, test, vi } from 'hotseat/kit'
test('it', async () => { ${body} }, 600_000)
test('next', async () => {
  const network = createNetwork({ nodes: 2 })
  network.node('n1').say('n2', 1)
  await clock.advance(20)
  expect(network.stats().delivered).toBeGreaterThan(0)
})`
  return judged({ solution: `${solution}\n${says}`, tests, limits })
}

/** A program without a createNode of its own gets one that sends what it is told to. */
const says = `export function createNode(ctx) {
  const node = typeof makeNode === 'function' ? makeNode(ctx) : {}
  return {
    receive() {},
    ...node,
    say: (to, body) => ctx.send(to, body),
  }
}`

/** Values that are given to one node reach the others, unless a message is lost. */
export const flood = `const makeNode = (ctx: NodeContext) => {
  const seen = new Set<number>()
  const learn = (value: number) => {
    if (seen.has(value)) return
    seen.add(value)
    for (const peer of ctx.peers) ctx.send(peer, { type: 'gossip', value })
  }
  return {
    broadcast: learn,
    read: () => [...seen],
    receive: (_from: string, body: { value: number }) => learn(body.value),
  }
}`
