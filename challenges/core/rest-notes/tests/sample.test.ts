import { expect, http, test } from 'hotseat/kit'
import { createApp } from '#solution'

const json = { 'content-type': 'application/json' }

test('makes, shows and lists notes', async () => {
  const app = createApp()
  const [made] = await http.table(app, [
    ['POST /notes {"title":"Milk","tags":["shop"]}', 201, { location: /^\/notes\//, etag: /^"/ }],
  ])
  const path = made?.headers.get('location') ?? ''
  const note = { id: path.slice('/notes/'.length), title: 'Milk', tags: ['shop'] }
  const etag = made?.headers.get('etag')
  await http.table(app, [
    [`GET ${path}`, 200, { etag, 'content-type': /^application\/json/ }, note],
    ['GET /notes', 200, {}, [note]],
    [{ path, headers: { 'if-none-match': etag ?? '' } }, 304, { etag }, ''],
  ])
})

test('writes only over what the client has read', async () => {
  const app = createApp()
  const [made] = await http.table(app, [['POST /notes {"title":"Milk"}', 201]])
  const path = made?.headers.get('location') ?? ''
  const tag = made?.headers.get('etag') ?? ''
  const put = (title: string, headers = {}) => ({
    method: 'PUT',
    path,
    headers: { ...json, ...headers },
    body: JSON.stringify({ title }),
  })
  await http.table(app, [
    [put('Oat milk'), 428],
    [put('Oat milk', { 'if-match': tag }), 200, {}, expect.objectContaining({ title: 'Oat milk' })],
    [put('Soy milk', { 'if-match': tag }), 412],
    [`GET ${path}`, 200, {}, expect.objectContaining({ title: 'Oat milk' })],
  ])
})

test('says what is wrong', async () => {
  await http.table(createApp(), [
    [
      'GET /notes/nothing',
      404,
      { 'content-type': /^application\/problem\+json/ },
      expect.objectContaining({ status: 404 }),
    ],
    ['POST /notes {"title":7}', 422],
  ])
})
