import { expect, test } from 'vitest'
import type { Limits, Verdict } from '../../runner/protocol.ts'
import { judgedBy } from './http-judging.ts'

interface Program {
  name: string
  /** The expression that is the solution's handler. */
  handler: string
  /** The body of the test; reads the answer's text unless given. */
  body?: string
  limits?: Partial<Limits>
  verdict: Verdict | Verdict[]
}

const stream = (source: string) => `async () => new Response(new ReadableStream({ ${source} }))`

const programs: Program[] = [
  { name: 'never answers', handler: `() => new Promise(() => {})`, verdict: 'idleness-limit-exceeded' },
  { name: 'answers with a body that never ends', handler: stream(''), verdict: 'idleness-limit-exceeded' },
  {
    name: 'streams for ever at once',
    handler: stream(`pull(c) { c.enqueue(new Uint8Array(1024)) }`),
    limits: { cpuMs: 500 },
    verdict: ['time-limit-exceeded', 'memory-limit-exceeded'],
  },
  {
    name: 'streams for ever, a byte an hour',
    handler: stream(
      `async pull(c) { await new Promise((r) => setTimeout(r, 3600_000)); c.enqueue(new Uint8Array(1)) }`,
    ),
    limits: { cpuMs: 50 },
    verdict: ['time-limit-exceeded', 'memory-limit-exceeded'],
  },
  {
    name: 'streams for ever to a test that reads chunk by chunk',
    handler: stream(`pull(c) { c.enqueue(new Uint8Array(1024)) }`),
    body: `for await (const chunk of (await app(new Request('http://x/'))).body) expect(chunk.length).toBe(1024)`,
    limits: { cpuMs: 100 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'loops in pull',
    handler: stream(`pull() { for (;;); }`),
    limits: { cpuMs: 200 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'answers with more than may cross',
    handler: `async () => new Response('x'.repeat(9 * 1024 * 1024))`,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'answers with one huge chunk',
    handler: stream(`pull(c) { c.enqueue(new Uint8Array(9 * 1024 * 1024)) }`),
    body: `await (await app(new Request('http://x/'))).body.getReader().read()`,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'throws after answering',
    handler: `async () => { Promise.resolve().then(() => { throw new Error('late') }); return new Response('fine') }`,
    verdict: 'runtime-error',
  },
  {
    name: 'throws in a timer after answering',
    handler: `async () => { setTimeout(() => { throw new Error('late') }, 5); return new Response('fine') }`,
    body: `await app(new Request('http://x/')); await clock.advance(10)`,
    verdict: 'runtime-error',
  },
  {
    name: 'answers twice with one Response',
    handler: `(() => { const one = new Response('fine'); return async () => one })()`,
    body: `for (const time of [1, 2]) expect(await (await app(new Request('http://x/'))).text()).toBe('fine')`,
    verdict: 'runtime-error',
  },
  {
    name: 'reads a request twice',
    handler: `async (request: Request) => { await request.text(); return new Response(await request.text()) }`,
    body: `await app(new Request('http://x/', { method: 'POST', body: 'x' }))`,
    verdict: 'runtime-error',
  },
  {
    name: 'throws instead of answering',
    handler: `async () => { throw new Error('no') }`,
    verdict: 'runtime-error',
  },
  { name: 'answers with no Response', handler: `async () => undefined`, verdict: 'wrong-answer' },
  {
    name: 'answers with an object that claims to be one',
    handler: `async () => Object.create(Response.prototype)`,
    verdict: 'runtime-error',
  },
  {
    name: 'waits for an upstream that hangs',
    handler: `() => fetch('http://a.example/')`,
    body: `http.upstream('http://a.example', { hang: true }); await app(new Request('http://x/'))`,
    verdict: 'idleness-limit-exceeded',
  },
  {
    name: 'calls an upstream for ever',
    handler: `async () => { for (;;) await fetch('http://a.example/') }`,
    body: `http.upstream('http://a.example', { delayMs: 1000 }); await app(new Request('http://x/'))`,
    limits: { cpuMs: 100 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'sends an upstream more than may cross',
    handler: `() => fetch('http://a.example/', { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) })`,
    body: `http.upstream('http://a.example'); await app(new Request('http://x/'))`,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'replaces what fetch is made of',
    handler: `async () => { Promise.prototype.then = Array.prototype.push = Map.prototype.get = () => { throw new Error('mine') }; return fetch('http://a.example/') }`,
    body: `http.upstream('http://a.example', { text: 'x' }); await app(new Request('http://x/'))`,
    verdict: 'runtime-error',
  },
  {
    name: 'changes the classes of its own world',
    handler: `async () => { Object.defineProperty(Response.prototype, 'status', { get: () => 200 }); return new Response('', { status: 500 }) }`,
    body: `await app(new Request('http://x/')); expect(new Response('', { status: 404 }).status).toBe(404)`,
    verdict: 'accepted',
  },
  {
    name: "writes to the prototypes of the test's request",
    handler: `async (request: Request) => {
      const proto = Object.getPrototypeOf(request); proto.json = () => 'mine'; Object.getPrototypeOf(request.headers).get = () => 'mine'
      return new Response() }`,
    body: `await app(new Request('http://x/')); const own = new Request('http://x/', { method: 'POST', body: '1', headers: { a: 'b' } }); expect([await own.json(), own.headers.get('a')]).toEqual([1, 'b'])`,
    verdict: 'accepted',
  },
]

test.for(programs)('$name', async ({ handler, body, limits, verdict }) => {
  const read = `expect(await (await app(new Request('http://x/'))).text()).toBe('fine')`
  const solution = `export function createApp(): any { return ${handler} }`
  const report = await judgedBy(`const app = solution.createApp(); ${body ?? read}`, solution, limits)
  const [attack, next] = report.tests
  expect([verdict].flat(), JSON.stringify(attack, null, 1).slice(0, 2000)).toContain(attack?.verdict)
  expect(next?.verdict).toBe('accepted')
})
