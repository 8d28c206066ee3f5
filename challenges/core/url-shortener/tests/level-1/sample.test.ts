import { expect, http, test } from 'hotseat/kit'
import { createApp } from '#solution'

test('makes a short link and follows it', async () => {
  const app = createApp()
  const url = 'https://example.com/spring/sale'
  const made = await app(http.request(`POST /links {"url":"${url}"}`))
  expect(made.status).toBe(201)
  const { code } = await made.json()
  expect(code).toMatch(/^[A-Za-z0-9]{7}$/)
  expect(made.headers.get('location')).toBe(`/${code}`)
  await http.table(app, [
    [`GET /${code}`, 302, { location: url }, ''],
    [`GET /links/${code}`, 200, { 'content-type': /json/ }, { url, hits: 1 }],
    [`POST /links {"url":"${url}"}`, 200, { location: `/${code}` }, { code, url }],
  ])
})

test('takes an alias, and deletes it', async () => {
  await http.table(createApp(), [
    ['POST /links {"url":"https://example.com/","alias":"sale"}', 201, { location: '/sale' }],
    ['POST /links {"url":"https://example.org/","alias":"sale"}', 409],
    ['GET /sale', 302, { location: 'https://example.com/' }],
    ['DELETE /links/sale', 204, {}, ''],
    ['GET /sale', 410],
  ])
})

test('says what is wrong', async () => {
  await http.table(createApp(), [
    [
      'GET /nothing',
      404,
      { 'content-type': /^application\/problem\+json/ },
      expect.objectContaining({ status: 404 }),
    ],
    ['POST /links {"url":"example.com"}', 400],
  ])
})
