import { describe } from 'vitest'
import { sameAsNode } from './world-compare.ts'

describe('URL', () => {
  sameAsNode([
    `const u = new URL('https://u:p@Example.org:8443/a/../b?x=1&y=2#h'); return [u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, [...u.searchParams], String(u), JSON.stringify(u)]`,
    `const u = new URL('../c?d', 'http://h/a/b/'); u.port = 81; u.pathname = 'x y'; u.searchParams.append('k', 'v w'); u.hash = 'z'; u.protocol = 'https'; u.host = 'other:99'; return u.href`,
    `const u = new URL('http://h/?a=1'); const p = u.searchParams; u.search = '?b=2'; const one = [...p]; p.set('c', '3'); p.delete('b'); u.href = 'http://i/?z=9'; return [one, u.href, [...p], p === u.searchParams]`,
    `return [fails(() => new URL('nope')), fails(() => new URL()), fails(() => new URL('/x', 'bad')), URL.canParse('a:b'), URL.canParse('x'), URL.parse('x'), URL.parse('/y', 'http://h').href]`,
    `const u = new URL('http://h/'); return [fails(() => { u.href = 'x' }), (u.port = 'abc', u.port), (u.protocol = '1', u.protocol), u instanceof URL, Object.prototype.toString.call(u)]`,
    `return ['http://ex%41mple.com/%zz', 'file:///c:/d', 'http://[::1]:80/', 'data:text/plain,hi', 'http://münchen.de/ä?ö#ü', 'http://a b/'].map((href) => fails(() => new URL(href).href))`,
    `try { new URL('x', 'y') } catch (e) { return [e.input, e.base, Object.keys(e)] }`,
  ])
})

describe('URLSearchParams', () => {
  sameAsNode([
    `const p = new URLSearchParams('?a=1&b=2&a=3&c&=e&d=%20+%zz%e4'); return [p.toString(), [...p], p.size, p.get('a'), p.getAll('a'), p.has('c'), p.get('q'), p.has('a', '3')]`,
    `const p = new URLSearchParams({ b: '2', a: 'ä & = + ~!*()\\'' }); p.append('a', 'z'); p.sort(); return [String(p), [...p.keys()], [...p.values()], [...p.entries()]]`,
    `const p = new URLSearchParams([['a', 1], ['b', null], ['a', true]]); p.set('a', 'x'); p.delete('b', 'no'); const seen = []; p.forEach((v, k, o) => seen.push(v, k, o === p)); return [String(p), seen]`,
    `return [fails(() => new URLSearchParams([['a']])), fails(() => new URLSearchParams().append('a')), String(new URLSearchParams(new URLSearchParams('x=1'))), String(new URLSearchParams(new Map([['k', 'v']]))), String(new URLSearchParams('\\ud800=1'))]`,
  ])
})

describe('text encodings', () => {
  sameAsNode([
    `const e = new TextEncoder(); return ['', 'abc', 'äöü€', '😀x', '\\ud800', 'a\\udc00b', '\\uffff'].map((t) => [...e.encode(t)])`,
    `const e = new TextEncoder(); const b = new Uint8Array(4); return [e.encodeInto('a€😀', b), [...b], e.encoding, fails(() => e.encodeInto(1, b)), fails(() => e.encodeInto('', [])), e.encode().length, e.encode(undefined).length, [...e.encode(null)]]`,
    `const d = new TextDecoder(); return [[0xef, 0xbb, 0xbf, 65], [0xff, 65], [0xe2, 0x82], [0xf0, 0x9f, 0x98, 0x80], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x41], [0xf0, 0x80], [0xf1, 0x80, 0x41]].map((b) => d.decode(new Uint8Array(b)))`,
    `let seed = 7; const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 8; const out = []; for (let i = 0; i < 300; i++) { const b = new Uint8Array(next() % 12); for (let j = 0; j < b.length; j++) b[j] = [next() & 255, 0x80 | (next() & 63), 0xe0 | (next() & 31), 65][next() % 4]; out.push(new TextDecoder().decode(b), fails(() => new TextDecoder('utf8', { fatal: true }).decode(b)), new TextDecoder('utf-16le').decode(b), new TextDecoder('utf-16be').decode(b)); } return out`,
    `const d = new TextDecoder(); const bytes = new TextEncoder().encode('a€😀ä'); let text = ''; for (const byte of bytes) text += d.decode(new Uint8Array([byte]), { stream: true }); return [text + d.decode(), d.decode(new Uint8Array([0xe2]), { stream: true }), d.decode()]`,
    `const bytes = new Uint8Array(256).map((_, i) => i); return [...new TextDecoder('windows-1252').decode(bytes)].map((c) => c.charCodeAt(0))`,
    `const d = new TextDecoder('utf-16le', { fatal: true }); return [d.encoding, d.fatal, d.ignoreBOM, fails(() => d.decode(new Uint8Array([0, 0xd8]))), d.decode(new Uint8Array([65, 0])), new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])).length]`,
    `return [' UTF8 ', 'ascii', 'latin1', 'ucs-2', 'unicode-1-1-utf-8'].map((l) => new TextDecoder(l).encoding).concat(fails(() => new TextDecoder('nope')), fails(() => new TextDecoder().decode('x')))`,
    `const d = new TextDecoder(); const b = new Uint8Array([1, 65, 66, 2]); return [d.decode(b.subarray(1, 3)), d.decode(b.buffer.slice(1, 2)), d.decode(new DataView(b.buffer, 1, 1)), d.decode()]`,
    `return [btoa('hello \\xff'), atob('aGVsbG8g/w=='), atob(' aGk '), atob('aGk'), atob(''), fails(() => atob('a')), fails(() => atob('a=b=')), fails(() => btoa('€')), fails(() => atob()), fails(() => atob('aGk=='))]`,
  ])
})

describe('events and abort signals', () => {
  sameAsNode([
    `const t = new EventTarget(); const seen = []; const f = (e) => seen.push(e.type, e.target === t); t.addEventListener('x', f); t.addEventListener('x', f); t.addEventListener('x', f, true); t.addEventListener('x', { handleEvent(e) { seen.push('object', this !== t) } }); t.addEventListener('x', () => seen.push('once'), { once: true }); t.dispatchEvent(new Event('x')); t.removeEventListener('x', f); t.dispatchEvent(new Event('x')); return seen`,
    `const t = new EventTarget(); const seen = []; t.addEventListener('x', (e) => { e.preventDefault(); e.stopImmediatePropagation() }); t.addEventListener('x', () => seen.push('never')); const e = new Event('x', { cancelable: true }); const r = t.dispatchEvent(e); return [seen, r, e.defaultPrevented, e.cancelable, e.bubbles, e.currentTarget, e.eventPhase, e.composedPath()]`,
    `const t = new EventTarget(); return [fails(() => t.dispatchEvent({})), fails(() => new Event()), fails(() => t.addEventListener('x', 'no')), new CustomEvent('y', { detail: 5 }).detail, new CustomEvent('y').detail, new CustomEvent('z') instanceof Event]`,
    `const t = new EventTarget(); const e = new Event('x'); const seen = []; t.addEventListener('x', () => seen.push(e.currentTarget === t, e.eventPhase, e.composedPath().length, fails(() => t.dispatchEvent(e)))); t.dispatchEvent(e); return seen`,
    `const c = new AbortController(); const t = new EventTarget(); const seen = []; t.addEventListener('x', () => seen.push(1), { signal: c.signal }); t.dispatchEvent(new Event('x')); c.abort(); t.dispatchEvent(new Event('x')); t.addEventListener('y', () => seen.push(2), { signal: c.signal }); t.dispatchEvent(new Event('y')); return seen`,
    `const c = new AbortController(); const seen = []; c.signal.onabort = (e) => seen.push('on', e.type, c.signal.aborted); c.signal.addEventListener('abort', () => seen.push('listener')); c.abort(); c.abort('again'); return [seen, c.signal.aborted, c.signal.reason.name, c.signal.reason.message, c.signal.reason.code, fails(() => c.signal.throwIfAborted()), c.signal.reason instanceof Error]`,
    `const c = new AbortController(); c.abort('why'); const s = AbortSignal.abort(); const empty = AbortSignal.abort(undefined); return [c.signal.reason, s.aborted, s.reason.name, empty.reason.name, fails(() => new AbortSignal()), fails(() => AbortSignal.timeout('x')), fails(() => AbortSignal.timeout(-1))]`,
    `const a = new AbortController(); const b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal]); const deep = AbortSignal.any([any]); const seen = []; deep.addEventListener('abort', () => seen.push('deep', any.aborted)); any.addEventListener('abort', () => seen.push('any', deep.aborted)); b.signal.addEventListener('abort', () => seen.push('b', any.aborted)); b.abort(3); return [seen, any.reason, deep.reason, AbortSignal.any([a.signal, b.signal]).reason, AbortSignal.any([]).aborted, fails(() => AbortSignal.any([1]))[3]]`,
    `const s = AbortSignal.timeout(5); const r = await new Promise((done) => s.addEventListener('abort', () => done(s.reason))); return [r.name, r.message, r.code, r instanceof DOMException, AbortSignal.any([s]).aborted]`,
    `const e = new DOMException('m', 'AbortError'); const plain = new DOMException(); const c = new DOMException('x', { name: 'DataCloneError', cause: 4 }); return [e.name, e.code, e.message, String(e), plain.name, plain.code, plain.message, c.code, c.cause, DOMException.ABORT_ERR, e.TIMEOUT_ERR, Object.prototype.toString.call(e), e instanceof Error, e.stack.split('\\n')[0]]`,
  ])
})

describe('structuredClone', () => {
  sameAsNode([
    `const o = { a: [1, , 3], d: new Date(5), r: /x/gi, m: new Map([[{ k: 1 }, new Set([1])]]), n: null, u: undefined, z: -0, big: 5n === 5n }; o.self = o; const c = structuredClone(o); return [c !== o, c.self === c, 1 in c.a, c.a.length, c.d.getTime(), String(c.r), [...c.m.keys()][0].k, [...[...c.m.values()][0]], Object.is(c.z, -0), 'u' in c]`,
    `class P { constructor() { this.x = 1 } get y() { return 2 } }; const c = structuredClone(new P()); const g = structuredClone({ get a() { return { b: 1 } } }); return [c, Object.getPrototypeOf(c) === Object.prototype, g, Object.getOwnPropertyDescriptor(g, 'a').writable]`,
    `return [() => {}, Symbol('s'), new WeakMap(), new WeakSet(), Promise.resolve(), { a: () => 1 }, [Symbol.iterator]].map((v) => fails(() => structuredClone(v)))`,
    `const e = structuredClone(Object.assign(new RangeError('bad', { cause: { c: 1 } }), { extra: 1 })); class Own extends Error { name = 'Own' }; const o = structuredClone(new Own('m')); return [e instanceof RangeError, e.message, e.cause, 'extra' in e, typeof e.stack, o.name, o.message, o.constructor === Error]`,
    `const b = new Uint8Array([1, 2, 3, 4]); const c = structuredClone({ b, v: b.subarray(1, 3), d: new DataView(b.buffer, 2) }); return [[...c.b], [...c.v], c.v.buffer === c.b.buffer, c.d.getUint8(0), c.b.buffer !== b.buffer]`,
    `const b = new ArrayBuffer(4); new Uint8Array(b)[0] = 7; const c = structuredClone({ b }, { transfer: [b] }); return [b.byteLength, b.detached, new Uint8Array(c.b)[0], fails(() => structuredClone(1, { transfer: [{}] }))[1]]`,
    `const c = structuredClone({ n: Object(1), s: Object('x'), b: Object(false), a: Object.assign([1], { k: 2 }), ['__proto__']: 3 }); return [typeof c.n, c.n + 1, c.s + '', c.b.valueOf(), c.a.k, Object.hasOwn(c, '__proto__'), structuredClone(new (class extends Map {})([[1, 2]])).constructor === Map]`,
  ])
})

describe('crypto', () => {
  const hex = `const hex = (b) => Array.from(new Uint8Array(b), (x) => x.toString(16).padStart(2, '0')).join('');`
  sameAsNode([
    `${hex} const data = new TextEncoder().encode('hello'); return [hex(await crypto.subtle.digest('SHA-1', data)), hex(await crypto.subtle.digest({ name: 'sha-256' }, data)), hex(await crypto.subtle.digest('SHA-384', data.buffer)), hex(await crypto.subtle.digest('SHA-512', data.subarray(1)))]`,
    `${hex} const k = await crypto.subtle.importKey('raw', new TextEncoder().encode('key'), { name: 'HMAC', hash: 'SHA-256' }, true, ['sign', 'verify']); const s = await crypto.subtle.sign('HMAC', k, new Uint8Array([1, 2])); return [hex(s), await crypto.subtle.verify('HMAC', k, s, new Uint8Array([1, 2])), await crypto.subtle.verify('HMAC', k, s, new Uint8Array([1])), k.type, k.algorithm, k.usages, k.extractable, await crypto.subtle.exportKey('jwk', k), hex(await crypto.subtle.exportKey('raw', k))]`,
    `${hex} const k = await crypto.subtle.importKey('jwk', { kty: 'oct', k: 'AQID_w', alg: 'HS512' }, { name: 'HMAC', hash: { name: 'SHA-512' } }, false, ['sign']); const g = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-384' }, true, ['sign']); return [hex(await crypto.subtle.sign({ name: 'HMAC' }, k, new Uint8Array(0))), (await rejects(() => crypto.subtle.exportKey('raw', k)))[1], (await rejects(() => crypto.subtle.verify('HMAC', k, new Uint8Array(1), new Uint8Array(1))))[1], g.algorithm]`,
    `return [(await rejects(() => crypto.subtle.digest('MD5', new Uint8Array(1))))[1], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), crypto.getRandomValues(new Uint16Array(3)).length, fails(() => crypto.getRandomValues(new Float32Array(1)))[1], fails(() => crypto.getRandomValues(new Uint8Array(65537)))[1]]`,
  ])
})
