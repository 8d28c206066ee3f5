import { describe } from 'vitest'
import { sameAsNode } from './world-compare.ts'

describe('web streams', () => {
  sameAsNode([
    `const s = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close() } }); const seen = []; for await (const x of s) seen.push(x); return [seen, s.locked]`,
    `const s = ReadableStream.from(['a', 'b']); const [x, y] = s.tee(); const all = async (s) => { const seen = []; for await (const c of s) seen.push(c); return seen }
     return [await all(x), await all(y), s.locked]`,
    `const seen = []; const w = new WritableStream({ write(c) { seen.push(c) }, close() { seen.push('closed') } })
     await ReadableStream.from(['a', 'b']).pipeThrough(new TransformStream({ transform(c, ctl) { ctl.enqueue(c + c) }, flush(ctl) { ctl.enqueue('end') } })).pipeTo(w); return seen`,
    `const s = new ReadableStream({ pull(c) { c.error(new Error('no')) } }); return [await rejects(() => s.getReader().read()), fails(() => s.getReader())[1]]`,
    `let cancelled; const s = new ReadableStream({ cancel(r) { cancelled = r } }); await s.cancel('why'); return cancelled`,
    `let at = []; const s = new ReadableStream({ async pull(c) { await new Promise((r) => setTimeout(r, 5)); at.push(1); c.enqueue(1); if (at.length === 3) c.close() } })
     for await (const x of s) at.push('r'); return at.filter((x) => x === 'r').length`,
    `const bytes = new Uint8Array([0xe2, 0x82]); const s = new ReadableStream({ start(c) { c.enqueue(bytes); c.enqueue(new Uint8Array([0xac, 65])); c.close() } })
     const seen = []; for await (const x of s.pipeThrough(new TextDecoderStream())) seen.push(x); return seen`,
    `const seen = []; for await (const x of ReadableStream.from(['a\\ud83d', '\\ude00b']).pipeThrough(new TextEncoderStream())) seen.push([...x]); return seen.flat()`,
    `const s = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array([1, 2, 3, 4])); c.close() } }); const r = s.getReader({ mode: 'byob' })
     const { value } = await r.read(new Uint8Array(3)); return [[...value], (await r.read(new Uint8Array(3))).value.length]`,
    `const c = new AbortController(); const p = rejects(() => new ReadableStream().pipeTo(new WritableStream(), { signal: c.signal })); c.abort(new Error('stop')); return await p`,
    `const w = new WritableStream({}, { highWaterMark: 2 }).getWriter(); const a = w.desiredSize; w.write(1); w.write(2); const b = w.desiredSize; await w.ready; return [a, b, w.desiredSize]`,
    `return require('util').inspect([new ReadableStream(), new WritableStream(), new TransformStream()])`,
    `return [fails(() => new ReadableStream().getReader({ mode: 'byob' }).constructor), new CountQueuingStrategy({ highWaterMark: 3 }).size(), new ByteLengthQueuingStrategy({ highWaterMark: 1 }).size(new Uint8Array(7))].slice(1)`,
    `const seen = []; for await (const x of new Response('a€b').textStream()) seen.push(x); return [seen, require('stream/web').ReadableStream === ReadableStream]`,
  ])
})

describe('node:stream', () => {
  sameAsNode([
    `const { Readable } = require('stream'); const seen = []; for await (const x of Readable.from(['a', 'b'])) seen.push(x); return seen`,
    `const { Readable, Transform, Writable } = require('stream'); const { pipeline } = require('stream/promises'); const seen = []
     await pipeline(Readable.from(['a', 'b']), new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()) } }), new Writable({ write(c, e, cb) { seen.push(String(c)); cb() } })); return seen`,
    `const { PassThrough, finished } = require('stream'); const p = new PassThrough(); const seen = []; p.on('data', (c) => seen.push(c.toString())); p.on('end', () => seen.push('end'))
     p.write('x'); p.end('y'); await new Promise((r) => finished(p, r)); return seen`,
    `const { Readable } = require('stream'); const r = new Readable({ read() { this.destroy(new Error('broken')) } })
     return await rejects(async () => { for await (const x of r); })`,
    `const { Readable } = require('stream'); const r = new Readable({ read() {} }); r.push('ab'); r.push('cd'); r.push(null); r.setEncoding('utf8')
     await new Promise((ok) => r.once('readable', ok)); const first = r.read(3); await new Promise((ok) => setTimeout(ok, 5)); return [first, r.read()]`,
    `const { Writable } = require('stream'); const w = new Writable({ highWaterMark: 3, write(c, e, cb) { setTimeout(cb, 5) } })
     const first = w.write('ab'); const second = w.write('cd'); await new Promise((ok) => w.once('drain', ok)); return [first, second, w.writableLength]`,
    `const { pipeline, Readable, Writable } = require('stream'); return await new Promise((ok) => pipeline(Readable.from(['a']), new Writable({ write(c, e, cb) { cb(new Error('full')) } }), (e) => ok(e.message)))`,
    `const { Readable } = require('stream'); return [await Readable.from([1, 2, 3, 4]).filter((x) => x % 2).map((x) => x * 2).toArray(), Readable.from([1]) instanceof require('stream')]`,
    `const { Readable, Writable } = require('stream'); const r = Readable.fromWeb(new Response('abc').body); const seen = []; for await (const x of r) seen.push(String(x))
     const out = []; const web = Writable.toWeb(new Writable({ write(c, e, cb) { out.push(String(c)); cb() } })); const w = web.getWriter(); await w.write('q'); await w.close()
     return [seen, await new Response(Readable.toWeb(Readable.from([Buffer.from('x'), Buffer.from('y')]))).text(), out]`,
    `const { Duplex, Readable } = require('stream'); const d = Duplex.from(async function* (source) { for await (const x of source) yield String(x) + '!' }); const seen = []
     for await (const x of Readable.from(['a', 'b']).pipe(d)) seen.push(String(x)); return seen`,
    `const { Readable, addAbortSignal } = require('stream'); const c = new AbortController(); const r = addAbortSignal(c.signal, new Readable({ read() {} })); setTimeout(() => c.abort(), 5)
     return (await rejects(async () => { for await (const x of r); })).slice(1)`,
    `const { text, json, buffer } = require('stream/consumers'); const { Readable } = require('stream'); return [await text(Readable.from(['a', 'b'])), await json(Readable.from(['{"a":1}'])), String(await buffer(new Response('x').body))]`,
    `const s = require('stream'); return ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough', 'pipeline', 'finished', 'promises', 'addAbortSignal', 'compose', 'isReadable', 'isErrored'].map((name) => typeof s[name])`,
    `const { Readable } = require('stream'); return (await rejects(() => Readable.from(5))).slice(1)`,
  ])
})
