import { describe, expect, test } from 'vitest'
import type { Report } from '../../runner/protocol.ts'
import { accepted, judged, judgedBy } from './http-judging.ts'

/** Judges a handler by the body of one test, in which it is called `app`. */
function handled(handler: string, body: string): Promise<Report> {
  return judgedBy(
    `const app = solution.createApp(); ${body}`,
    `export function createApp() { return ${handler} }`,
  )
}

describe('a handler', () => {
  test('gets requests and gives responses as in one realm', () =>
    accepted(
      handled(
        `async (request: Request) => {
        const url = new URL(request.url)
        if (!(request instanceof Request) || !(request.headers instanceof Headers)) return new Response('no', { status: 500 })
        const { text } = await request.json() as { text: string }
        return Response.json({ id: 1, text }, { status: 201, headers: { location: url.pathname + '/1', 'set-cookie': 'a=1' } })
      }`,
        `const request = new Request('http://x/notes', { method: 'POST', body: '{"text":"a"}' })
       const res = await app(request)
       expect(res).toBeInstanceOf(Response)
       expect(res instanceof Response).toBe(true)
       expect(res.status).toBe(201)
       expect(res.ok).toBe(true)
       expect(res.headers.get('location')).toBe('/notes/1')
       expect(res.headers.get('content-type')).toBe('application/json')
       expect(res.headers.getSetCookie()).toEqual(['a=1'])
       expect(Object.fromEntries(res.headers)).toMatchObject({ location: '/notes/1' })
       expect(await res.json()).toEqual({ id: 1, text: 'a' })
       expect(res.bodyUsed).toBe(true)
       expect(request.bodyUsed).toBe(true)
       await expect(res.text()).rejects.toThrow('Body is unusable')`,
      ),
    ))

  test('wraps, clones and passes on what came from the test', () =>
    accepted(
      handled(
        `async (request: Request) => {
        const copy = new Request(request, { headers: { ...Object.fromEntries(request.headers), 'x-more': '1' } })
        const again = copy.clone()
        return new Response(again.body, { status: 202, headers: new Headers(copy.headers) })
      }`,
        `const res = await app(new Request('http://x/', { method: 'PUT', headers: { a: 'b' }, body: 'streamed' }))
       expect([res.status, res.headers.get('a'), res.headers.get('x-more'), await res.text()]).toEqual([202, 'b', '1', 'streamed'])`,
      ),
    ))

  test('streams both ways, on the virtual clock', () =>
    accepted(
      handled(
        `async (request: Request) => new Response(request.body!.pipeThrough(new TextDecoderStream()).pipeThrough(new TransformStream({
        async transform(text, out) { await new Promise((done) => setTimeout(done, 100)); out.enqueue(text.toUpperCase()) },
      })).pipeThrough(new TextEncoderStream()))`,
        `const body = new ReadableStream({ start(c) { for (const part of ['a', 'b', 'c']) c.enqueue(new TextEncoder().encode(part)); c.close() } })
       const res = await app(new Request('http://x/', { method: 'POST', body, duplex: 'half' }))
       const seen = []
       for await (const chunk of res.body) seen.push([new TextDecoder().decode(chunk), clock.now() % 1000])
       expect(seen.map(([text]) => text)).toEqual(['A', 'B', 'C'])
       expect(clock.now() - Date.UTC(2026, 0, 1)).toBe(300)`,
      ),
    ))

  test('answers with a stream that the test cancels', () =>
    accepted(
      handled(
        `(() => { let cancelled = ''; const app = async () => new Response(new ReadableStream({
          pull(c) { c.enqueue(new Uint8Array([65])) }, cancel(reason) { cancelled = reason } }))
        return Object.assign(app, { cancelled: () => cancelled }) })()`,
        `const res = await app(new Request('http://x/'))
       const reader = res.body.getReader()
       const { value, done } = await reader.read()
       expect([[...value], done]).toEqual([[65], false])
       await reader.cancel('enough')
       expect(app.cancelled()).toBe('enough')`,
      ),
    ))

  test('reads forms and files', () =>
    accepted(
      handled(
        `async (request: Request) => {
        const form = await request.formData(); const file = form.get('file') as File
        return Response.json([form.get('name'), file.name, file.type, await file.text(), form instanceof FormData, file instanceof File, file instanceof Blob])
      }`,
        `const form = new FormData(); form.append('name', 'Ada'); form.append('file', new File(['data'], 'a.txt', { type: 'text/plain' }))
       const res = await app(new Request('http://x/', { method: 'POST', body: form }))
       expect(await res.json()).toEqual(['Ada', 'a.txt', 'text/plain', 'data', true, true, true])`,
      ),
    ))

  test('hears that the test aborts', () =>
    accepted(
      handled(
        `(request: Request) => new Promise((resolve) => request.signal.addEventListener('abort', () => resolve(new Response(String(request.signal.reason)))))`,
        `const controller = new AbortController()
       const answer = app(new Request('http://x/', { signal: controller.signal }))
       setTimeout(() => controller.abort('bored'), 50)
       expect(await (await answer).text()).toBe('bored')`,
      ),
    ))

  test('works on node:stream', async () => {
    const report = await judged({
      solution: `import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
export async function shout(source: AsyncIterable<string>): Promise<string> {
  let text = ''
  await pipeline(Readable.from(source), new Transform({ transform(chunk, _, done) { done(null, String(chunk).toUpperCase()) } }),
    async (parts: AsyncIterable<Buffer>) => { for await (const part of parts) text += part })
  return text
}`,
      tests: `import { expect, test } from 'hotseat/kit'
import { Readable } from 'node:stream'
import { shout } from '#solution'
test('it', async () => {
  expect(await shout((async function* () { yield 'a'; yield 'b' })())).toBe('AB')
  expect(await shout(Readable.from(['c', 'd']))).toBe('CD')
})`,
    })
    expect([report.verdict, report.tests[0]?.message, report.diagnostics]).toEqual([
      'accepted',
      undefined,
      [],
    ])
  })
})

describe('http.table', () => {
  const notes = `(() => { const notes = new Map(); return async (request: Request) => {
    const { pathname } = new URL(request.url); const id = pathname.split('/')[2]
    if (request.method === 'POST') {
      const note = { id: String(notes.size + 1), ...await request.json() as object }; notes.set(note.id, note)
      return Response.json(note, { status: 201, headers: { location: '/notes/' + note.id } })
    }
    if (!notes.has(id)) return new Response('not here', { status: 404 })
    return request.method === 'HEAD' ? new Response() : Response.json(notes.get(id))
  } })()`

  test('compares each exchange with its row', () =>
    accepted(
      handled(
        notes,
        `const answers = await http.table(app, [
         ['GET /notes/1', 404, {}, 'not here'],
         ['POST /notes {"text":"a"}', 201, { location: /^\\/notes\\/\\d+$/, etag: null }, { id: expect.any(String), text: 'a' }],
         [(answers) => 'GET ' + answers[1].headers.get('location'), 200, null, { id: '1', text: 'a' }],
         [{ method: 'HEAD', path: '/notes/1' }, 200, {}, ''],
         [{ path: '/notes/9', headers: { accept: 'x' } }, 404, { 'content-type': /text/ }, /here/],
       ])
       expect(answers[1].json.text).toBe('a')
       const res = await app(http.request('POST /notes {"text":"b"}', { 'If-Match': '"1"' }))
       expect(await res.json()).toEqual({ id: '2', text: 'b' })`,
      ),
    ))

  test('names the row and shows the difference', async () => {
    const report = await handled(
      notes,
      `await http.table(app, [['GET /notes/1', 404], ['POST /notes {"text":"a"}', 200, { location: '/x' }, { text: 'a' }]])`,
    )
    const [failed] = report.tests
    expect(failed?.verdict).toBe('wrong-answer')
    expect(failed?.message).toMatch(/^row 2, POST \/notes \{"text":"a"\}: expected/)
    expect(failed?.diff).toContain('-  "status": 200,\n+  "status": 201,')
    expect(failed?.diff).toContain('+    "location": "/notes/1"')
  })

  test('says that an answer is no Response', async () => {
    const report = await handled(`async () => ({ status: 200 })`, `await http.table(app, [['GET /', 200]])`)
    expect(report.tests[0]).toMatchObject({
      verdict: 'wrong-answer',
      message: expect.stringContaining('row 1, GET /: '),
    })
  })

  test('blames the pack for a broken table', async () => {
    const report = await handled(`async () => new Response()`, `await http.table(app, [['GET', 200]])`)
    expect(report.tests[0]).toMatchObject({ verdict: 'judge-error' })
  })
})
