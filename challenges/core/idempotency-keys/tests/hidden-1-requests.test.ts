import { clock, describe, expect, test } from 'hotseat/kit'
import { withIdempotency } from '#solution'
import {
  type App,
  busy,
  invalid,
  type Order,
  order,
  otherBody,
  ran,
  replay,
  send,
  service,
} from './service.ts'
import { SharedStore } from './store.ts'

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('what is the same request', () => {
  test('takes keys of 1 to 255 letters, digits, _ and -, and answers 400 to all others', async () => {
    const store = new SharedStore()
    const { app, effects } = service(store)
    const bad = ['', 'a b', 'a.b', 'a/b', 'a, b', '"a"', 'é', 'k:1', 'x'.repeat(256)]
    for (const key of bad) expect(await send(app, { key }), `the key ${key}`).toEqual(invalid)
    const without = order()
    without.headers.delete('idempotency-key')
    expect((await app(without)).status, 'no key').toBe(400)
    const twice = order()
    twice.headers.append('idempotency-key', 'k-2')
    expect((await app(twice)).status, 'two keys').toBe(400)
    expect(effects).toEqual([])
    expect(store.calls, 'calls of the store for requests without a valid key').toEqual([])

    const good = [
      'a',
      'Z9_-',
      'x'.repeat(255),
      'x'.repeat(254),
      '5b0a9f3e-7d7c-4f0a-9d57-0d3f0f6d9a11',
      '__proto__',
    ]
    for (const [index, key] of good.entries()) {
      expect(await send(app, { key }), `the key ${key}`).toEqual(ran(index + 1))
    }
  })

  test('tells keys, callers and paths apart', async () => {
    const { app } = service(new SharedStore())
    const orders: Order[] = [
      {},
      { key: 'K-1' },
      { caller: 'Bearer bob' },
      { caller: 'bearer ann' },
      { caller: null },
      { path: '/refunds' },
      { path: '/Payments' },
      { path: '/payments/' },
      { path: '/payments?currency=eur' },
      { path: '/payments?currency=usd' },
      { caller: 'Bearer ann:/a', path: '/b' },
      { caller: 'Bearer ann', path: '/a:/b' },
      { caller: 'Bearer ann|/a', path: '/b' },
      { caller: 'Bearer ann', path: '/a|/b' },
    ]
    for (const [index, spec] of orders.entries()) {
      expect(await send(app, spec), `first time: ${JSON.stringify(spec)}`).toEqual(ran(index + 1))
    }
    for (const [index, spec] of orders.entries()) {
      expect(await send(app, spec), `again: ${JSON.stringify(spec)}`).toEqual(replay(index + 1))
    }
  })

  test('looks at no other header, and not at the host', async () => {
    const { app } = service(new SharedStore())
    expect(await send(app)).toEqual(ran(1))
    const headers = { 'content-type': 'text/plain', 'user-agent': 'retry/2', 'x-attempt': '2' }
    expect(await send(app, { headers })).toEqual(replay(1))
    const elsewhere = new Request('https://api.example:8443/payments', order())
    expect((await app(elsewhere)).headers.get('idempotent-replayed')).toBe('true')
  })

  test('compares bodies byte by byte, while the first is running and afterwards', async () => {
    const { app, effects } = service(new SharedStore(), [{ ms: 100 }])
    const body = new Uint8Array([0xff, 0x00, 0x7b])
    const others = [
      new Uint8Array([0xfe, 0x00, 0x7b]),
      new Uint8Array([0xff, 0x00]),
      new Uint8Array(),
      '{"amount":40}',
    ]
    const first = send(app, { body })
    await clock.advance(50)
    for (const other of others) expect(await send(app, { body: other }), 'while running').toEqual(otherBody)
    expect(await send(app, { body })).toEqual(busy)
    await first
    for (const other of others) expect(await send(app, { body: other }), 'afterwards').toEqual(otherBody)
    expect(await send(app, { body })).toEqual(replay(1))
    expect(effects).toHaveLength(1)
  })

  test('without a body is a request like any other', async () => {
    const { app } = service(new SharedStore())
    const bare = () =>
      new Request('http://localhost/payments', { method: 'POST', headers: { 'idempotency-key': 'k-1' } })
    expect(await (await app(bare())).text()).toBe('run 1')
    expect((await app(bare())).headers.get('idempotent-replayed')).toBe('true')
    expect(await send(app, { caller: null })).toEqual(otherBody)
  })
})

test('lets other methods through, key or not, without a call of the store', async () => {
  const store = new SharedStore()
  const { app, effects } = service(store, [{ status: 200 }])
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
  for (const method of [...methods, ...methods]) {
    const request = new Request('http://localhost/payments/1', {
      method,
      headers: { 'idempotency-key': 'k-1' },
    })
    const response = await app(request)
    expect(response.status, method).toBe(200)
    expect(response.headers.get('idempotent-replayed'), method).toBeNull()
  }
  expect((await app(new Request('http://localhost/payments'))).status, 'GET without a key').toBe(200)
  expect(effects).toHaveLength(13)
  expect(store.calls).toEqual([])
})

test('gives the handler the whole request, with a body that nobody has read', async () => {
  const seen: unknown[] = []
  const app: App = withIdempotency(
    async (request: Request) => {
      seen.push(request.method, request.url, [...request.headers], request.bodyUsed, await request.bytes())
      return new Response(null, { status: 204 })
    },
    new SharedStore(),
    { lockMs: 1000, ttlMs: 1000 },
  )
  const spec = { body: allBytes, path: '/payments?dry=1', headers: { 'x-trace': '7' } }
  expect((await app(order(spec))).status).toBe(204)
  const { method, url, headers } = order(spec)
  expect(seen).toEqual([method, url, [...headers], false, allBytes])
})
