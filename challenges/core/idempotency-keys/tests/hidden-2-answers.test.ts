import { clock, describe, expect, test } from 'hotseat/kit'
import { withIdempotency } from '#solution'
import { type App, order, otherBody, ran, replay, send, service } from './service.ts'
import { SharedStore } from './store.ts'

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('what is replayed', () => {
  const bodies: Record<string, () => Response> = {
    'all bytes there are': () => new Response(allBytes, { headers: { 'content-type': 'image/png' } }),
    'bytes without a type': () => new Response(allBytes.slice(128), { status: 202 }),
    '16 KB': () => new Response(Uint8Array.from({ length: 16_384 }, (_, index) => (index * index) >> 5)),
    'a stream': () => new Response(new Blob(['run ', allBytes]).stream()),
    json: () => Response.json({ paid: '40 €' }, { status: 201 }),
    'an empty text': () => new Response(''),
  }
  const headers: Record<string, () => Response> = {
    'a tag': () => Response.json({}, { status: 201, headers: { etag: '"1"', 'cache-control': 'no-store' } }),
    'a redirect': () => Response.redirect('http://localhost/payments/1', 303),
    'several of one name': () => {
      const several = new Headers({ 'x-a': 'first, second', link: '</a>; rel=next' })
      several.append('link', '</b>; rel=last')
      several.append('set-cookie', 'session=1; Path=/; Expires=Thu, 01 Jan 2026 01:00:00 GMT')
      several.append('set-cookie', 'theme=dark')
      return new Response('ok', { headers: several })
    },
  }
  const bodiless: Record<string, () => Response> = {
    204: () => new Response(null, { status: 204, headers: { 'x-left': '3' } }),
    304: () => new Response(null, { status: 304 }),
  }

  const read = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers],
    bytes: Buffer.from(await response.bytes()).toString('hex'),
  })

  async function comesBack(answers: Record<string, () => Response>): Promise<void> {
    for (const [name, answer] of Object.entries(answers)) {
      const { app, effects } = service(new SharedStore(), [{ answer }])
      const wanted = await read(answer())
      expect(await read(await app(order())), `${name}: the first answer`).toEqual(wanted)
      for (const time of ['second', 'third']) {
        const again = await app(order())
        expect(again.headers.get('idempotent-replayed'), `${name}: the ${time} answer`).toBe('true')
        again.headers.delete('idempotent-replayed')
        expect(await read(again), `${name}: the ${time} answer`).toEqual(wanted)
      }
      expect(effects, name).toHaveLength(1)
    }
  }

  test('bodies, byte by byte', () => comesBack(bodies))
  test('headers, each as often as it was there', () => comesBack(headers))
  test('answers that must not have a body', () => comesBack(bodiless))

  test('4xx answers are kept, 5xx answers are not', async () => {
    for (const status of [200, 400, 409, 499]) {
      const { app } = service(new SharedStore(), [{ status }])
      expect(await send(app), 'first').toEqual(ran(1, status))
      expect(await send(app), 'again').toEqual(replay(1, status))
    }
    for (const status of [500, 599]) {
      const { app } = service(new SharedStore(), [{ status }, { status }, {}])
      expect(await send(app), 'first').toEqual(ran(1, status))
      expect(await send(app), 'again').toEqual(ran(2, status))
      expect(await send(app), 'third').toEqual(ran(3))
      expect(await send(app), 'fourth').toEqual(replay(3))
    }
  })

  test('for ttlMs from the end of the run, to the millisecond', async () => {
    const { app } = service(new SharedStore(), [{ ms: 500 }, {}], { lockMs: 1000, ttlMs: 2000 })
    expect(await send(app)).toEqual(ran(1))
    await clock.advance(1999)
    expect(await send(app), '1 ms before the end').toEqual(replay(1))
    expect(await send(app, { body: '{}' }), '1 ms before the end').toEqual(otherBody)
    await clock.advance(1)
    expect(await send(app, { body: '{}' }), 'ttlMs after the end: the key is new').toEqual(ran(2))
    expect(await send(app)).toEqual(otherBody)
  })

  test('for ttlMs also where that is shorter than lockMs', async () => {
    const { app } = service(new SharedStore(), [{}], { lockMs: 10_000, ttlMs: 200 })
    expect(await send(app)).toEqual(ran(1))
    await clock.advance(199)
    expect(await send(app)).toEqual(replay(1))
    await clock.advance(1)
    expect(await send(app)).toEqual(ran(2))
  })
})

describe('a handler that fails', () => {
  test('passes its error on as it is, and the next request runs', async () => {
    const error = new Error('no connection to the bank')
    const { app } = service(new SharedStore(), [{ error }, { error, ms: 100 }, {}])
    await expect(send(app)).rejects.toBe(error)
    await expect(send(app)).rejects.toBe(error)
    expect(await send(app)).toEqual(ran(3))
  })

  test('may throw before there is a promise', async () => {
    const error = new Error('not ready')
    let runs = 0
    const app: App = withIdempotency(
      () => {
        runs++
        if (runs === 1) throw error
        return Promise.resolve(new Response('run 2', { status: 201 }))
      },
      new SharedStore(),
      { lockMs: 1000, ttlMs: 1000 },
    )
    await expect(send(app)).rejects.toBe(error)
    expect(await send(app)).toEqual(ran(2))
  })

  test('in the middle of its body has failed', async () => {
    const error = new Error('disk gone')
    const answer = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(error)
          },
        }),
      )
    const { app } = service(new SharedStore(), [{ answer }, {}])
    await expect(send(app)).rejects.toBe(error)
    expect(await send(app)).toEqual(ran(2))
  })
})
