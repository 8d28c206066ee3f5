import { clock, expect, test } from 'hotseat/kit'
import { busy, invalid, order, otherBody, ran, replay, send, service } from './service.ts'
import { SharedStore } from './store.ts'

test('runs the first POST, and replays its answer to the second', async () => {
  const { app, other, effects } = service(new SharedStore())
  expect(await send(app)).toEqual(ran(1))
  expect(await send(app)).toEqual(replay(1))
  expect(await send(other), 'from another instance with the same store').toEqual(replay(1))
  expect(effects).toEqual(['POST /payments {"amount":40}'])
})

test('another key is another order', async () => {
  const { app, effects } = service(new SharedStore())
  expect(await send(app, { key: 'k-1' })).toEqual(ran(1))
  expect(await send(app, { key: 'k-2' })).toEqual(ran(2))
  expect(effects).toHaveLength(2)
})

test('answers 409 while the first is running', async () => {
  const { app, effects } = service(new SharedStore(), [{ ms: 100 }])
  const first = send(app)
  await clock.advance(50)
  expect(await send(app)).toEqual(busy)
  expect(await first).toEqual(ran(1))
  expect(effects).toHaveLength(1)
})

test('answers 422 when the key comes with another body', async () => {
  const { app, effects } = service(new SharedStore())
  await send(app, { body: '{"amount":40}' })
  expect(await send(app, { body: '{"amount":400}' })).toEqual(otherBody)
  expect(effects).toHaveLength(1)
})

test('asks for a key', async () => {
  const { app, effects } = service(new SharedStore())
  const without = order()
  without.headers.delete('idempotency-key')
  expect((await app(without)).status).toBe(400)
  expect(await send(app, { key: 'no spaces' })).toEqual(invalid)
  expect(effects).toHaveLength(0)
})

test('forgets a 500, so that a retry runs again', async () => {
  const { app } = service(new SharedStore(), [{ status: 500 }, { status: 201 }])
  expect(await send(app)).toEqual(ran(1, 500))
  expect(await send(app)).toEqual(ran(2))
  expect(await send(app)).toEqual(replay(2))
})
