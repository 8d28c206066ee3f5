import { clock, describe, expect, test } from 'hotseat/kit'
import { busy, otherBody, ran, replay, send, service } from './service.ts'
import { SharedStore, UnluckyStore } from './store.ts'

describe('at the same time', () => {
  test('two instances run it once, however slow the store is', async () => {
    const store = new SharedStore()
    store.delays = [5]
    const { app, other, effects } = service(store, [{ ms: 40 }])
    const answers = await Promise.all([send(app), send(other)])
    expect(effects, 'effects of two requests that came in the same millisecond').toHaveLength(1)
    expect(answers.sort((a, b) => a.status - b.status)).toEqual([ran(1), busy])
  })

  test('one of ten requests to each of two instances runs', async () => {
    const { app, other, effects } = service(new SharedStore(), [{ ms: 10 }])
    const all = Array.from({ length: 20 }, (_, index) => send(index % 2 ? app : other))
    const statuses = (await Promise.all(all)).map(({ status }) => status)
    expect(effects).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(19)
  })

  test('other keys do not wait', async () => {
    const start = clock.now()
    const { app } = service(new SharedStore(), [{ ms: 100 }])
    await Promise.all(['a', 'b', 'c'].map((key) => send(app, { key })))
    expect(clock.now() - start, 'milliseconds for three keys that take 100 each').toBe(100)
  })

  test('409 comes at once, and carries Retry-After: 1', async () => {
    const { app } = service(new SharedStore(), [{ ms: 900 }])
    const first = send(app)
    await clock.advance(10)
    const start = clock.now()
    expect(await send(app)).toEqual(busy)
    expect(clock.now() - start, 'milliseconds until the 409').toBe(0)
    await first
  })

  test('an answer is given when it is stored, and an error when the key is free', async () => {
    const store = new SharedStore()
    const slowly = () => {
      store.delays = [50]
    }
    const plans = [{ status: 500 }, { error: new Error('lost') }, {}].map((plan) => ({
      ...plan,
      atEnd: slowly,
    }))
    const { app } = service(store, plans)
    const sendQuickly = () => {
      store.delays = [0]
      return send(app)
    }
    expect(await sendQuickly()).toEqual(ran(1, 500))
    await expect(sendQuickly(), 'at once after the 500').rejects.toThrow('lost')
    expect(await sendQuickly(), 'at once after the error').toEqual(ran(3))
    expect(await sendQuickly(), 'at once after the answer').toEqual(replay(3))
  })

  test('whoever loses every race gives up with 409 after 8 calls of the store', async () => {
    const store = new UnluckyStore()
    const { app, effects } = service(store)
    expect(await send(app)).toEqual(busy)
    expect(store.calls, 'calls of the store').toBeLessThanOrEqual(8)
    expect(effects).toEqual([])
  })
})

describe('a claim', () => {
  test('whose owner died is free after lockMs, to the millisecond', async () => {
    const { app, other, effects } = service(new SharedStore(), [{ dies: true }, {}])
    send(app)
    await clock.advance(999)
    expect(await send(other), '1 ms before lockMs').toEqual(busy)
    expect(await send(other, { body: '{}' }), '1 ms before lockMs').toEqual(otherBody)
    await clock.advance(1)
    expect(await send(other), 'after lockMs').toEqual(ran(2))
    expect(await send(app)).toEqual(replay(2))
    expect(effects).toHaveLength(2)
  })

  test('of a dead owner says nothing about the next body, and is taken by one only', async () => {
    const { app, other, effects } = service(new SharedStore(), [{ dies: true }, { ms: 100 }])
    send(app)
    await clock.advance(1500)
    const orders = [app, other, app, other].map((instance) => send(instance, { body: '{}' }))
    const statuses = (await Promise.all(orders)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 409, 409, 409])
    expect(effects).toHaveLength(2)
  })

  test('is free again and again, however many owners die', async () => {
    const { app, other } = service(new SharedStore(), [{ dies: true }, { dies: true }, { dies: true }, {}])
    for (const instance of [app, other, app]) {
      send(instance)
      expect(await send(app)).toEqual(busy)
      await clock.advance(1000)
    }
    expect(await send(other)).toEqual(ran(4))
  })

  const ends: { status?: number; error?: Error }[] = [
    { status: 200 },
    { status: 500 },
    { error: new Error('too late') },
  ]

  test('that was taken over stays with the newer owner, however the late one ends', async () => {
    for (const end of ends) {
      const { app, other, effects } = service(new SharedStore(), [{ ms: 1500, ...end }, { ms: 900 }])
      const slow = send(app).catch((error: Error) => error)
      await clock.advance(1000)
      const newer = send(other)
      await clock.advance(600)
      expect(await slow, 'the late owner gets what its run gave').toEqual(end.error ?? ran(1, end.status))
      for (const instance of [app, other]) {
        expect(await send(instance), 'while the newer owner runs').toEqual(busy)
      }
      expect(await newer).toEqual(ran(2))
      expect(await send(app)).toEqual(replay(2))
      expect(effects).toHaveLength(2)
    }
  })

  test('that was taken over and answered keeps that answer, however the late owner ends', async () => {
    for (const end of ends) {
      const { app, other, effects } = service(new SharedStore(), [{ ms: 1500, ...end }, { ms: 100 }])
      const slow = send(app).catch((error: Error) => error)
      await clock.advance(1000)
      expect(await send(other)).toEqual(ran(2))
      await clock.advance(400)
      expect(await slow, 'the late owner gets what its run gave').toEqual(end.error ?? ran(1, end.status))
      expect(await send(app)).toEqual(replay(2))
      expect(effects).toHaveLength(2)
    }
  })
})
