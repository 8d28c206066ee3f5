import { clock, describe, expect, http, test } from 'hotseat/kit'
import { createApp } from '#solution'
import {
  type Content,
  fails,
  get,
  make,
  plainJson,
  post,
  remove,
  strongTag,
  tagOf,
  type Writing,
  write,
} from './notes.ts'

const milk = { title: 'Milk', text: '2 %', tags: ['shop'], labels: { for: 'Ada', from: 'Bob' } }

describe('notes', () => {
  test('are made with 201, Location, ETag and their JSON, and shown the same way', async () => {
    const app = createApp()
    for (const content of [{ title: 'Milk' }, { ...milk, text: '' }, { title: 'a', tags: [], labels: {} }]) {
      const [made] = await http.table(app, [
        [
          post(content),
          201,
          { location: /^\/notes\/[\w-]{1,40}$/, etag: strongTag, ...plainJson },
          { ...content, id: expect.stringMatching(/^[\w-]{1,40}$/) },
        ],
      ])
      const etag = made?.headers.get('etag')
      const path = `/notes/${made?.json.id}`
      expect(made?.headers.get('location'), 'Location of a note').toBe(path)
      await http.table(app, [[`GET ${path}`, 200, { etag, ...plainJson }, made?.json]])
    }
  })

  test('are listed in the order in which they were made', async () => {
    const app = createApp()
    const [a, b, c] = [await make(app), await make(app), await make(app)]
    await http.table(app, [
      [write('PUT', a.path, a.tag, { title: 'Eggs' }), 200],
      [remove(b.path, b.tag), 204, {}, ''],
      [
        'GET /notes?page=2',
        200,
        plainJson,
        [
          { id: a.id, title: 'Eggs' },
          { id: c.id, title: 'Milk' },
        ],
      ],
    ])
  })

  test('keep their ids for good', async () => {
    const app = createApp()
    const seen = new Set<string>()
    for (let round = 0; round < 4; round++) {
      const [one, two] = [await make(app), await make(app)]
      await http.table(app, [
        [remove(one.path, one.tag), 204, {}, ''],
        fails(`GET ${one.path}`, 404),
        fails(remove(one.path, one.tag), 404),
        [`GET ${two.path}`, 200],
      ])
      seen.add(one.id).add(two.id)
    }
    expect(seen.size, 'ids of eight notes, four of them deleted in between').toBe(8)
  })

  test('of one app are not those of another', async () => {
    const { path } = await make(createApp())
    await http.table(createApp(), [fails(`GET ${path}`, 404), ['GET /notes', 200, {}, []]])
  })
})

describe('bodies', () => {
  const long = 'a'.repeat(1000)

  test('that keep the rules just so are taken', async () => {
    const app = createApp()
    await make(app, { title: long.slice(0, 100), text: long })
    await make(app, { title: ' ', tags: ['a', 'b', 'c', 'd', long.slice(0, 20)] })
    await make(app, { title: 'ü', labels: { '': '', 'a b': long } })
  })

  test('that break the rules are 422', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    const bad: unknown[] = [
      {},
      [],
      null,
      'Milk',
      7,
      [{ title: 'a' }],
      { title: '' },
      { title: long.slice(0, 101) },
      { title: 7 },
      { title: null },
      { title: ['a'] },
      { text: 'a' },
      { title: 'a', text: 7 },
      { title: 'a', text: null },
      { title: 'a', text: `${long}a` },
      { title: 'a', tags: 'a' },
      { title: 'a', tags: null },
      { title: 'a', tags: [''] },
      { title: 'a', tags: ['a', 7] },
      { title: 'a', tags: [long.slice(0, 21)] },
      { title: 'a', tags: ['a', 'b', 'c', 'd', 'e', 'f'] },
      { title: 'a', tags: { 0: 'a' } },
      { title: 'a', labels: 'a' },
      { title: 'a', labels: null },
      { title: 'a', labels: ['a'] },
      { title: 'a', labels: { a: 7 } },
      { title: 'a', labels: { a: null } },
      { title: 'a', labels: { a: { b: 'c' } } },
      { title: 'a', colour: 'red' },
      { title: 'a', Text: 'a' },
      { title: 'a', id: '7' },
    ]
    await http.table(app, [
      ...bad.map((body) => fails(post(body), 422)),
      ...bad.map((body) => fails(write('PUT', path, tag, body), 422)),
      fails(write('PATCH', path, tag, { id: '7' }), 422),
      ['GET /notes', 200, {}, [expect.objectContaining({ title: 'Milk' })]],
    ])
  })

  test('that are no JSON are 400', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    const patch = { ...write('PATCH', path, tag, {}), body: "{'title':'a'}" }
    await http.table(app, [
      ...['{', '{"title":"a"', '{"title":"a"}}', 'title=a'].map((body) => fails(`POST /notes ${body}`, 400)),
      fails({ method: 'POST', path: '/notes', headers: { 'content-type': 'application/json' } }, 400),
      fails({ ...write('PUT', path, tag, {}), body: '{"title":"a",}' }, 400),
      fails(patch, 400),
    ])
  })

  test('of another media type are 415', async () => {
    const app = createApp()
    const { path } = await make(app)
    const typed = (method: Writing, type?: string) => ({
      ...write(method, path, '*', milk),
      headers: { 'if-match': '*', ...(type === undefined ? {} : { 'content-type': type }) },
      // A body of text would bring a content type along.
      body: new TextEncoder().encode(JSON.stringify(milk)),
    })
    const posted = (type: string) => ({ ...typed('PUT', type), method: 'POST', path: '/notes' })
    await http.table(app, [
      fails(posted('text/plain'), 415),
      fails(typed('PUT'), 415),
      fails(typed('PATCH'), 415),
      fails(typed('PUT', 'application/x-www-form-urlencoded'), 415),
      fails(typed('PUT', 'application/jsonp'), 415),
      fails(typed('PUT', 'application/merge-patch+json'), 415),
      fails(typed('PATCH', 'application/json'), 415),
      fails(typed('PATCH', 'text/plain; a=application/merge-patch+json'), 415),
      [posted('application/json; charset=utf-8'), 201],
      [typed('PUT', 'Application/JSON;charset="utf-8"'), 200],
      [typed('PUT', 'application/json ; charset=utf-8'), 200],
      [typed('PATCH', 'application/Merge-Patch+JSON; charset=utf-8'), 200],
      [get(path, { 'content-type': 'text/plain' }), 200],
    ])
  })
})

describe('requests', () => {
  const methods = (allow: string | null | undefined) => (allow ?? '').split(/\s*,\s*/).sort()
  const ofList = ['GET', 'HEAD', 'OPTIONS', 'POST']
  const ofItem = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT']

  test('for other paths are 404', async () => {
    const app = createApp()
    const made = await make(app)
    const paths = ['/', '/note', '/Notes', '/notes/', `${made.path}/`, `${made.path}/text`, `/v1${made.path}`]
    await http.table(app, [
      ...paths.map((path) => fails(`GET ${path}`, 404)),
      fails(get('/notebooks', {}, 'OPTIONS'), 404),
      fails('POST /notes/ {"title":"a"}', 404),
      fails('PURGE /', 404),
      fails('GET /notes/nothing', 404),
      [`GET ${made.path}?as=text`, 200],
    ])
  })

  test('with other methods are 405 with Allow', async () => {
    const rows = [
      fails(write('PUT', '/notes', '*', milk), 405),
      fails(write('PATCH', '/notes', '*', milk), 405),
      fails(remove('/notes', '*'), 405),
      fails('PURGE /notes', 405),
      fails('POST /notes/nothing {"title":"a"}', 405),
      fails('PURGE /notes/nothing', 405),
    ]
    const answers = await http.table(createApp(), rows)
    expect(answers.map(({ headers }) => methods(headers.get('allow')))).toEqual([
      ...[ofList, ofList, ofList, ofList],
      ...[ofItem, ofItem],
    ])
  })

  test('by OPTIONS learn what a path can do', async () => {
    const app = createApp()
    const { path } = await make(app)
    const answers = await http.table(
      app,
      ['/notes', path, '/notes/nothing'].map((path) => [get(path, {}, 'OPTIONS'), 204, {}, '']),
    )
    expect(answers.map(({ headers }) => methods(headers.get('allow')))).toEqual([ofList, ofItem, ofItem])
  })

  test('by HEAD are answered as by GET, without a body', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    await http.table(app, [
      [`HEAD ${path}`, 200, { etag: tag, ...plainJson }, ''],
      ['HEAD /notes', 200, plainJson, ''],
      [get(path, { 'if-none-match': tag }, 'HEAD'), 304, { etag: tag }, ''],
      ['HEAD /notes/nothing', 404, { 'content-type': /^application\/problem\+json/ }, ''],
      [get(path, { accept: 'text/html' }, 'HEAD'), 406, {}, ''],
    ])
  })

  test('whose Accept leaves no room for JSON are 406', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    const bad = [
      'text/html',
      'application/problem+json',
      'application/jsonp, text/*',
      'application/json;q=0',
      'application/json;q=0, */*',
      'text/html, application/json; q=0.0, application/*;q=1',
      'application/*;q=0, */*;q=0.5',
      '*/*;q=0',
    ]
    const good = [
      '*/*',
      'application/*',
      'APPLICATION/JSON',
      'application/json;q=0.001',
      'text/html, application/xml;q=0.9, */*;q=0.8',
      '*/*;q=0, application/json',
      'application/*;q=0,application/json ; q=1',
    ]
    const written = write('PUT', path, tag, milk)
    await http.table(app, [
      ...bad.map((accept) => fails(get(path, { accept }), 406)),
      ...good.map((accept) => [get(path, { accept }), 200] as const),
      fails(get('/notes', { accept: 'text/html' }), 406),
      fails({ method: 'POST', path: '/notes', headers: { accept: 'text/html' }, json: milk }, 406),
      fails({ ...written, headers: { ...written.headers, accept: 'text/html' } }, 406),
      fails({ ...written, method: 'PATCH', headers: { ...written.headers, accept: 'text/html' } }, 406),
      ['GET /notes', 200, {}, [expect.objectContaining({ title: 'Milk' })]],
      [get(path, { accept: 'text/html', 'if-match': '*' }, 'DELETE'), 204],
    ])
  })

  test('with several faults get the first status of the list', async () => {
    const app = createApp()
    const { path } = await make(app)
    const plain = (method: string, to: string, more: Record<string, string> = {}, body = '{') => ({
      method,
      path: to,
      headers: { 'content-type': 'application/json', ...more },
      body,
    })
    const picky = { accept: 'text/html' }
    const text = { 'content-type': 'text/plain' }
    const stale = { 'if-match': '"no-tag-of-this-note"' }
    await http.table(app, [
      fails(plain('POST', '/', picky), 404),
      fails(plain('PUT', '/notes', { ...picky, ...text }), 405),
      fails(plain('POST', '/notes', { ...picky, ...text }), 406),
      fails(get('/notes/nothing', picky), 406),
      fails(plain('PUT', '/notes/nothing', text), 415),
      fails(plain('PUT', '/notes/nothing'), 404),
      fails(plain('PUT', '/notes/nothing', stale), 404),
      fails(plain('PUT', path, { ...text, ...stale }), 415),
      fails(plain('PUT', path), 428),
      fails(plain('PUT', path, {}, '{}'), 428),
      fails(plain('PUT', path, stale), 412),
      fails(plain('PUT', path, stale, '{}'), 412),
      fails(plain('PUT', path, { 'if-match': '*' }), 400),
      fails(get('/notes/nothing', { 'if-none-match': '*' }), 404),
      fails(remove('/notes/nothing', '*'), 404),
      fails(get('/notes/nothing', {}, 'DELETE'), 404),
    ])
  })
})

describe('writing', () => {
  test('PUT replaces all but the id', async () => {
    const app = createApp()
    const { path, id, tag } = await make(app, milk)
    const [put] = await http.table(app, [
      [
        write('PUT', path, tag, { title: 'Oat milk', labels: { for: 'Eve' } }),
        200,
        { etag: strongTag, ...plainJson },
        { id, title: 'Oat milk', labels: { for: 'Eve' } },
      ],
    ])
    const etag = put?.headers.get('etag')
    await http.table(app, [[`GET ${path}`, 200, { etag }, put?.json]])
  })

  test('PUT makes no note', async () => {
    const app = createApp()
    await http.table(app, [
      fails(write('PUT', '/notes/7', '*', milk), 404),
      fails(write('PATCH', '/notes/7', '*', milk), 404),
      fails(write('PUT', '/notes/7', undefined, milk), 404),
      ['GET /notes', 200, {}, []],
    ])
  })

  const patches: [name: string, before: Content, patch: object, after: Content][] = [
    ['sets', { title: 'a' }, { text: 'b', tags: ['c'] }, { title: 'a', text: 'b', tags: ['c'] }],
    ['removes with null', { title: 'a', text: 'b', tags: ['c'] }, { text: null, tags: null }, { title: 'a' }],
    ['replaces whole arrays', milk, { tags: ['a', 'b'] }, { ...milk, tags: ['a', 'b'] }],
    [
      'goes into objects',
      milk,
      { labels: { for: 'Eve', at: 'noon' } },
      { ...milk, labels: { for: 'Eve', from: 'Bob', at: 'noon' } },
    ],
    ['removes inside objects', milk, { labels: { for: null } }, { ...milk, labels: { from: 'Bob' } }],
    [
      'leaves empty objects',
      { title: 'a', labels: { b: 'c' } },
      { labels: { b: null } },
      { title: 'a', labels: {} },
    ],
    [
      'takes nulls out of new objects',
      { title: 'a' },
      { labels: { b: 'c', d: null } },
      { title: 'a', labels: { b: 'c' } },
    ],
    [
      'removes what is not there',
      { title: 'a' },
      { text: null, colour: null, labels: { b: null } },
      { title: 'a', labels: {} },
    ],
    ['may be empty', milk, {}, milk],
  ]

  test.each(patches)('PATCH %s', async (_name, before, patch, after) => {
    const app = createApp()
    const { path, id, tag } = await make(app, before)
    const [patched] = await http.table(app, [
      [write('PATCH', path, tag, patch), 200, { etag: strongTag, ...plainJson }, { id, ...after }],
    ])
    expect(await tagOf(app, path, after), 'the tag of a GET and that of the PATCH').toBe(
      patched?.headers.get('etag'),
    )
  })

  test('PATCH checks the result, and a refused one changes nothing', async () => {
    const app = createApp()
    const { path, id, tag } = await make(app, milk)
    const bad: unknown[] = [
      { title: null },
      { text: 'b', title: null },
      { text: 'b', title: 7 },
      { labels: { for: 'Eve', from: 7 } },
      { labels: { for: 'Eve', from: { a: null } } },
      { labels: 'Eve' },
      { tags: ['a', null] },
      { title: 'a', colour: 'red' },
      { title: { a: null } },
      { text: null, tags: { a: 'b' } },
      [],
      [{ title: 'a' }],
      null,
      'Milk',
    ]
    await http.table(app, [
      ...bad.map((patch) => fails(write('PATCH', path, tag, patch), 422)),
      [`GET ${path}`, 200, { etag: tag }, { id, ...milk }],
    ])
  })
})

describe('tags', () => {
  test('change with every change, also within one millisecond', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    const states: Content[] = [
      { title: 'milk' },
      { title: 'milk', text: '' },
      { title: 'milk', text: 'a' },
      { title: 'milk', text: 'b' },
      { title: 'milk', text: 'b', tags: [] },
      { title: 'milk', text: 'b', tags: ['a', 'b'] },
      { title: 'milk', text: 'b', tags: ['b', 'a'] },
      { title: 'milk', text: 'b', tags: ['ba'] },
      { title: 'milk', tags: ['ba'], labels: {} },
      { title: 'milk', tags: ['ba'], labels: { a: 'b' } },
      { title: 'milk', tags: ['ba'], labels: { b: 'a' } },
    ]
    const tags = [tag]
    const since = clock.now()
    for (const state of states) {
      await http.table(app, [[write('PUT', path, tags.at(-1), state), 200]])
      tags.push(await tagOf(app, path, state))
    }
    expect(clock.now() - since, 'virtual milliseconds that passed').toBe(0)
    expect(new Set(tags).size, 'different tags of twelve states').toBe(12)
  })

  test('stay as long as the note does', async () => {
    const app = createApp()
    const { path, tag } = await make(app, milk)
    const other = await make(app, milk)
    await clock.advance(60_000)
    const same = { etag: tag }
    await http.table(app, [
      [`GET ${path}`, 200, same],
      [write('PUT', path, tag, milk), 200, same],
      [write('PUT', path, tag, milk), 200, same],
      [write('PATCH', path, tag, {}), 200, same],
      [write('PATCH', path, tag, { title: 'Milk', labels: { for: 'Ada', at: null } }), 200, same],
      [write('PUT', other.path, other.tag, { title: 'Eggs' }), 200],
      [post(milk), 201],
      fails(write('PUT', path, tag, { title: 7 }), 422),
      fails(write('PUT', path, '"no-tag-of-this-note"', { title: 'Eggs' }), 412),
      [`GET ${path}`, 200, same],
      [`HEAD ${path}`, 200, same],
    ])
  })

  test('in If-None-Match make 304 without a body', async () => {
    const app = createApp()
    const { path, tag } = await make(app)
    const asked = (condition: string, method?: string) => get(path, { 'if-none-match': condition }, method)
    await http.table(app, [
      [write('PUT', path, tag, milk), 200],
      [asked(tag), 200],
    ])
    const now = await tagOf(app, path, milk)
    const hit = [304, { etag: now }, ''] as const
    await http.table(app, [
      [asked(now), ...hit],
      [asked(`W/${now}`), ...hit],
      [asked(`"no", ${now}`), ...hit],
      [asked(`${now},"no"`), ...hit],
      [asked(`"no" , W/"no",W/${now} , "no"`), ...hit],
      [asked('*'), ...hit],
      [asked(now, 'HEAD'), ...hit],
      [asked('"no"'), 200, { etag: now }],
      [asked(`"no", W/"no", ${tag}`), 200, { etag: now }],
      [asked(`"x${now.slice(1)}`), 200, { etag: now }],
    ])
  })

  test('are needed in If-Match to write', async () => {
    const app = createApp()
    const { path, id, tag } = await make(app)
    await http.table(app, [[write('PUT', path, tag, milk), 200]])
    const now = await tagOf(app, path, milk)
    const other = { title: 'Eggs' }
    const bad = [
      tag,
      '"no"',
      `"no", ${tag}`,
      `W/${now}`,
      `W/${now}, "no"`,
      now.slice(1, -1),
      `"x${now.slice(1)}`,
    ]
    await http.table(app, [
      fails(write('PUT', path, undefined, other), 428),
      fails(write('PATCH', path, undefined, other), 428),
      fails(get(path, {}, 'DELETE'), 428),
      ...bad.map((condition) => fails(write('PUT', path, condition, other), 412)),
      fails(write('PATCH', path, tag, other), 412),
      fails(write('PATCH', path, `W/${now}`, other), 412),
      fails(remove(path, tag), 412),
      fails(remove(path, `W/${now}`), 412),
      [`GET ${path}`, 200, { etag: now }, { id, ...milk }],
    ])
    const good = (tag: string) => [tag, `"no", ${tag}`, `${tag},"no"`, `W/"no" , ${tag} , "no"`, '*']
    for (let index = 0; index < good('').length; index++) {
      const current = await tagOf(app, path, index === 0 ? milk : { title: `${index - 1}` })
      await http.table(app, [[write('PUT', path, good(current)[index], { title: `${index}` }), 200]])
    }
    await http.table(app, [
      [write('PATCH', path, '*', other), 200, {}, { id, title: 'Eggs' }],
      [remove(path, '*'), 204, {}, ''],
    ])
  })
})
