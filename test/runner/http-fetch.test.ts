import { describe, expect, test } from 'vitest'
import type { Report } from '../../runner/protocol.ts'
import { accepted, judged, judgedBy } from './http-judging.ts'

/** Judges by the body of one test a solution that calls `fetch`, in these ways or in more. */
function fetched(body: string, more = ''): Promise<Report> {
  const prologue =
    'const { get, text, trouble } = solution; const began = clock.now(); const now = () => clock.now() - began;'
  return judgedBy(`${prologue} ${body}`, `${ways}\n${more}`)
}

const ways = `export const get = (url: string, init?: RequestInit) => fetch(url, init)
export const text = async (url: string, init?: RequestInit) => (await fetch(url, init)).text()
export async function trouble(url: string, init?: RequestInit) {
  try { return (await fetch(url, init)).status } catch (e) { const { name, message, cause } = e as Error & { cause: any }; return [name, message, cause?.code ?? cause?.message] }
}`

describe('fetch', () => {
  test('reaches the upstream of the test, which keeps a log', () =>
    accepted(
      fetched(
        `const api = http.upstream('https://api.example', [{ status: 503 }, { delayMs: 200, json: { ok: true }, headers: { 'set-cookie': ['a=1', 'b=2'] } }])
       const first = await get('https://api.example/v1/x?q=1', { method: 'POST', headers: { 'X-Key': 'k' }, body: JSON.stringify({ n: 1 }) })
       expect([first.status, first.statusText, first.ok, first.body]).toEqual([503, 'Service Unavailable', false, null])
       const second = await get('https://api.example/v1/y')
       expect(now()).toBe(200)
       expect([second.url, second.type, second.redirected]).toEqual(['https://api.example/v1/y', 'basic', false])
       expect(second.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
       expect(await second.json()).toEqual({ ok: true })
       expect(api.calls).toMatchObject([
         { method: 'POST', path: '/v1/x?q=1', url: 'https://api.example/v1/x?q=1', headers: { 'x-key': 'k', 'content-type': 'text/plain;charset=UTF-8', 'content-length': '7' }, body: '{"n":1}', at: 0, aborted: false },
         { method: 'GET', path: '/v1/y', body: '', at: 0 },
       ])
       expect((await get('https://api.example/z')).status).toBe(200)
       expect(api.calls).toHaveLength(3)
       api.answers(404)
       expect((await get('https://api.example/z')).status).toBe(404)`,
      ),
    ))

  test('is answered by a function', () =>
    accepted(
      fetched(
        `const api = http.upstream('http://a.example/v1', async (request, call) => call.method === 'GET' ? { text: 'g' } : Response.json(await request.json(), { status: 201 }))
       http.upstream('http://a.example', 418)
       expect(await text('http://a.example/v1/x')).toBe('g')
       const made = await get('http://a.example/v1', { method: 'POST', body: '[1]' })
       expect([made.status, await made.json()]).toEqual([201, [1]])
       expect((await get('http://a.example/v1beta')).status).toBe(418)
       expect(api.calls).toHaveLength(2)`,
      ),
    ))

  test('fails as Node does', () =>
    accepted(
      fetched(
        `http.upstream('http://a.example', [{ reset: true }, { delayMs: 30, reset: true }, 200])
       expect(await trouble('http://nobody.example/x')).toEqual(['TypeError', 'fetch failed', 'ENOTFOUND'])
       expect(await trouble('http://a.example')).toEqual(['TypeError', 'fetch failed', 'ECONNRESET'])
       expect(await trouble('http://a.example')).toEqual(['TypeError', 'fetch failed', 'ECONNRESET'])
       expect(now()).toBe(30)
       expect(await trouble('ftp://a.example')).toEqual(['TypeError', 'fetch failed', 'unknown scheme'])
       expect(await trouble('/x')).toEqual(['TypeError', 'Failed to parse URL from /x', 'ERR_INVALID_URL'])
       expect(await trouble('http://a.example', { method: 'GET', body: 'x' })).toEqual(['TypeError', 'Request with GET/HEAD method cannot have body.', undefined])`,
      ),
    ))

  test('says in the report that nobody answers', async () => {
    const report = await fetched(`expect(await get('http://nobody.example/x')).toBe(1)`)
    expect(report.tests[0]).toMatchObject({
      verdict: 'runtime-error',
      message: 'TypeError: fetch failed',
      console: [
        { level: 'warn', text: 'fetch: no http.upstream of the test answers for http://nobody.example/x' },
      ],
    })
  })

  test('is aborted by signals on the virtual clock', () =>
    accepted(
      fetched(
        `const api = http.upstream('http://a.example', { hang: true })
       const seen = await solution.aborts()
       expect(seen).toEqual([['TimeoutError', 1000], ['AbortError', 1010], ['stop', 1010], ['TimeoutError', 1020]])
       expect(api.calls.map(({ aborted, at }) => [aborted, at])).toEqual([[true, 0], [true, 1000], [true, 1010]])
       expect(clock.pending()).toBe(0)`,
        `export async function aborts() {
        const began = Date.now(); const seen: unknown[] = []
        const run = async (signal: AbortSignal) => { try { await fetch('http://a.example', { signal }) } catch (e) { seen.push([(e as Error).name ?? e, Date.now() - began]) } }
        await run(AbortSignal.timeout(1000))
        const c = new AbortController(); setTimeout(() => c.abort(), 10); await run(c.signal)
        await run(AbortSignal.abort('stop'))
        await run(AbortSignal.any([new AbortController().signal, AbortSignal.timeout(10)]))
        return seen
      }`,
      ),
    ))

  test('gives up a body in the middle', () =>
    accepted(
      fetched(
        `const api = http.upstream('http://a.example', { chunks: ['a', { delayMs: 100, data: 'b' }, { delayMs: 100, data: 'c' }] })
       expect(await solution.part()).toEqual(['a', 'AbortError'])
       expect(api.calls[0].aborted).toBe(true)
       expect(await solution.first()).toBe('a')
       expect(api.calls[1].aborted).toBe(true)
       expect(await text('http://a.example')).toBe('abc')
       expect(api.calls[2].aborted).toBe(false)
       expect(clock.pending()).toBe(0)`,
        `export async function part() {
        const c = new AbortController(); const seen: string[] = []; setTimeout(() => c.abort(), 50)
        try { for await (const chunk of (await fetch('http://a.example', { signal: c.signal })).body!) seen.push(new TextDecoder().decode(chunk)) } catch (e) { seen.push((e as Error).name) }
        return seen
      }
      export async function first() { for await (const chunk of (await fetch('http://a.example')).body!) return new TextDecoder().decode(chunk) }`,
      ),
    ))

  test('loses the connection within a body', () =>
    accepted(
      fetched(
        `http.upstream('http://a.example', [{ chunks: ['a'], reset: true }])
       await expect(text('http://a.example')).rejects.toThrow('terminated')
       await expect(text('http://a.example')).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } })`,
      ),
    ))

  test('follows redirects as the standard says', () =>
    accepted(
      fetched(
        `const api = http.upstream('http://a.example', (request, { path }) => path === '/end' ? { text: 'end' } : path === '/loop' ? { status: 302, headers: { location: '/loop' } }
         : { status: Number(path.slice(1)), headers: { location: path === '/308' ? 'http://b.example/end' : '/end' } })
       const other = http.upstream('http://b.example', { text: 'other' })
       for (const status of [301, 302, 303, 307]) {
         const res = await get('http://a.example/' + status + '#f', { method: 'POST', body: 'x' })
         expect([res.redirected, res.url, await res.text()]).toEqual([true, 'http://a.example/end', 'end'])
       }
       expect(api.calls.filter(({ path }) => path === '/end').map(({ method, body, headers }) => [method, body, headers['content-type']])).toEqual(
         [['GET', '', undefined], ['GET', '', undefined], ['GET', '', undefined], ['POST', 'x', 'text/plain;charset=UTF-8']])
       await get('http://a.example/308', { method: 'PUT', body: 'x', headers: { authorization: 'secret', 'x-a': '1' } })
       expect(other.calls).toMatchObject([{ method: 'PUT', body: 'x', headers: { 'x-a': '1' } }])
       expect(other.calls[0].headers).not.toHaveProperty('authorization')
       const manual = await get('http://a.example/302', { redirect: 'manual' })
       expect([manual.status, manual.headers.get('location'), manual.redirected]).toEqual([302, '/end', false])
       expect(await trouble('http://a.example/302', { redirect: 'error' })).toEqual(['TypeError', 'fetch failed', 'unexpected redirect'])
       expect(await trouble('http://a.example/loop')).toEqual(['TypeError', 'fetch failed', 'redirect count exceeded'])`,
      ),
    ))

  test('is there for the test itself, and for drivers inside the solution', () =>
    accepted(
      fetched(
        `http.upstream('http://a.example', { text: 'x' })
       expect(await (await fetch('http://a.example')).text()).toBe('x')
       expect(await (await get(new URL('http://a.example/'))).text()).toBe('x')
       expect(await (await get(new Request('http://a.example/', { method: 'POST', body: 'y' }))).text()).toBe('x')`,
      ),
    ))

  test('sends streams, forms and files whole', () =>
    accepted(
      fetched(
        `const api = http.upstream('http://a.example')
       await solution.send()
       expect(api.calls[0].body).toBe('ab')
       expect(api.calls[1].headers['content-type']).toMatch(/^multipart\\/form-data; boundary=/)
       expect(api.calls[1].body).toContain('filename="f.txt"')
       expect([...api.calls[2].bytes]).toEqual([0, 255])`,
        `export async function send() {
        const post = (body: BodyInit, more = {}) => fetch('http://a.example', { method: 'POST', body, ...more })
        await post(ReadableStream.from([new Uint8Array([97]), new Uint8Array([98])]), { duplex: 'half' })
        const form = new FormData(); form.append('f', new File(['x'], 'f.txt')); await post(form)
        await post(new Blob([new Uint8Array([0, 255])]))
      }`,
      ),
    ))

  test('fails the test by an expectation in a script that the solution swallows', async () => {
    const report = await fetched(
      `http.upstream('http://a.example', (request) => { expect(request.method).toBe('PUT'); return 200 })
       expect(await trouble('http://a.example')).toEqual(['Error', expect.anything(), undefined])`,
    )
    expect(report.tests[0]).toMatchObject({ verdict: 'wrong-answer', message: "expected 'GET' to be 'PUT'" })
  })

  test('blames the pack for a script that is none', async () => {
    for (const script of ['[]', '{ statsu: 200 }', "['200']"]) {
      const report = await fetched(`http.upstream('http://a.example', ${script})`)
      expect(report.tests[0]).toMatchObject({
        verdict: 'judge-error',
        message: expect.stringContaining('http.upstream: '),
      })
    }
    const report = await fetched(`http.upstream('a.example', 200)`)
    expect(report.tests[0]?.verdict).toBe('judge-error')
  })

  test('starts each test without upstreams of the one before', async () => {
    const report = await judged({
      solution: `export const get = (url: string) => fetch(url)`,
      tests: `import { expect, http, test } from 'hotseat/kit'
import { get } from '#solution'
test('one', async () => { http.upstream('http://a.example'); expect((await get('http://a.example')).status).toBe(200) })
test('two', async () => { await expect(get('http://a.example')).rejects.toThrow('fetch failed') })`,
    })
    expect(report.tests.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
  })
})
