import { afterEach, expect, test } from 'vitest'
import { createWorldIsolate, runInWorld, type WorldIsolate, worldStart } from './world-isolate.ts'

const worlds: WorldIsolate[] = []

function createWorld(): WorldIsolate {
  const world = createWorldIsolate()
  worlds.push(world)
  return world
}

afterEach(() => {
  for (const world of worlds.splice(0)) world.dispose()
})

test('a fresh world has loaded nothing', () => {
  const world = createWorld()
  world.run(
    `let n = 0; for (const x of [1, 2]) n += x; await new Promise((r) => setTimeout(r, 5)); return n + Date.now()`,
  )
  expect(world.loaded).toEqual([])
})

test('every way to ask for the time gives the virtual one', () => {
  const moments = runInWorld(`
    await new Promise((resolve) => setTimeout(resolve, 90_000))
    return [
      Date.now(), new Date().getTime(), Date.parse(Date()), +new (class extends Date {})(), Reflect.construct(Date, []).getTime(),
      new Date().constructor.now(), Temporal.Now.instant().epochMilliseconds, Temporal.Now.zonedDateTimeISO().epochMilliseconds,
      Temporal.Now.zonedDateTimeISO('Europe/Berlin').epochMilliseconds,
      Number(Temporal.Now.plainDateTimeISO().toZonedDateTime('UTC').epochMilliseconds),
      performance.timeOrigin + performance.now(), new Event('x').timeStamp + performance.timeOrigin,
    ]`) as number[]
  expect(new Set(moments)).toEqual(new Set([worldStart + 90_000]))
  expect(
    runInWorld(`
      const format = new Intl.DateTimeFormat('en', { dateStyle: 'short' })
      return [format.format(), format.format(undefined), format.formatToParts().map((part) => part.value).join(''),
        new Intl.DateTimeFormat('en').format(new Date(0)), new Date().toLocaleDateString('en'), format.format === format.format,
        Temporal.Now.plainDateISO().toString(), Temporal.Now.plainTimeISO().toString(), Temporal.Now.timeZoneId()]`),
  ).toEqual(['1/1/26', '1/1/26', '1/1/26', '1/1/1970', '1/1/2026', true, '2026-01-01', '00:00:00', 'UTC'])
})

test('Date is still Date', () => {
  expect(
    runInWorld(`
      class Own extends Date { year() { return this.getFullYear() } }
      const own = new Own(2020, 1, 2)
      return [typeof Date(), new Date(0) instanceof Date, own instanceof Own, own.year(), Date.name, Date.length, Date.UTC(1970, 0, 2),
        new Date(2020, 0, 1, 12).toISOString(), new Date('2020-01-01').getTime(), new Date(NaN).getTime(), Object.keys(Date),
        Object.prototype.toString.call(new Date()), Date.prototype.constructor === Date, JSON.stringify(new Date(5)), Date.now.name]`),
  ).toEqual([
    'string',
    true,
    true,
    2020,
    'Date',
    7,
    86_400_000,
    '2020-01-01T12:00:00.000Z',
    1_577_836_800_000,
    null,
    [],
    '[object Date]',
    true,
    '"1970-01-01T00:00:00.005Z"',
    'now',
  ])
})

test('Temporal is whole', () => {
  expect(
    runInWorld(`
      return [Reflect.ownKeys(Temporal).map(String).sort().join(), Object.prototype.toString.call(Temporal), Object.prototype.toString.call(Temporal.Now),
        Temporal.PlainDate.from('2020-02-29').add({ years: 1 }).toString(), Temporal.Duration.from({ hours: 25 }).total('day') > 1,
        Temporal.Now.instant() instanceof Temporal.Instant]`),
  ).toEqual([
    'Duration,Instant,Now,PlainDate,PlainDateTime,PlainMonthDay,PlainTime,PlainYearMonth,Symbol(Symbol.toStringTag),ZonedDateTime',
    '[object Temporal]',
    '[object Temporal.Now]',
    '2021-02-28',
    true,
    true,
  ])
})

test('randomness comes from the seed', () => {
  const draw = `
    const c = require('node:crypto')
    return [Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))], c.randomBytes(4).toString('hex'), c.randomInt(1000), c.randomUUID()]`
  expect(runInWorld(draw)).toEqual(runInWorld(draw))
})

test('what would outrun the limits is gone', () => {
  expect(
    runInWorld(`
      const gone = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef'].filter((name) => name in globalThis)
      const tries = [() => new ArrayBuffer(8, { maxByteLength: 16 }), () => new ArrayBuffer(8).resize(9), () => ArrayBuffer(1),
        () => new (class extends ArrayBuffer {})(8, { maxByteLength: 9 }), () => new (new Uint8Array(1).buffer.constructor)(1, { maxByteLength: 2 })]
      return [gone, tries.map((run) => { try { return String(run()) } catch (error) { return error.name } })]`),
  ).toEqual([[], ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']])
  expect(
    runInWorld(`
      class Own extends ArrayBuffer {}
      return [new ArrayBuffer(8).byteLength, new Uint8Array(4).buffer instanceof ArrayBuffer, new Own(3).byteLength, ArrayBuffer.isView(new DataView(new ArrayBuffer(1))),
        new ArrayBuffer(4).slice(1) instanceof ArrayBuffer, ArrayBuffer.name, ArrayBuffer.length, ArrayBuffer[Symbol.species] === ArrayBuffer, Object.keys(ArrayBuffer)]`),
  ).toEqual([8, true, 3, true, true, 'ArrayBuffer', 1, true, []])
})

test('globals look like the native ones', () => {
  expect(
    runInWorld(
      `return Object.keys(globalThis).filter((name) => !/^(start|step|outcome)$/.test(name)).sort()`,
    ),
  ).toEqual([
    ...['atob', 'btoa', 'clearImmediate', 'clearInterval', 'clearTimeout', 'crypto', 'fetch', 'global'],
    ...['performance', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone'],
  ])
  expect(
    runInWorld(`
      const names = ['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent', 'DOMException', 'Buffer', 'setTimeout', 'queueMicrotask', 'structuredClone', 'atob']
      return [names.filter((name) => globalThis[name].name !== name), String(globalThis), String(new Event('x')), global === globalThis,
        Object.prototype.toString.call(setTimeout(() => {})), setTimeout(() => {}).constructor.name]`),
  ).toEqual([[], '[object global]', '[object Event]', true, '[object Object]', 'Timeout'])
})

test('a global can be replaced before and after it was touched', () => {
  expect(
    runInWorld(`
      URL = 1; globalThis.Event = 2; const before = TextEncoder; TextEncoder = 3
      return [URL, Event, typeof before, TextEncoder, delete globalThis.AbortSignal, typeof AbortSignal, 'URL' in globalThis]`),
  ).toEqual([1, 2, 'function', 3, true, 'undefined', true])
})

test('an error in a microtask or a listener is an unhandled rejection', () => {
  for (const source of [
    `queueMicrotask(() => { throw new Error('loose') })`,
    `const t = new EventTarget(); t.addEventListener('x', () => { throw new Error('loose') }); t.dispatchEvent(new Event('x'))`,
  ]) {
    expect(() => createWorld().context.evalSync(source), source).toThrow('loose')
  }
})

test('timers that are due together run in the order in which they were set', () => {
  expect(
    runInWorld(`
      const seen = []
      setTimeout(() => seen.push('b'), 10)
      setTimeout(() => { setTimeout(() => seen.push('d'), 5); setImmediate(() => seen.push('now')) }, 5)
      setTimeout(() => seen.push('c'), 10)
      const tick = setInterval(() => seen.length < 9 ? seen.push(Date.now() - ${worldStart}) : clearInterval(tick), 4)
      await new Promise((resolve) => setTimeout(resolve, 60))
      return seen`),
  ).toEqual([4, 'now', 8, 'b', 'c', 'd', 12, 16, 20])
})

test('the world is not reachable through errors, callers or arguments', () => {
  expect(
    runInWorld(`
      const found = []
      Error.prepareStackTrace = (error, sites) => {
        for (const site of sites) if (site.getFileName() !== 'solution.js') found.push(site.getThis(), site.getFunction())
        return ''
      }
      const look = () => void new Error('x').stack
      const t = new EventTarget(); t.addEventListener('x', look); t.dispatchEvent(new Event('x'))
      new (require('events'))().on('x', look).emit('x')
      await new Promise((resolve) => setTimeout(() => { look(); resolve() }, 1))
      queueMicrotask(look); await 1
      const callers = []
      function sloppy() { try { callers.push(sloppy.caller) } catch (error) { callers.push(error.name) } }
      require('events').prototype.emit.call(new (require('events'))().on('y', sloppy), 'y')
      setTimeout(sloppy, 1); await new Promise((resolve) => setTimeout(resolve, 2))
      return [found.length > 5, found.filter((item) => item !== undefined).length, callers]`),
  ).toEqual([true, 0, [null, null]])
})

test('unknown modules are refused, prefixes do not matter, and each is made once', () => {
  expect(
    runInWorld(`
      const refuse = (name) => { try { return require(name) } catch (error) { return [error.code, error.message] } }
      return [refuse('fs'), refuse('node:__proto__'), refuse('constructor'), require('node:path') === require('path'), require('path') === require('path/posix')]`),
  ).toEqual([
    ['MODULE_NOT_FOUND', "Cannot find module 'fs'"],
    ['MODULE_NOT_FOUND', "Cannot find module 'node:__proto__'"],
    ['MODULE_NOT_FOUND', "Cannot find module 'constructor'"],
    true,
    true,
  ])
})
