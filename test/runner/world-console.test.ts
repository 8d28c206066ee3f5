import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createWorldIsolate } from './world-isolate.ts'

const calls = [
  `console.log()`,
  `console.log('a', 1, 0, true, null, undefined, 'b'); console.log(5, '%s', 1); console.log('50%', 1); console.log('', ''); console.log(NaN, 1e21, -0, 'x', 3n)`,
  `console.log('%s is %d', 'x', 5, { a: [1, 2] }, 'tail')`,
  `console.error('to stderr'); console.warn('w'); console.info('i'); console.debug('d')`,
  `console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); console.dir('text')`,
  `console.table([{ a: 1, b: 'x' }, { a: 2, c: true }])`,
  `console.table([{ a: 1, b: 'x' }], ['b']); console.table(new Map([['k', { v: 1 }]])); console.table(new Set([1, 'x'])); console.table([1, 'two', [3]]); console.table(5); console.table({ r: { c: 1 }, s: 2 })`,
  `console.group('outer'); console.log('in\\nside'); console.group(); console.log({ a: 1 }); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('out')`,
  `console.count(); console.count('x'); console.count(); console.countReset(); console.count()`,
  `console.assert(true, 'no'); console.assert(false); console.assert(false, 'sum %d', 3); console.assert(0, { a: 1 })`,
  `const { log } = console; log('detached'); console.log(null, undefined, Symbol('s'), 5n, -0)`,
  `console.log(Object.prototype.toString.call(console), Object.keys(console).length > 20, console.log.name)`,
]

test.each(calls)('prints what Node prints: %s', (call) => {
  const world = createWorldIsolate()
  world.run(call)
  const ours = world.logs.map(({ text }) => `${text}\n`).join('')
  world.dispose()
  expect(ours).toBe(printedByNode(call))
})

test('levels are kept apart', () => {
  const world = createWorldIsolate()
  world.run(
    `console.log(1); console.info(1); console.warn(1); console.error(1); console.debug(1); console.trace('t'); console.assert(false)`,
  )
  expect(world.logs.map(({ level }) => level)).toEqual([
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'error',
    'warn',
  ])
  world.dispose()
})

test('time is virtual', () => {
  const world = createWorldIsolate()
  world.run(`
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    console.time(); console.timeEnd(); console.time('t')
    for (const ms of [1, 499, 1000, 61000, 3600000]) { await wait(ms); console.timeLog('t', ms) }
    console.timeEnd('t'); console.timeEnd('t'); console.time('t'); console.time('t')`)
  expect(world.logs.map(({ text }) => text)).toEqual([
    'default: 0ms',
    't: 1ms 1',
    't: 500ms 499',
    't: 1.500s 1000',
    't: 1:02.500 (m:ss.mmm) 61000',
    't: 1:01:02 (h:mm:ss) 3600000',
    't: 1:01:02 (h:mm:ss)',
    "Warning: No such label 't' for console.timeEnd()",
    "Warning: Label 't' already exists for console.time()",
  ])
  world.dispose()
})

test('a plain line loads nothing but the console', () => {
  const world = createWorldIsolate()
  world.run(`console.log('x'); console.log('sum', 1.5, true, null, undefined); console.log(1, 'x')`)
  expect(world.loaded).toEqual(['console'])
  world.dispose()
})

test('values that throw or never end are shown all the same', () => {
  const world = createWorldIsolate()
  world.run(`
    console.log('before', { get boom() { throw 1 } }, 'after')
    console.log('before', [new Proxy({}, { ownKeys() { throw 1 } })], 'after')
    console.log('before', { [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 } }, 'after')
    console.log('%s', { toString() { throw 1 } })
    console.log('x'.repeat(70000))
    console.log(Array.from({ length: 1e5 }, (_, i) => ({ ['key' + i]: 'x'.repeat(1000) })))
    const deep = {}; let at = deep; for (let i = 0; i < 1e5; i++) at = at.next = {}
    console.dir(deep, { depth: Infinity })
    const wide = []; for (let i = 0; i < 100; i++) wide.push(wide.slice(-3)); console.dir(wide, { depth: Infinity })`)
  const texts = world.logs.map(({ text }) => text)
  expect(texts.slice(0, 4)).toEqual([
    'before { boom: [Getter] } after',
    'before [ [an object that threw an error while it was inspected] ] after',
    'before [an object that threw an error while it was inspected] after',
    '[a value that threw an error while it was printed]',
  ])
  expect(texts).toHaveLength(8)
  expect(texts.every((text) => text.length < 66_000)).toBe(true)
  expect(texts[4]).toMatch(/x… \(4464 more characters\)$/)
  world.dispose()
})

const poisons = [
  'Array.prototype.push = () => { throw 1 }',
  'Array.prototype[Symbol.iterator] = null',
  'Array.prototype.join = Array.prototype.includes = Array.prototype.map = null',
  'String.prototype.slice = null',
  'Map.prototype.get = null',
  'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = null',
  'RegExp.prototype.exec = null',
  'Object.prototype.get = 1',
  'Object.prototype.set = 1',
  'Object.prototype.value = 1',
  'Object.prototype.writable = Object.prototype.enumerable = 1',
  'Object.prototype.toString = Object.prototype.hasOwnProperty = null',
  'Object.prototype.toJSON = () => 1',
  'Object.keys = Object.defineProperty = Reflect.apply = Reflect.ownKeys = null',
  'globalThis.Array = globalThis.Object = globalThis.Reflect = globalThis.String = null',
]

test.each(poisons)('the console, timers and the clock survive %s', (poison) => {
  const world = createWorldIsolate()
  world.context.evalSync(poison)
  world.context.evalSync(`
    console.log({ a: [1, 2, { b: 'x' }], m: new Map(), e: /x/g, d: new Date(0), s: Symbol('q') }, 'z')
    setTimeout((a) => console.log(a, { now: Date.now(), new: new Date().getTime() }), 5, 'later')
    queueMicrotask(() => console.log('micro'))`)
  while (world.context.evalSync('step(true)'));
  expect(world.logs.map(({ text }) => text)).toEqual([
    "{\n  a: [ 1, 2, { b: 'x' } ],\n  m: Map(0) {},\n  e: /x/g,\n  d: 1970-01-01T00:00:00.000Z,\n  s: Symbol(q)\n} z",
    'micro',
    'later { now: 1767225600005, new: 1767225600005 }',
  ])
  world.dispose()
})

function printedByNode(call: string): string {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const print = new Function('console', call)
  print(new Console({ stdout: stream, stderr: stream, colorMode: false }))
  return text
}
