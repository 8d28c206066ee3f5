import { describe, expect, fc, http, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { createApp } from '#solution'
import { fails, link, post, type Row } from '../rows.ts'

describe('creating', () => {
  test('answers 201 with Location and JSON, then 200 with the same code', async () => {
    const url = 'https://example.com/a?b=c'
    const [first] = await http.table(createApp(), [
      [
        post({ url }),
        201,
        { location: /^\/[A-Za-z0-9]{7}$/, 'content-type': /^application\/json/ },
        { code: expect.stringMatching(/^[A-Za-z0-9]{7}$/), url },
      ],
      [(answers) => post({ url: answers[0]?.json.url }), 200],
    ])
    expect(first?.headers.get('location')).toBe(`/${first?.json.code}`)
  })

  test('gives the same code for the same text, and another one for any other text', async () => {
    const app = createApp()
    const [a, b, again] = await http.table(app, [
      [post({ url: 'https://example.com/a' }), 201],
      [post({ url: 'https://example.com/A' }), 201],
      [post({ url: 'https://example.com/a' }), 200],
    ])
    expect(again?.json).toEqual(a?.json)
    expect(b?.json.code, 'the code of another URL').not.toBe(a?.json.code)
  })

  test('keeps aliases out of the search for known URLs', async () => {
    const url = 'https://example.com/a'
    const answers = await http.table(createApp(), [
      link('sale', url),
      [post({ url }), 201, { location: /^\/[A-Za-z0-9]{7}$/ }],
      link('other', url),
      [post({ url }), 200],
    ])
    expect(answers[3]?.json.code).toBe(answers[1]?.json.code)
  })

  test('refuses what is no absolute http or https URL', async () => {
    const bad = [
      '',
      'example.com',
      '/a',
      '//example.com',
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'data:text/html,x',
      'ftp://a/',
      'mailto:a@b',
      'http://',
      'https://exa mple.com/',
      7,
      null,
      ['https://example.com'],
    ]
    await http.table(
      createApp(),
      bad.map((url) => fails(post({ url }), 400)),
    )
  })

  test('refuses bodies that are no JSON object with a url', async () => {
    const bodies = ['{', 'null', '"https://example.com"', '[]', '7', '{}']
    await http.table(createApp(), [
      ...bodies.map((body) => fails(`POST /links ${body}`, 400)),
      fails({ method: 'POST', path: '/links', headers: { 'content-type': 'application/json' } }, 400),
    ])
  })

  test('takes aliases of 1 to 32 allowed characters, and no others', async () => {
    const url = 'https://example.com/'
    const long = 'a'.repeat(32)
    const bad = ['', `${long}a`, 'a/b', 'a b', 'ä', 'a.b', 'links', 7, null]
    await http.table(createApp(), [
      ...['a', long, 'A_b-9', 'Links', 'LINKS', 'constructor', '__proto__'].map((alias) => link(alias, url)),
      ...bad.map((alias) => fails(post({ url, alias }), 400)),
      [`GET /__proto__`, 302, { location: url }],
    ])
  })

  test('answers 409 for an alias that was given out, whatever its URL', async () => {
    const [, , made] = await http.table(createApp(), [
      link('sale'),
      fails(post({ url: 'https://example.com/a', alias: 'sale' }), 409),
      [post({ url: 'https://example.org/' }), 201],
      fails((answers) => post({ url: 'https://example.org/', alias: answers[2]?.json.code }), 409),
    ])
    expect(made?.json.url).toBe('https://example.org/')
  })

  test('asks for application/json, with any parameters', async () => {
    const body = '{"url":"https://example.com/"}'
    const typed = (type: string) => ({
      method: 'POST',
      path: '/links',
      headers: { 'content-type': type },
      body,
    })
    await http.table(createApp(), [
      fails(typed('text/plain'), 415),
      fails(typed('application/x-www-form-urlencoded'), 415),
      fails(typed('application/jsonp'), 415),
      [typed('application/json; charset=utf-8'), 201],
      [typed('Application/JSON'), 200],
    ])
  })
})

describe('following', () => {
  const targets = [
    'https://example.com',
    'https://example.com/',
    'HTTPS://Example.COM/Path',
    'https://example.com/a?z=1&a=2&z=0',
    'https://example.com/a#Part',
    'https://example.com/%C3%A9?q=%20',
    'https://example.com:443/a/../b/',
    'http://user@example.com/a',
  ]

  test('gives every target back character by character', async () => {
    const app = createApp()
    for (const [index, url] of targets.entries()) {
      await http.table(app, [
        link(`t${index}`, url),
        [`GET /t${index}`, 302, { location: url }, ''],
        [`GET /links/t${index}`, 200, {}, { url, hits: 1 }],
      ])
    }
  })

  test('counts a GET, and neither a HEAD nor a look', async () => {
    const url = 'https://example.com/a'
    await http.table(createApp(), [
      link('sale', url),
      ['GET /links/sale', 200, {}, { url, hits: 0 }],
      ['HEAD /sale', 302, { location: url }, ''],
      ['GET /sale', 302],
      ['GET /links/sale', 200, {}, { url, hits: 1 }],
      ['HEAD /sale', 302],
      ['GET /sale', 302],
      ['GET /links/sale', 200, {}, { url, hits: 2 }],
    ])
  })

  test('tells upper case from lower case', async () => {
    await http.table(createApp(), [
      link('Sale', 'https://example.com/upper'),
      fails('GET /sale', 404),
      link('sale', 'https://example.com/lower'),
      ['GET /Sale', 302, { location: 'https://example.com/upper' }],
      ['GET /sale', 302, { location: 'https://example.com/lower' }],
    ])
  })
})

describe('deleting', () => {
  test('answers 204 once, and 410 from then on', async () => {
    await http.table(createApp(), [
      link('sale'),
      ['DELETE /links/sale', 204, {}, ''],
      fails('GET /sale', 410),
      ['HEAD /sale', 410],
      fails('GET /links/sale', 410),
      fails('DELETE /links/sale', 410),
      fails(post({ url: 'https://example.com/a', alias: 'sale' }), 409),
    ])
  })

  test('frees the URL and never the code', async () => {
    const url = 'https://example.com/a'
    const app = createApp()
    const codes = new Set<string>()
    for (let round = 0; round < 5; round++) {
      const [made] = await http.table(app, [
        [post({ url }), 201],
        [(answers) => `DELETE /links/${answers[0]?.json.code}`, 204],
        fails((answers) => `GET /${answers[0]?.json.code}`, 410),
      ])
      codes.add(made?.json.code)
    }
    expect(codes.size, 'codes of five links to one URL, each deleted before the next was made').toBe(5)
  })

  test('of an alias leaves the code that you made for the same URL', async () => {
    const url = 'https://example.com/a'
    const [made] = await http.table(createApp(), [
      [post({ url }), 201],
      link('sale', url),
      ['DELETE /links/sale', 204],
      [post({ url }), 200],
    ])
    expect(made?.json.url).toBe(url)
  })
})

test('other paths are 404 and other methods 405 with Allow', async () => {
  const allow = (methods: string) => ({ allow: methods })
  await http.table(createApp(), [
    ...['/', '/a/b', '/links/', '/links/a/b', '/a/'].map((path) => fails(`GET ${path}`, 404)),
    fails('GET /nothing', 404),
    fails('GET /links/nothing', 404),
    fails('DELETE /links/nothing', 404),
    fails('GET /links', 405, allow('POST')),
    fails('DELETE /links', 405, allow('POST')),
    fails('POST /nothing {}', 405, allow('GET, HEAD')),
    fails('DELETE /nothing', 405, allow('GET, HEAD')),
    fails('PUT /links/nothing {}', 405, allow('GET, DELETE')),
    fails('POST /links/nothing {}', 405, allow('GET, DELETE')),
  ])
})

test('two apps share nothing', async () => {
  await http.table(createApp(), [link('sale')])
  await http.table(createApp(), [fails('GET /sale', 404), link('sale')])
})

test('200 posts of one URL at the same time make one link', async () => {
  const app = createApp()
  const url = 'https://example.com/launch'
  const answers = await Promise.all(Array.from({ length: 200 }, () => app(http.request(post({ url })))))
  const codes = new Set(
    await Promise.all(answers.map(async (answer: Response) => (await answer.json()).code)),
  )
  expect(codes.size, 'different codes for one URL').toBe(1)
  expect(answers.filter(({ status }) => status === 201).length, 'answers with 201').toBe(1)
})

test('follows, counts and deletes like a model', async () => {
  const alias = fc.constantFrom('a', 'b', 'C', 'links-2')
  const step = fc.tuple(fc.constantFrom('make', 'follow', 'follow', 'head', 'look', 'delete'), alias)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
      const model = new Map<string, { url: string; hits: number } | 'deleted'>()
      const rows = steps.map(([action, code], index): Row => {
        const known = model.get(code)
        const url = `https://example.com/${code}/${index}`
        if (action === 'make') {
          if (known !== undefined) return [post({ url, alias: code }), 409]
          model.set(code, { url, hits: 0 })
          return [post({ url, alias: code }), 201, { location: `/${code}` }]
        }
        const request =
          {
            follow: `GET /${code}`,
            head: `HEAD /${code}`,
            look: `GET /links/${code}`,
            delete: `DELETE /links/${code}`,
          }[action] ?? ''
        if (known === undefined) return [request, 404]
        if (known === 'deleted') return [request, 410]
        if (action === 'delete') model.set(code, 'deleted')
        if (action === 'delete') return [request, 204]
        if (action === 'look') return [request, 200, {}, { ...known }]
        if (action === 'follow') known.hits++
        return [request, 302, { location: known.url }]
      })
      await http.table(createApp(), rows)
    }),
    { numRuns: 40 },
  )
})

test('20,000 codes are distinct and show no sequence', async () => {
  const { distinct, wellFormed, differing, again } = await inside(
    async ({ createApp }: typeof Solution, count) => {
      const app = createApp()
      const order = (index: number) =>
        app(
          new Request('http://localhost/links', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: `{"url":"https://example.com/${index}"}`,
          }),
        )
      const codes: string[] = []
      for (let index = 0; index < count; index++) codes.push((await (await order(index)).json()).code)
      let places = 0
      for (let index = 1; index < count; index++) {
        for (let place = 0; place < 7; place++)
          if (codes[index]?.[place] !== codes[index - 1]?.[place]) places++
      }
      return {
        distinct: new Set(codes).size,
        wellFormed: codes.filter((code) => /^[A-Za-z0-9]{7}$/.test(code)).length,
        differing: places / (count - 1),
        again: (await order(0)).status,
      }
    },
    20_000,
  )
  expect(distinct, 'distinct codes').toBe(20_000)
  expect(wellFormed, 'codes of 7 letters and digits').toBe(20_000)
  expect(differing, 'places in which a code differs from the one before, on average').toBeGreaterThanOrEqual(
    3,
  )
  expect(again, 'status of a known URL among 20,000').toBe(200)
})
