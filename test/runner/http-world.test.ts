import { describe } from 'vitest'
import { sameAsNode } from './world-compare.ts'

describe('Headers', () => {
  sameAsNode([
    `return [...new Headers({ b: '2', A: ' 1 ', 'Set-Cookie': 'x=1' })]`,
    `const h = new Headers([['a', '1'], ['A', '2'], ['set-cookie', 'a=1'], ['Set-Cookie', 'b=2']])
     return [h.get('a'), h.get('set-cookie'), h.getSetCookie(), h.has('A'), [...h.keys()], [...h.values()]]`,
    `const h = new Headers({ a: '1' }); h.set('A', '2'); h.append('c', '3'); h.delete('a'); h.append('cookie', 'x'); h.append('cookie', 'y')
     const seen = []; h.forEach((value, name) => seen.push([name, value])); return seen`,
    `return [fails(() => new Headers({ 'bad name': 'x' })), fails(() => new Headers({ a: 'x\\ny' })), fails(() => new Headers(null)),
       fails(() => new Headers(5)), fails(() => new Headers([['a']])), fails(() => new Headers({ a: '€' })), fails(() => new Headers().append('a')),
       fails(() => new Headers().get()), fails(() => new Headers().set('', 'x')), fails(() => new Headers().forEach(1))]`,
    `const h = new Headers(new Headers({ a: '1' })); const seen = []
     for (const [name] of h) { seen.push(name); if (seen.length < 4) h.append('z' + seen.length, 'x') } return seen`,
    `return [new Headers().get('x'), String(new Headers()), Object.prototype.toString.call(new Headers()[Symbol.iterator]().next)]`,
    `return require('util').inspect([new Headers({ A: '1', 'x-y': '2' }), new Headers()])`,
  ])
})

describe('Response', () => {
  sameAsNode([
    `const r = new Response('{"a":1}', { status: 201, headers: { location: '/x' } })
     return [r.status, r.ok, r.statusText, r.type, r.url, r.redirected, r.bodyUsed, [...r.headers], await r.json(), r.bodyUsed]`,
    `const r = Response.json({ a: [1] }, { status: 404 }); return [r.status, r.ok, [...r.headers], await r.text()]`,
    `return [fails(() => new Response('', { status: 99 })), fails(() => new Response('x', { status: 204 })), fails(() => new Response('', { status: 'a' })),
       fails(() => new Response('x', { statusText: 'a\\nb' })), fails(() => Response.json(undefined)), fails(() => Response.redirect('/x')),
       fails(() => Response.redirect('http://x', 200)), fails(() => Response.error().headers.set('a', 'b')), fails(() => Response.redirect('http://x').headers.set('a', 'b'))]`,
    `const r = new Response('x'); await r.text(); return [await rejects(() => r.text()), await rejects(() => r.json()), fails(() => r.clone()), r.bodyUsed]`,
    `return [await rejects(() => new Response('{').json()), await rejects(() => new Response().json()), await new Response().text(), new Response().body]`,
    `const r = new Response('abc'); const c = r.clone(); return [await r.text(), await c.text(), r.bodyUsed]`,
    `return [[...new Response(new URLSearchParams({ a: '1 2' })).headers], [...new Response(new Uint8Array([65])).headers], await new Response(new Uint8Array([65, 66])).text()]`,
    `return [[...await new Response('é€').bytes()], (await new Response('abc').arrayBuffer()).byteLength, await new Response('\\ufeffa').text(), await new Response({ a: 1 }).text()]`,
    `const b = await new Response('abc', { headers: { 'content-type': 'Text/X' } }).blob(); return [b.size, b.type, await b.text()]`,
    `const r = Response.redirect('http://a/b', 301); return [r.status, r.headers.get('location'), r.body, Response.error().type, Response.error().status]`,
    `const r = new Response('abc'); const reader = r.body.getReader(); const { value } = await reader.read()
     return [value instanceof Uint8Array, [...value], (await reader.read()).done, r.bodyUsed]`,
    `const r = new Response('abc'); const before = r.bodyUsed; r.body; const locked = r.body.locked; const reader = r.body.getReader()
     return [before, locked, r.body.locked, r.bodyUsed, await rejects(() => r.text())]`,
    `const r = new Response(new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('a')); c.enqueue(new TextEncoder().encode('b')); c.close() } }))
     const c = r.clone(); return [await r.text(), await c.text(), [...r.headers]]`,
    `return [await rejects(() => new Response(new ReadableStream({ start(c) { c.enqueue('text'); c.close() } })).text()),
       await rejects(() => new Response(new ReadableStream({ start(c) { c.error(new Error('broken')) } })).text())]`,
    `async function* parts() { yield 'a'; yield new Uint8Array([66]) } return await new Response(parts()).text()`,
    `return require('util').inspect([new Response('x', { headers: { a: '1' } }), Response.error()])`,
    `const r = new Response('x'); r.body; return require('util').inspect(r.clone())`,
    `return [Object.keys(new Response()), String(new Response()), new Response() instanceof Response, Response.length, Response.name]`,
  ])
})

describe('Request', () => {
  sameAsNode([
    `const r = new Request('http://a/b?c#d', { method: 'post', body: 'x', headers: { A: '1' } })
     return [r.method, r.url, [...r.headers], r.bodyUsed, await r.text(), r.bodyUsed, r.redirect, r.mode, r.credentials, r.cache, r.referrer, r.duplex]`,
    `return [new Request(new URL('http://a/é')).url, new Request('http://a', { method: 'patch' }).method, new Request('HTTP://A/x/../y').url]`,
    `return [fails(() => new Request('/x')), fails(() => new Request('http://a:b@c/')), fails(() => new Request('http://a/', { method: 'a b' })),
       fails(() => new Request('http://a/', { method: 'trace' })), fails(() => new Request('http://a/', { body: 'x' })), fails(() => new Request()),
       fails(() => new Request('http://a/', { method: 'POST', body: new ReadableStream() })), fails(() => new Request('http://a/', { signal: {} })),
       fails(() => new Request('http://a/', { redirect: 'x' })), fails(() => new Request('http://a/', { mode: 'navigate' }))]`,
    `try { new Request('/x') } catch (e) { return [e.cause.code, e.cause.message] }`,
    `const a = new Request('http://a', { method: 'POST', body: 'x', headers: { b: '1' } }); const b = new Request(a, { headers: { c: '2' } })
     return [a.bodyUsed, b.bodyUsed, [...b.headers], await b.text(), b.method, fails(() => new Request(a))]`,
    `const a = new Request('http://a', { method: 'PUT', body: '{"x":1}' }); const b = a.clone(); return [await a.json(), await b.json(), fails(() => a.clone())]`,
    `const c = new AbortController(); const r = new Request('http://a', { signal: c.signal }); const d = r.clone(); const seen = []
     r.signal.addEventListener('abort', () => seen.push('r')); d.signal.addEventListener('abort', () => seen.push('d')); c.abort(new Error('stop'))
     return [seen.sort(), r.signal.aborted, d.signal.reason.message, r.signal === c.signal, r.signal === r.signal, new Request('http://a').signal.aborted]`,
    `const stream = new ReadableStream({ start(c) { c.enqueue(new Uint8Array([65])); c.close() } })
     const r = new Request('http://a', { method: 'POST', body: stream, duplex: 'half' }); return [await r.text(), [...r.headers]]`,
    `const i = require('util').inspect; return i(new Request('http://x/', { headers: { 'X-Y': '1' } }))`,
    `return [new Request('http://a').body, await new Request('http://a').text(), Object.keys(new Request('http://a')), Request.length]`,
  ])
})

describe('FormData, Blob and File', () => {
  sameAsNode([
    `const f = new FormData(); f.append('a', 1); f.append('a', '2'); f.set('b', 'x'); f.append('f', new Blob(['hi'], { type: 'text/plain' })); f.append('g', new File(['yo'], 'n.txt'))
     return [[...f.keys()], f.getAll('a'), f.get('zz'), f.get('f').name, f.get('f').type, await f.get('f').text(), f.get('g').name, f.has('b'), String(f)]`,
    `const f = new FormData(); f.append('a\\n"', 'x\\ny'); f.append('file', new File(['data\\r\\n--x'], 'a"b.txt', { type: 'text/x' }))
     const r = new Response(f); const back = await r.formData(); const file = back.get('file')
     return [[...back.keys()], back.get('a\\n"') ?? [...back.values()][0], file.name, file.type, await file.text()]`,
    `const f = new FormData(); f.append('a', 'b'); const r = new Request('http://a', { method: 'POST', body: f }); const type = r.headers.get('content-type')
     const boundary = type.split('boundary=')[1]; return [type.split(';')[0], (await r.text()).replaceAll(boundary, 'X')]`,
    `return [[...await new Response('a=1&b=x+y&a=%E2%82%AC', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData()],
       await rejects(() => new Response('x').formData())]`,
    `const b = new Blob(['ab', new Uint8Array([67]), new Blob(['d'])], { type: 'A/B' }); const s = b.slice(1, -1, 'x/y')
     return [b.size, b.type, await b.text(), await s.text(), s.type, [...await b.bytes()], (await b.arrayBuffer()).byteLength, String(b)]`,
    `const f = new File(['x'], 'n', { lastModified: 5, type: 'a' }); return [f.name, f.lastModified, f.size, f.type, f instanceof Blob, require('util').inspect(f)]`,
    `const chunks = []; for await (const c of new Blob(['abc']).stream()) chunks.push(...c); return chunks`,
    `const f = new FormData(); f.append('a', '1'); f.append('a', '2'); f.append('b', '3'); f.set('a', '9'); f.delete('b'); return [[...f], require('util').inspect(new Blob(['x']))]`,
  ])
})
