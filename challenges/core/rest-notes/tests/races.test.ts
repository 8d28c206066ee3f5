import { describe, expect, fc, http, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { createApp } from '#solution'
import {
  type Handler,
  inPieces,
  make,
  remove,
  type Sleep,
  sleepingTogether,
  tagOf,
  type Writing,
  write,
} from './notes.ts'

interface Writer {
  method: Writing
  /** Virtual milliseconds before the request, then before each piece of its body. */
  start: number
  pieces: number[]
}

/** Sends writers' requests to one note. */
function sender(app: Handler, path: string, sleep: Sleep) {
  return async ({ method, start, pieces }: Writer, tag: string, body: object) => {
    const request = write(method, path, tag, body)
    if (start > 0) await sleep(start)
    return app(http.request({ ...request, body: inPieces(request.body, pieces, sleep) }))
  }
}

/** Lets all writers write with the tag of a new note, and looks that it was the one that got 200 whose text stays. */
async function race(writers: readonly Writer[]) {
  const app = createApp()
  const { path, tag } = await make(app)
  const send = sender(app, path, sleepingTogether())
  const answers = await Promise.all(
    writers.map((writer, index) => send(writer, tag, { title: `writer ${index}` })),
  )
  const statuses = answers.map(({ status }) => status)
  const all = `statuses of ${writers.length} writers with one tag, sorted`
  expect(statuses.toSorted(), all).toEqual([200, ...writers.slice(1).map(() => 412)])
  const winner = statuses.indexOf(200)
  expect(await tagOf(app, path, { title: `writer ${winner}` }), 'the tag now and that of the winner').toBe(
    answers[winner]?.headers.get('etag'),
  )
}

describe('of writers with one tag exactly one succeeds', () => {
  const orders = [
    [0, 5, 9],
    [0, 9, 5],
    [5, 0, 9],
    [5, 9, 0],
    [9, 0, 5],
    [9, 5, 0],
  ]

  test.each(['PUT', 'PATCH'] as const)('when bodies of %s end in any order', async (method) => {
    for (const order of orders) await race(order.map((delay) => ({ method, start: 0, pieces: [1, delay] })))
  })

  test('when bodies come in whole and at once', async () => {
    for (const count of [2, 3, 6]) {
      const writer = (index: number): Writer => ({
        method: index % 2 ? 'PUT' : 'PATCH',
        start: 0,
        pieces: [0],
      })
      await race(Array.from({ length: count }, (_, index) => writer(index)))
    }
  })

  test('when one of them deletes', async () => {
    for (const [start, pieces] of [
      [5, [9]],
      [0, [9]],
      [5, [1, 3]],
      [0, [0]],
    ] as const) {
      const app = createApp()
      const { path, tag } = await make(app)
      const sleep = sleepingTogether()
      const send = sender(app, path, sleep)
      const [put, removed] = await Promise.all([
        send({ method: 'PUT', start: 0, pieces: [...pieces] }, tag, { title: 'Eggs' }),
        sleep(start).then(() => app(http.request(remove(path, tag)))),
      ])
      const allowed = ['200 and 412', '404 and 204']
      expect(allowed, 'what a PUT and a DELETE may get').toContain(`${put.status} and ${removed.status}`)
      await http.table(app, [[`GET ${path}`, put.status]])
    }
  })
})

test('3,000 notes cost no more than one', async () => {
  const outcome = await inside(async ({ createApp }: typeof Solution, count) => {
    const app = createApp()
    const json = { 'content-type': 'application/json' }
    const url = 'http://localhost/notes'
    const statuses: Record<number, number> = {}
    const ask = async (path: string, init: RequestInit) => {
      const answer = await app(new Request(path, init))
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      return answer
    }
    const tags = new Map<string, string>()
    for (let index = 0; index < count; index++) {
      const made = await ask(url, { method: 'POST', headers: json, body: `{"title":"note ${index}"}` })
      const path = new URL(made.headers.get('location') ?? '', url).href
      tags.set(path, made.headers.get('etag') ?? '')
    }
    for (const [path, tag] of tags) {
      const headers = { ...json, 'if-match': tag }
      await ask(path, { method: 'PUT', headers, body: '{"title":"again"}' })
    }
    return statuses
  }, 3000)
  expect(outcome, 'how often each status was given').toEqual({ 200: 3000, 201: 3000 })
})

const method = fc.constantFrom<Writing>('PUT', 'PATCH')
const delay = fc.constantFrom(0, 0, 1, 2, 5)
const writer = fc.record({
  method,
  start: delay,
  pieces: fc.array(delay, { minLength: 1, maxLength: 4, size: 'max' }),
})

test('of writers with one tag exactly one succeeds, in random orders', async () => {
  await fc.assert(fc.asyncProperty(fc.array(writer, { minLength: 2, maxLength: 6, size: 'max' }), race), {
    numRuns: 30,
  })
})

test('clients that read again after a 412 lose no update', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(writer, { minLength: 2, maxLength: 3, size: 'max' }), async (writers) => {
      const app = createApp()
      const { path } = await make(app, { title: 'Visitors', text: '0' })
      const send = sender(app, path, sleepingTogether())
      const statuses: number[] = []
      const count = async (writer: Writer) => {
        for (let attempt = 0; attempt < writers.length; attempt++) {
          const seen = await app(http.request(`GET ${path}`))
          const text = `${Number((await seen.json()).text) + 1}`
          const body = writer.method === 'PUT' ? { title: 'Visitors', text } : { text }
          const answer = await send(writer, seen.headers.get('etag') ?? '', body)
          statuses.push(answer.status)
          if (answer.status !== 412) return
        }
      }
      await Promise.all(writers.map(count))
      const successes = statuses.filter((status) => status === 200).length
      expect(successes, 'clients that got 200 at last').toBe(writers.length)
      await tagOf(app, path, { title: 'Visitors', text: `${writers.length}` })
    }),
    { numRuns: 15 },
  )
})
