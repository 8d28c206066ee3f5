import { clock, expect, fc, http, test } from 'hotseat/kit'
import { createApp } from '#solution'
import { fails, link, post, type Row } from '../rows.ts'

const url = 'https://example.com/spring'
const day = 24 * 60 * 60
const year = 365 * day
const isoAfter = (seconds: number) => new Date(clock.now() + 1000 * seconds).toISOString()

test('a link works until the last millisecond of its lifetime, and is gone for everything after it', async () => {
  const app = createApp()
  await http.table(app, [[post({ url, alias: 'spring', lifetime: 60 }), 201]])
  clock.advance(59_999)
  await http.table(app, [
    ['GET /spring', 302, { location: url }, ''],
    ['HEAD /spring', 302, { location: url }, ''],
    ['GET /links/spring', 200],
  ])
  clock.advance(1)
  await http.table(app, [
    fails('GET /spring', 410),
    ['HEAD /spring', 410],
    fails('GET /links/spring', 410),
    fails('DELETE /links/spring', 410),
  ])
})

test('the code of an expired link is never given out again', async () => {
  const app = createApp()
  const [made] = await http.table(app, [
    [post({ url, lifetime: 1 }), 201],
    [post({ url, alias: 'spring', lifetime: 1 }), 201],
  ])
  clock.advance(1000)
  await http.table(app, [
    fails(post({ url, alias: 'spring' }), 409),
    fails(post({ url, alias: made?.json.code, lifetime: 60 }), 409),
    fails(`GET /${made?.json.code}`, 410),
    fails('GET /spring', 410),
  ])
})

test('a lifetime is a whole number of seconds from 1 to a year', async () => {
  const bad = [0, -1, 1.5, 59.999, year + 1, '60', '', null, true, [60], {}]
  await http.table(createApp(), [
    ...bad.map((lifetime) => fails(post({ url, alias: 'spring', lifetime }), 400)),
    [post({ url, alias: 'spring', lifetime: 1 }), 201, {}, { code: 'spring', url, expiresAt: isoAfter(1) }],
    [post({ url, alias: 'long', lifetime: year }), 201, {}, { code: 'long', url, expiresAt: isoAfter(year) }],
  ])
})

test('expiresAt is there for links that expire, and for no others', async () => {
  const app = createApp()
  const expiresAt = isoAfter(90)
  const code = expect.stringMatching(/^[A-Za-z0-9]{7}$/)
  const [made] = await http.table(app, [
    [post({ url, lifetime: 90 }), 201, {}, { code, url, expiresAt }],
    [post({ url }), 201, {}, { code, url }],
    link('spring', url),
    ['GET /links/spring', 200, {}, { url, hits: 0 }],
  ])
  clock.advance(45_001)
  await http.table(app, [
    [`GET /${made?.json.code}`, 302],
    [`GET /links/${made?.json.code}`, 200, {}, { url, hits: 1, expiresAt }],
  ])
})

test('following a link and looking at it do not prolong it', async () => {
  const app = createApp()
  await http.table(app, [[post({ url, alias: 'spring', lifetime: 10 }), 201]])
  for (let second = 0; second < 9; second++) {
    clock.advance(1000)
    await http.table(app, [
      ['GET /spring', 302],
      ['GET /links/spring', 200, {}, expect.objectContaining({ hits: second + 1 })],
    ])
  }
  clock.advance(1000)
  await http.table(app, [fails('GET /spring', 410)])
})

test('a post with a lifetime makes a new link each time, and is not found again', async () => {
  const app = createApp()
  const answers = await http.table(app, [
    [post({ url, lifetime: 60 }), 201],
    [post({ url }), 201],
    [post({ url, lifetime: 60 }), 201],
    [post({ url, lifetime: 60 }), 201],
    [post({ url }), 200],
  ])
  const codes = answers.map(({ json }) => json.code)
  expect(codes[4], 'the code of the URL alone').toBe(codes[1])
  expect(new Set(codes).size, 'different codes of three links with a lifetime and one without').toBe(4)
  clock.advance(60_000)
  await http.table(app, [
    ...[0, 2, 3].map((place) => fails(`GET /${codes[place]}`, 410)),
    [`GET /${codes[1]}`, 302, { location: url }],
    [post({ url }), 200, { location: `/${codes[1]}` }],
  ])
})

test('deleting a link that would expire leaves the code of its URL alone', async () => {
  const app = createApp()
  const answers = await http.table(app, [
    [post({ url }), 201],
    [post({ url, lifetime: 60 }), 201],
    [post({ url, alias: 'spring', lifetime: 60 }), 201],
    [(answers) => `DELETE /links/${answers[1]?.json.code}`, 204],
    ['DELETE /links/spring', 204],
    fails('GET /spring', 410),
    [post({ url }), 200],
  ])
  expect(answers[6]?.json.code).toBe(answers[0]?.json.code)
  clock.advance(61_000)
  await http.table(app, [fails('GET /spring', 410), [post({ url }), 200]])
})

test('each link has a lifetime of its own, up to a year', async () => {
  const app = createApp()
  await http.table(app, [
    [post({ url, alias: 'day', lifetime: day }), 201],
    [post({ url, alias: 'year', lifetime: year }), 201],
    [post({ url, alias: 'month', lifetime: 30 * day }), 201],
    link('ever', url),
  ])
  clock.advance(1000)
  const works = (...names: string[]): Row[] => names.map((name) => [`GET /${name}`, 302, { location: url }])
  await http.table(app, works('day', 'month', 'year', 'ever'))
  clock.advance(1000 * (30 * day - 2))
  await http.table(app, [fails('GET /day', 410), ...works('month', 'year', 'ever')])
  clock.advance(1000)
  await http.table(app, [fails('GET /month', 410), ...works('year', 'ever')])
  clock.advance(1000 * (335 * day) - 1)
  await http.table(app, works('year', 'ever'))
  clock.advance(1)
  await http.table(app, [fails('GET /year', 410), ...works('ever')])
})

test('makes, follows, deletes and forgets like a model', async () => {
  const alias = fc.constantFrom('a', 'b', 'c')
  const step = fc.tuple(
    fc.constantFrom('make', 'make', 'follow', 'follow', 'look', 'delete', 'wait'),
    alias,
    fc.constantFrom(undefined, 1, 2, 5),
    fc.constantFrom(1, 500, 999, 1000, 1999),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
      const app = createApp()
      const model = new Map<string, { url: string; hits: number; goneAt: number }>()
      for (const [index, [action, code, lifetime, ms]] of steps.entries()) {
        if (action === 'wait') clock.advance(ms)
        else await http.table(app, [rowOf(action, code, lifetime, index)])
      }

      function rowOf(action: string, code: string, lifetime: number | undefined, index: number): Row {
        const known = model.get(code)
        if (action === 'make') {
          const url = `https://example.com/${code}/${index}`
          if (known !== undefined) return [post({ url, alias: code, lifetime }), 409]
          const goneAt = lifetime === undefined ? Number.POSITIVE_INFINITY : clock.now() + 1000 * lifetime
          model.set(code, { url, hits: 0, goneAt })
          return [post({ url, alias: code, lifetime }), 201, { location: `/${code}` }]
        }
        const request =
          { follow: `GET /${code}`, look: `GET /links/${code}` }[action] ?? `DELETE /links/${code}`
        if (known === undefined) return [request, 404]
        if (clock.now() >= known.goneAt) return [request, 410]
        if (action === 'delete') {
          known.goneAt = clock.now()
          return [request, 204]
        }
        if (action === 'look') return [request, 200, {}, expect.objectContaining({ hits: known.hits })]
        known.hits++
        return [request, 302, { location: known.url }]
      }
    }),
    { numRuns: 40 },
  )
})
