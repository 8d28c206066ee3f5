import { describe, test } from 'vitest'
import { accepted } from './http-judging.ts'
import { networkJudged } from './network-judging.ts'

/** The body of the test has two nodes, `one` and `two`, of a program whose methods are these. */
function apart(methods: string, body: string, more = ''): Promise<void> {
  return accepted(
    networkJudged(
      `const network = createNetwork({ nodes: 2, delay: 1, disk: true })
      const [one, two] = [network.node('n1'), network.node('n2')]
      ${body}`,
      `${more}
let counter = 0
const cache = new Map<string, number>()
const makeNode = (ctx: any) => { const got: any[] = []; return { receive: (_: string, body: any) => { got.push(body) }, got: () => got, ${methods} } }`,
      // Reaching for the edge of the stack some ten thousand times takes most of a second.
      { cpuMs: 5000 },
    ),
  )
}

describe('nodes share', () => {
  test('no variables of the module', () =>
    apart(
      `add: () => { cache.set('k', (cache.get('k') ?? 0) + 1); return [++counter, cache.get('k')] }`,
      `expect([one.add(), one.add(), two.add()]).toEqual([[1, 1], [2, 2], [1, 1]])
      network.crash('n1'); network.restart('n1')
      expect(network.node('n1').add()).toEqual([1, 1])
      expect(createNetwork({ nodes: 1 }).node('n1').add()).toEqual([1, 1])`,
    ))

  test('no globals', () =>
    apart(
      `put: () => { (globalThis as any).shared = 1; Object.defineProperty(globalThis, 'fixed', { value: 1, configurable: false }); (globalThis as any)[Symbol.for('x')] = 1; (process.env as any).SHARED = 'yes' },
       seen: () => ['shared' in globalThis, 'fixed' in globalThis, Symbol.for('x') in globalThis, process.env.SHARED === 'yes']`,
      `one.put()
      expect([one.seen(), two.seen()]).toEqual([[true, true, true, true], [false, false, false, false]])
      network.crash('n1'); network.restart('n1')
      expect(one.seen()).toEqual([false, false, false, false])`,
    ))

  test('no built-ins, and the tests none with them', () =>
    apart(
      `patch: () => { for (const type of [Array, Object, Promise, Map, String, Function, Error, Uint8Array]) (type.prototype as any).mine = 'patched'; Array.prototype.map = () => ['patched']; JSON.parse = () => 'patched'; Map.prototype.get = () => 'patched' as never; (Object as any).keys = () => ['patched'] },
       seen: () => [([] as any).mine, ({} as any).mine, [1].map((n) => n + 1), JSON.parse('{}'), new Map([[1, 2]]).get(1), Object.keys({ a: 1 })]`,
      `const clean = [undefined, undefined, [2], {}, 2, ['a']]
      expect(one.seen()).toEqual(clean)
      one.patch()
      expect(one.seen()).toEqual(['patched', 'patched', ['patched'], 'patched', 'patched', ['patched']])
      expect(two.seen()).toEqual(clean)
      expect([1].map((n) => n)).toEqual([1])
      one.say('n2', { list: [1, 2] })
      two.say('n1', new Map([[1, { a: 1 }]]))
      await clock.advance(1)
      expect([one.got(), two.got()]).toEqual([[new Map([[1, { a: 1 }]])], [{ list: [1, 2] }]])`,
    ))

  test('no message by reference, nor what the test passes and gets', () =>
    apart(
      `share: () => { const body = { n: 1, map: new Map() }; ctx.send('n1', body); ctx.send('n2', body); body.n = 2; body.map.set('a', 1); return body },
       change: (body: any) => { body.n = 99; return body },
       protos: () => got.map((body) => [body instanceof Object, body.map instanceof Map, Object.getPrototypeOf(body) === Object.prototype])`,
      `const returned = one.share()
      await clock.advance(1)
      expect([one.got(), two.got()]).toEqual([[{ n: 1, map: new Map() }], [{ n: 1, map: new Map() }]])
      const given = { n: 5 }
      expect(two.change(given)).toEqual({ n: 99 })
      expect(given).toEqual({ n: 5 })
      returned.n = 7
      expect(two.protos()).toEqual([[true, true, true]])`,
    ))

  test('no constructor that is within reach', () =>
    apart(
      `mark: async () => { for (const global of await reach(ctx)) global.leaked = 1 },
       foreign: async () => { const found = await reach(ctx); return [found.length, found.filter((global) => global !== globalThis).length, 'leaked' in globalThis] }`,
      `await one.mark()
      const [total, foreign, leaked] = await two.foreign()
      expect(total).toBeGreaterThan(20)
      expect([foreign, leaked]).toEqual([0, false])`,
      reach,
    ))
})

/** The global objects to which the constructors of all lead that a node can get hold of, errors of the world among them. */
const reach = `async function reach(ctx: any): Promise<any[]> {
  const things: any[] = [ctx, ctx.peers, ctx.send, ctx.disk, ctx.disk.append, setTimeout, console.log, Date, structuredClone({}), new URL('http://a.b/?c=d'), new TextEncoder().encode('x'), Buffer.from('x'), crypto.getRandomValues(new Uint8Array(1))]
  const attempt = (run: () => unknown) => { try { things.push(run()) } catch (error) { things.push(error) } }
  const later = async (run: () => Promise<unknown>) => { const promise = run(); things.push(promise); try { things.push(await promise) } catch (error) { things.push(error) } }
  attempt(() => ctx.send('n9', 1))
  attempt(() => ctx.send('n1', () => 1))
  attempt(() => new URL('no url'))
  attempt(() => structuredClone(() => 1))
  attempt(() => require('node:crypto').createHash('sha256').update('x').digest())
  // Just below the end of the stack, frame by frame: each error is caught where there is more room.
  const edge = (act: () => void) => { let times = 0; const deep = () => { try { deep() } catch (error) { things[things.length] = error } if (times++ < 3000) act() }; try { deep() } catch {} }
  edge(() => ctx.send('n1', 1))
  edge(() => setTimeout(() => 0, 1))
  edge(() => console.log(1))
  edge(() => performance.now())
  await later(() => ctx.disk.append('a', new Uint8Array([1])))
  await later(() => ctx.disk.read('a', 0, 1))
  await later(() => ctx.disk.list())
  await later(() => ctx.disk.size('none'))
  await later(() => ctx.disk.append('a', 'text'))
  await later(() => crypto.subtle.digest('SHA-256', new Uint8Array([1])))
  const sites: any[] = []
  const before = (Error as any).prepareStackTrace
  ;(Error as any).prepareStackTrace = (_: unknown, trace: any[]) => { sites.push(...trace); return '' }
  void new Error('x').stack
  ;(Error as any).prepareStackTrace = before
  for (const site of sites) things.push(site.getThis(), site.getFunction())
  return things.filter((thing) => thing !== undefined && thing !== null).map((thing) => thing.constructor.constructor('return globalThis')())
}`
