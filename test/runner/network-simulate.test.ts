import { describe, expect, test } from 'vitest'
import type { TestResult } from '../../runner/protocol.ts'
import { accepted } from './http-judging.ts'
import { flood, networkJudged } from './network-judging.ts'

/** Like the nodes of `flood`, but every message is sent again until it is acknowledged. */
const reliable = `const makeNode = (ctx: NodeContext) => {
  const seen = new Set<number>()
  const learn = (value: number, from = '') => {
    if (seen.has(value)) return
    seen.add(value)
    for (const peer of ctx.peers) if (peer !== from) keep(peer, value)
  }
  const open = new Map<string, NodeJS.Timeout | number | object>()
  const keep = (peer: string, value: number) => {
    const say = () => ctx.send(peer, { type: 'gossip', value })
    say()
    open.set(peer + value, setInterval(say, 200))
  }
  return {
    broadcast: (value: number) => learn(value),
    read: () => [...seen],
    receive: (from: string, body: { type: string; value: number }) => {
      if (body.type === 'ack') return clearInterval(open.get(from + body.value) as never)
      ctx.send(from, { type: 'ack', value: body.value })
      learn(body.value, from)
    },
  }
}`

const scenario = `{
  plan(plan, draw) {
    plan.at(1000).partition(draw.shuffle(plan.nodes).slice(0, 2))
    plan.at(3000).heal()
    for (let value = 1; value <= 6; value++) plan.at(draw.int(0, 4000)).call(draw.pick(plan.nodes), 'broadcast', value)
  },
  invariants: {
    'no value twice': (network) => network.nodes.every((id) => { const values = network.node(id).read(); return new Set(values).size === values.length }),
  },
  check(network) {
    const all = network.calls('broadcast').map(({ args }) => args[0]).sort()
    for (const id of network.nodes) expect(network.node(id).read().sort()).toEqual(all)
  },
}`

async function failing(body: string, solution: string): Promise<TestResult> {
  const { tests } = await networkJudged(body, solution)
  expect(tests[1]?.verdict).toBe('accepted')
  return tests[0] as TestResult
}

describe('simulate', () => {
  test('accepts a program that holds in all runs, and takes no virtual time', () =>
    accepted(
      networkJudged(
        `const before = clock.now()
        await simulate({ nodes: 4, delay: [5, 60], loss: 0.2, duplication: 0.1, runs: 20 }, ${scenario})
        expect(clock.now()).toBe(before)`,
        reliable,
      ),
    ))

  test('shows the shortest history of a message that was lost', async () => {
    const { verdict, message, counterexample } = await failing(
      `await simulate({ nodes: 3, delay: [5, 60], loss: 0.2, duplication: 0.1 }, ${scenario})`,
      flood,
    )
    expect(verdict).toBe('wrong-answer')
    expect(message).toMatch(/^in run 1 of 20, the check after 10000 ms failed: expected \[\] to deeply equal/)
    expect(counterexample).toMatchInlineSnapshot(`
      "    ms  n1       n2       n3
        1000  -- partition n2 n3 | n1
        1577  *        |        |        broadcast(3)
        1577  o-------x|        |        gossip value:3, cut off
        1577  o----------------x|        gossip value:3, cut off
        3000  -- heal
       10000  *        *        |        read()"
    `)
    for (const line of counterexample?.split('\n') ?? []) expect(line.length).toBeLessThanOrEqual(61)
  })

  test('names the invariant that broke first, and stops there', async () => {
    const careless = `const makeNode = (ctx: NodeContext) => {
      const values: number[] = []
      const learn = (value: number) => { values.push(value) }
      return { broadcast: (value: number) => { learn(value); for (const peer of ctx.peers) ctx.send(peer, value) }, read: () => values, receive: (_: string, value: number) => learn(value) }
    }`
    const { verdict, message, counterexample } = await failing(
      `await simulate({ nodes: 3, delay: [5, 60], duplication: 0.2 }, ${scenario})`,
      careless,
    )
    expect(verdict).toBe('wrong-answer')
    expect(message).toMatch(/^in run \d+ of 20, at \d+ ms the invariant "no value twice" broke: /)
    expect(counterexample).toMatchInlineSnapshot(`
      "    ms  n1       n3
        2868  |        *        broadcast(5)
        2901  |<-------o        5 sent 2868
        2901  |<-------o        5 again sent 2868"
    `)
  })

  test('charges what a node throws to the solution, with its history', async () => {
    const throwing = `const makeNode = (ctx: NodeContext) => ({
      broadcast: (value: number) => { for (const peer of ctx.peers) ctx.send(peer, value) },
      read: () => [],
      receive: (_: string, value: number) => { if (value === 4) throw new TypeError('four') },
    })`
    const { verdict, message, counterexample, stack } = await failing(
      `await simulate({ nodes: 3, delay: 5 }, ${scenario})`,
      throwing,
    )
    expect([verdict, message]).toEqual([
      'runtime-error',
      expect.stringMatching(
        /^in run 1 of 20, at \d+ ms n[123] threw when it received a message: TypeError: four$/,
      ),
    ])
    expect(stack?.[0]).toMatchObject({ file: 'solution.ts', line: 4 })
    expect(counterexample).toContain('broadcast(4)')
  })

  test('has its history shown where a test that drives one network itself fails', async () => {
    const { verdict, message, counterexample } = await failing(
      `const network = createNetwork({ nodes: 3, delay: 20 })
      network.drop(({ to }) => to === 'n3')
      network.node('n1').broadcast(1)
      await clock.advance(100)
      expect(network.node('n3').read()).toEqual([1])`,
      flood,
    )
    expect([verdict, message]).toEqual(['wrong-answer', 'expected [] to deeply equal [ 1 ]'])
    expect(counterexample).toMatchInlineSnapshot(`
      "    ms  n1       n2       n3
           0  *        |        |        broadcast(1)
           0  o----------------x|        gossip value:1, lost
          20  o------->|        |        gossip value:1 sent 0
          20  |        o-------x|        gossip value:1, lost
          40  |<-------o        |        gossip value:1 sent 20
         100  |        |        *        read()"
    `)
  })

  test.each([
    ['at its last step', `await clock.advance(25)`],
    ['in the middle', `await clock.advance(500); network.node('n3').read()`],
    ['in the middle of a test that looks no more', `await clock.advance(500)`],
  ])('has the first invariant named that broke %s', async (_when, end) => {
    const { verdict, message } = await failing(
      `const network = createNetwork({ nodes: 3, delay: 20 })
      network.drop(({ to }) => to === 'n3')
      network.invariant('never eight', ({ nodes, node }) => nodes.every((id) => !network.node(id).read().includes(8)))
      network.invariant('seven stays at home', () => { expect(network.node('n2').read()).not.toContain(7) })
      network.invariant('never seven', () => network.nodes.every((id) => id === 'n1' || !network.node(id).read().includes(7)))
      network.node('n1').broadcast(7)
      ${end}`,
      flood,
    )
    expect([verdict, message]).toEqual([
      'wrong-answer',
      expect.stringMatching(
        /^at \d+ ms the invariant "seven stays at home" broke: expected \[ 7 \] to not include 7$/,
      ),
    ])
  })

  test('does the same for what a timer of a node throws', async () => {
    const { verdict, message } = await failing(
      `await simulate({ nodes: 2, delay: 5 }, ${scenario})`,
      `const makeNode = (ctx: NodeContext) => { setTimeout(() => { throw new Error('late') }, 70); return { broadcast: () => 1, read: () => [] } }`,
    )
    expect([verdict, message]).toEqual([
      'runtime-error',
      'in run 1 of 20, at 70 ms a timer of n1 threw: Error: late',
    ])
  })

  test('gives the same report for the same seed', async () => {
    const body = `await simulate({ nodes: 5, delay: [5, 60], loss: 0.1, runs: 30, disk: true }, ${scenario})`
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(async () => {
        const { cpuMs: _, heapBytes: __, ...rest } = await failing(body, flood)
        return JSON.stringify(rest)
      }),
    )
    expect(others).toEqual([first, first])
  })

  test('crashes and restarts nodes as it is planned', () =>
    accepted(
      networkJudged(
        `let crashes = 0
        await simulate({ nodes: 3, delay: 5, disk: true, runs: 5, ms: 3000 }, {
          plan(plan, draw) {
            for (const node of plan.nodes) plan.at(draw.int(100, 900)).call(node, 'save')
            plan.at(1000).crash('n2')
            plan.at(1500).restart('n2')
            plan.at(1500).call('n2', 'save')
            plan.at(100).cut('n1', ['n2'])
            plan.at(2000).set({ loss: 1 })
          },
          async check(network) {
            crashes++
            expect(network.calls('save').length).toBe(4)
            for (const id of network.nodes) expect(await network.node(id).saves()).toBe(id === 'n2' ? 2 : 1)
            expect(network.diagram()).toContain('crash')
          },
        })
        expect(crashes).toBe(5)`,
        `const makeNode = ({ disk }: NodeContext) => ({ save: async () => { await disk!.append('a', new Uint8Array(1)); await disk!.sync('a') }, saves: () => disk!.size('a') })`,
      ),
    ))

  test.each([
    ['simulate()', /^simulate\(options, scenario\) takes options first/],
    ['simulate({ nodes: 2 })', /^simulate\(options, scenario\) takes a scenario/],
    ['simulate({ nods: 2 }, { check() {} })', /^simulate: there is no option "nods"; there are nodes, /],
    ['simulate({ loss: 2 }, { check() {} })', /^simulate: loss is a number from 0 to 1\.$/],
    ['simulate({ nodes: 0 }, { check() {} })', /^simulate: nodes is a number from 1 to 64\.$/],
    ['simulate({ delay: [5, 1] }, { check() {} })', /^simulate: the longest delay is a number from 5 to /],
    ['simulate({ runs: 0 }, { check() {} })', /^simulate: runs is a number from 1 to 1000\.$/],
    [
      "simulate({}, { plan(plan) { plan.at(1).crash('n7') } })",
      /^simulate: there is no node "n7"; there are n1, n2, n3\.$/,
    ],
    ["createNetwork().node('x')", /^network: there is no node "x"; there are n1, n2, n3\.$/],
    ["createNetwork().node('n1').receive('n2', 1)", /^network\.node\('n1'\)\.receive: only messages/],
    [
      "{ const n = createNetwork(); n.crash('n1'); n.node('n1').read() }",
      /^network\.node\('n1'\): the node is down; restart it first\.$/,
    ],
    [
      "createNetwork().node('n1').broadcast(() => 1)",
      /^network\.node\(id\)\.broadcast\(…\): the arguments of broadcast\[0\] is a function/,
    ],
    [
      "{ const n = createNetwork(); n.invariant('x', async () => 1); n.node('n1').read() }",
      /^network\.invariant\("x"\): it has to hold at once/,
    ],
  ])('tells a pack what is wrong with %s', async (call, message) => {
    const { verdict, message: said } = await failing(
      `await ${call.startsWith('{') ? `(async () => ${call})()` : call}`,
      flood,
    )
    expect([verdict, said]).toEqual(['judge-error', expect.stringMatching(message)])
  })
})
