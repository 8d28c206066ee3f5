import ivm from 'isolated-vm'
import { describe, expect, test } from 'vitest'
import { fastCheckBundle, kitText } from './kit-harness.ts'

/** A judge isolate before Hotseat's world is there: no timers, URL, TextEncoder or console output. */
const environment = `{
  seed: () => 7, origin: () => 'own', replay: () => [], inside: () => undefined, over: () => false, draws() {},
  clock: { now: () => 0, advance() {}, pending: () => 0, next: () => undefined, setSystemTime() {}, clear() {} },
  loadFastCheck: () => evaluateFastCheck(),
}`

function bareIsolate(): { context: ivm.Context; isolate: ivm.Isolate } {
  const isolate = new ivm.Isolate({ memoryLimit: 128 })
  const context = isolate.createContextSync()
  const load = () => isolate.compileScriptSync(fastCheckBundle()).runSync(context)
  context.global.setSync('loadBundle', new ivm.Callback(load))
  context.evalSync('globalThis.evaluateFastCheck = () => (loadBundle(), hotseatFastCheck.fc)')
  return { context, isolate }
}

const runAll = `
  const body = () => { const { describe, test, expect, vi, fc, beforeEach } = kit.exports; SOURCE }
  const ended = []
  for (const { name } of kit.collect([body])[0]) {
    const { status, message, counterexample } = await kit.run(body, name)
    ended.push({ name, status, message, counterexample })
  }
  return JSON.stringify(ended)`

async function outcomes(source: string): Promise<unknown> {
  const { context, isolate } = bareIsolate()
  context.evalSync(`${kitText};globalThis.kit = hotseatKit.createKit(${environment})`)
  const text = await context.eval(`(async () => { ${runAll.replace('SOURCE', source)} })()`, {
    promise: true,
  })
  isolate.dispose()
  return JSON.parse(text)
}

describe('the kit in a bare isolate', () => {
  test('loads without any global of the web or of Node, and leaves none behind', () => {
    const { context, isolate } = bareIsolate()
    const list = 'Reflect.ownKeys(globalThis).map(String).sort().join()'
    const before = context.evalSync(list)
    context.evalSync(`(() => { ${kitText};globalThis.kit = hotseatKit.createKit(${environment}) })()`)
    const added = String(context.evalSync(list))
      .split(',')
      .filter((name) => !String(before).split(',').includes(name))
    expect(added.filter((name) => !name.startsWith('Symbol('))).toEqual(['kit'])
    context.evalSync('kit.fastCheckExports(); 0')
    expect(
      context.evalSync(
        'typeof setTimeout + typeof EventTarget + typeof Buffer + typeof FinalizationRegistry',
      ),
    ).toBe('undefinedundefinedundefinedfunction')
    isolate.dispose()
  })

  test('lazy globals of the world are not touched while loading', () => {
    const { context, isolate } = bareIsolate()
    context.evalSync(`
      globalThis.touched = []
      for (const name of ['URL', 'EventTarget', 'Event', 'TextEncoder', 'setTimeout', 'clearTimeout', 'structuredClone', 'Buffer', 'performance', 'process', 'crypto'])
        Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name) } })`)
    context.evalSync(
      `${kitText};globalThis.kit = hotseatKit.createKit(${environment}); kit.fastCheckExports(); 0`,
    )
    expect(context.evalSync("touched.filter((name) => name !== 'process').join()")).toBe('')
    expect(context.evalSync("'get' in Object.getOwnPropertyDescriptor(globalThis, 'EventTarget')")).toBe(true)
    isolate.dispose()
  })

  test('runs tests, matchers, spies and properties', async () => {
    const results = await outcomes(`
      let fn
      beforeEach(() => { fn = vi.fn() })
      test('passes', async () => { fn(1); expect(fn).toHaveBeenCalledWith(1); await expect(Promise.resolve(2)).resolves.toBe(2) })
      test('fails', () => { expect({ a: [1] }).toEqual({ a: [2] }) })
      test('property', () => { fc.assert(fc.property(fc.nat(), (n) => n < 10)) })`)
    expect(results).toEqual([
      { name: 'passes', status: 'passed' },
      { name: 'fails', status: 'failed', message: 'expected { a: [ 1 ] } to deeply equal { a: [ 2 ] }' },
      {
        name: 'property',
        status: 'failed',
        message: expect.stringContaining('Property failed'),
        counterexample: '10',
      },
    ])
  })
})
