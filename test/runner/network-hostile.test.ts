import { expect, test } from 'vitest'
import type { Limits, Verdict } from '../../runner/protocol.ts'
import { networkJudged } from './network-judging.ts'

interface Program {
  name: string
  /** The body of `makeNode(ctx)`; without a return it is its methods. */
  node: string
  body?: string
  limits?: Partial<Limits>
  verdict: Verdict
  message?: RegExp
}

const started = `const network = createNetwork({ nodes: 2, delay: 1 }); `

const programs: Program[] = [
  {
    name: 'sends itself messages for ever',
    node: `return { go: () => ctx.send(ctx.id, 1), receive: () => ctx.send(ctx.id, 1) }`,
    verdict: 'wrong-answer',
    message: /^at 20000 ms the nodes were stopped: they sent more than 20000 messages$/,
  },
  {
    name: 'sends in a loop while it is made, with a timer set',
    node: `setInterval(() => ctx.send(ctx.id, 1), 1); for (;;) ctx.send(ctx.id, 1)`,
    body: `expect(() => createNetwork({ nodes: 2, maxMessages: 50 })).toThrow('at 0 ms the nodes were stopped'); expect(clock.pending()).toBe(0); await clock.advance(5)`,
    verdict: 'accepted',
  },
  {
    name: 'throws while it is made, with a timer set',
    node: `setInterval(() => ctx.send(ctx.id, 1), 1); throw new Error('no start')`,
    body: `expect(() => createNetwork({ nodes: 2 })).toThrow('no start'); expect(clock.pending()).toBe(0)`,
    verdict: 'accepted',
  },
  {
    name: 'answers every message with two',
    node: `return { go: () => ctx.send('n2', 1), receive: (from: string) => { ctx.send(from, 1); ctx.send(from, 2) } }`,
    verdict: 'wrong-answer',
    message: /more than (10000|20000) messages/,
  },
  {
    name: 'sends in a loop',
    node: `return { go: () => { for (;;) ctx.send('n2', 1) } }`,
    verdict: 'wrong-answer',
    message:
      /^at 0 ms the nodes were stopped: more than 10000 messages, or 16 MB of them, were on their way at once$/,
  },
  {
    name: 'sends in a loop and catches what it is told',
    node: `return { go: () => { for (;;) try { ctx.send('n2', 1) } catch {} } }`,
    limits: { cpuMs: 500 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'sends much at once',
    node: `return { go: () => { for (;;) ctx.send('n2', 'x'.repeat(60_000)) } }`,
    verdict: 'wrong-answer',
    message: /16 MB of them/,
  },
  {
    name: 'sends from a timer in simulate, for ever',
    node: `setInterval(() => ctx.send('n2', 1), 1); return {}`,
    body: `await simulate({ nodes: 2, ms: 100_000, maxMessages: 1000 }, { check() {} })`,
    verdict: 'wrong-answer',
    message: /^in run 1 of 20, at \d+ ms the nodes were stopped: they sent more than 1000 messages/,
  },
  {
    name: 'never returns from receive',
    node: `return { go: () => ctx.send('n2', 1), receive: () => { for (;;); } }`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'chains microtasks for ever',
    node: `return { go: async () => { for (;;) await 0 } }`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'fills its memory',
    node: `const all: unknown[] = []; return { go: () => { for (;;) all.push(new Array(1000).fill(0)) } }`,
    verdict: 'memory-limit-exceeded',
  },
  {
    name: 'starts without end when it is made',
    node: `for (;;);`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'throws when it is made',
    node: `throw new Error('no start')`,
    verdict: 'runtime-error',
    message: /^Error: no start$/,
  },
  {
    name: 'throws what cannot be printed',
    node: `return { go: () => { throw { toString() { throw 1 } } } }`,
    verdict: 'runtime-error',
    message: /a value that cannot be printed was thrown/,
  },
  {
    name: 'rejects and nobody looks',
    node: `return { go: () => { Promise.reject(new Error('left alone')) } }`,
    verdict: 'runtime-error',
    message: /left alone/,
  },
  {
    name: 'returns a function',
    node: `return { go: () => () => 1 }`,
    verdict: 'runtime-error',
    message: /^TypeError: what go returned is a function: only plain data can be sent$/,
  },
  {
    name: 'has no such method',
    node: `return {}`,
    verdict: 'runtime-error',
    message: /^TypeError: createNode\(ctx\)\.go is not a function$/,
  },
  {
    name: 'answers never',
    node: `return { go: () => new Promise(() => 0) }`,
    body: `${started} await network.node('n1').go()`,
    verdict: 'wrong-answer',
    message: /^The test took more than 600000 ms/,
  },
  {
    name: 'logs without end',
    node: `return { go: () => { for (;;) console.log('x'.repeat(10_000)) } }`,
    limits: { cpuMs: 5000 },
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'has a thenable that calls back twice and throws',
    node: `return { go: () => ({ then(done: any) { done(1); done(2); throw new Error('again') } }) }`,
    body: `${started} expect(await network.node('n1').go()).toBe(1)`,
    verdict: 'accepted',
  },
  {
    name: 'patches what the world uses',
    node: `for (const key of Object.getOwnPropertyNames(Reflect)) (Reflect as any)[key] = () => 'x'; JSON.stringify = () => 'x' as any; JSON.parse = () => ['x']; Array.prototype[Symbol.iterator] = function* () {} as any; Object.defineProperty(Object.prototype, 'get', { value: () => 1 }); Object.defineProperty(Array.prototype, '0', { set() { throw new Error('caught') } }); Promise.prototype.then = (() => 1) as any; return { go: (list: unknown) => list, later: async () => [1] }`,
    body: `${started} expect(network.node('n1').go([[1], { get: 2 }])).toEqual([[1], { get: 2 }]); expect(await network.node('n2').later()).toEqual([1])`,
    verdict: 'accepted',
  },
  {
    name: 'opens more nodes than fit into its memory',
    node: `const ballast = new Array(200_000).fill(ctx.id); return { go: () => ballast.length }`,
    body: `for (let n = 0; n < 20; n++) { const network = createNetwork({ nodes: 5 }); for (const id of network.nodes) { network.node(id).go(); network.crash(id) } }`,
    verdict: 'accepted',
  },
  {
    name: 'tells the wrong party',
    node: `return { go: () => { (ctx as any).send.call(null, 'n2', 1); new (Object.getPrototypeOf(ctx.send).constructor)('return this')() } }`,
    body: `${started} network.node('n1').go(); await clock.advance(5); expect(network.stats().delivered).toBe(1)`,
    verdict: 'accepted',
  },
]

test.each(programs)('a node that $name: $verdict', async ({ node, body, limits, verdict, message }) => {
  const { tests } = await networkJudged(
    body ?? `${started} network.node('n1').go(); await clock.advance(60_000)`,
    `const makeNode = (ctx: NodeContext): any => { ${node} }`,
    { cpuMs: 3000, ...limits },
  )
  expect([tests[0]?.verdict, tests[0]?.message]).toEqual([
    verdict,
    message === undefined ? tests[0]?.message : expect.stringMatching(message),
  ])
})

test('a rejection that nobody handles counts, although a node starts right after it', async () => {
  const report = await networkJudged(
    `const network = createNetwork({ nodes: 2 })
network.crash('n2')
await network.node('n1').lose()
network.restart('n2')
expect(network.node('n2').up()).toBe(true)`,
    `const makeNode = () => ({
  async lose() {
    Promise.reject(new Error('nobody caught me'))
    for (let turn = 0; turn < 5; turn++) await null
  },
  up: () => true,
})`,
  )
  expect(report.tests[0]).toMatchObject({
    verdict: 'runtime-error',
    message: expect.stringContaining('nobody caught me'),
  })
})
