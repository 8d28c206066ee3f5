import { clock, describe, expect, test } from 'hotseat/kit'
import { busy, ran, replay, send, service, unavailable } from './service.ts'
import { SharedStore, type When } from './store.ts'

describe('a store that fails', () => {
  const calls = ([1, 2] as const).flatMap((nth) => [
    { nth, when: 'before' as const },
    { nth, when: 'after' as const },
  ])
  /** A store of which the n-th call fails, counted from when `begun` holds, and whether it has. */
  const failing = (nth: number, when: When, begun: () => boolean) => {
    const store = new SharedStore()
    const state = { failed: false }
    let calls = 0
    store.fault = () => {
      if (!begun() || ++calls !== nth) return undefined
      state.failed = true
      return when
    }
    return { store, state }
  }

  test('while a key is claimed is 503, and the handler does not run', async () => {
    for (const { nth, when } of calls) {
      const { store, state } = failing(nth, when, () => shop.effects.length === 0)
      const shop = service(store)
      const first = await send(shop.app)
      if (!state.failed) continue
      expect(first, `call ${nth} of the store failed ${when} its effect`).toEqual(unavailable)
      expect(shop.effects).toEqual([])
      await clock.advance(1000)
      expect(await send(shop.app), 'after lockMs').toEqual(ran(1))
    }
  })

  test('when a key is looked up is 503, and nothing is lost', async () => {
    for (const { nth, when } of calls) {
      const failure = `call ${nth} of the store failed ${when} its effect`
      let looking = false
      const running = failing(nth, when, () => looking)
      const { app, other, effects } = service(running.store, [{ ms: 100 }])
      const first = send(app)
      await clock.advance(50)
      looking = true
      const early = await send(other)
      if (running.state.failed) expect(early, `while running, ${failure}`).toEqual(unavailable)
      looking = false
      expect(await first).toEqual(ran(1))

      const finished = failing(nth, when, () => true)
      running.store.fault = finished.store.fault
      const late = await send(other)
      running.store.fault = () => undefined
      if (finished.state.failed) expect(late, `afterwards, ${failure}`).toEqual(unavailable)
      expect(await send(other)).toEqual(replay(1))
      expect(effects).toHaveLength(1)
    }
  })

  test('when an answer is saved: the answer is given, and no retry runs before lockMs is over', async () => {
    for (const { nth, when } of calls) {
      const { store, state } = failing(nth, when, () => shop.effects.length > 0)
      const shop = service(store)
      expect(await send(shop.app), `call ${nth} of the store after the run fails`).toEqual(ran(1))
      store.fault = () => undefined
      for (const ms of [0, 999]) {
        await clock.advance(ms)
        const answer = await send(shop.other)
        if (state.failed) expect([busy, replay(1)], 'a retry before lockMs is over').toContainEqual(answer)
      }
      expect(shop.effects, 'effects before lockMs is over').toHaveLength(1)
      await clock.advance(1)
      expect((await send(shop.other)).status, 'after lockMs').toBe(201)
    }
  })

  test('when a key is released does not hide the 5xx or the error', async () => {
    const error = new Error('no connection to the bank')
    for (const { nth, when } of calls) {
      for (const plan of [{ status: 502 }, { error }]) {
        const { store } = failing(nth, when, () => shop.effects.length > 0)
        const shop = service(store, [plan, {}])
        const first = await send(shop.app).catch((thrown: unknown) => thrown)
        const wanted = 'error' in plan ? error : ran(1, 502)
        expect(first, `call ${nth} of the store after the run fails`).toEqual(wanted)
        store.fault = () => undefined
        await clock.advance(1000)
        expect(await send(shop.app), 'after lockMs').toEqual(ran(2))
      }
    }
  })

  test('for good runs nothing', async () => {
    const store = new SharedStore()
    store.fault = () => 'before'
    const { app, effects } = service(store)
    for (let time = 0; time < 3; time++) expect(await send(app)).toEqual(unavailable)
    expect(effects).toEqual([])
  })
})
