import { clock, http, test } from 'hotseat/kit'
import { createApp } from '#solution'

const url = 'https://example.com/spring'

test('a link is gone when its lifetime is over', async () => {
  const app = createApp()
  await http.table(app, [
    [`POST /links {"url":"${url}","alias":"spring","lifetime":60}`, 201, { location: '/spring' }],
    ['GET /spring', 302, { location: url }],
  ])
  clock.advance(60_000)
  await http.table(app, [
    ['GET /spring', 410],
    ['GET /links/spring', 410],
  ])
})

test('says when a link expires', async () => {
  const expiresAt = new Date(clock.now() + 60_000).toISOString()
  await http.table(createApp(), [
    [
      `POST /links {"url":"${url}","alias":"spring","lifetime":60}`,
      201,
      {},
      { code: 'spring', url, expiresAt },
    ],
    ['GET /links/spring', 200, {}, { url, hits: 0, expiresAt }],
  ])
})
