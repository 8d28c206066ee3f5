import { describe, test } from 'vitest'
import { accepted } from './http-judging.ts'
import { flood, networkJudged } from './network-judging.ts'

/** Nodes that remember what they got, send what they are told, and count in a module's variable and in timers. */
const echo = `let started = 0
const makeNode = (ctx: NodeContext) => {
  const got: unknown[] = []
  started++
  return {
    got: () => got,
    started: () => started,
    about: () => [ctx.id, ctx.peers, Object.isFrozen(ctx), typeof ctx.disk],
    receive: (from: string, body: unknown) => { got.push([from, body, Date.now() - base]) },
    shapes: (value: unknown) => value,
    later: async (ms: number, value: unknown) => { await new Promise((done) => setTimeout(done, ms)); if (value === 'fail') throw new RangeError('asked to fail'); return value },
    trySend: (to: any, kind: string) => {
      const circular: any = {}; circular.self = circular
      const bodies: any = { function: () => 1, class: new (class Foo {})(), weak: new WeakMap(), circular, deep: { list: [{ when: Symbol('x') }] }, big: 'x'.repeat(70_000), fine: 1 }
      try { ctx.send(to, bodies[kind]); return 'sent' } catch (error) { return (error as Error).name + ': ' + (error as Error).message }
    },
    every: (ms: number) => { let n = 0; setInterval(() => { n++; ctx.send(ctx.peers[0]!, n) }, ms) },
    save: async (text: string) => { await ctx.disk!.append('log', new TextEncoder().encode(text)); await ctx.disk!.sync('log'); await ctx.disk!.append('log', new TextEncoder().encode('?')) },
    load: async () => (await ctx.disk!.list()).includes('log') ? new TextDecoder().decode(await ctx.disk!.read('log', 0, 99)) : 'nothing',
    diskTrouble: async () => { const all: unknown[] = []; for (const run of [() => ctx.disk!.size('none'), () => ctx.disk!.append('a', 'text' as any), () => ctx.disk!.read(5 as any, 0, 1), () => ctx.disk!.read('log', -1, 1)]) await run().catch((error) => all.push([error instanceof Error, error.name, error.code])); return all },
  }
}
const base = Date.UTC(2026, 0, 1)`

/** Runs the body of a test against those nodes. */
function onNodes(body: string, solution = echo): Promise<void> {
  return accepted(networkJudged(body, solution))
}

describe('a network', () => {
  test('carries values to all nodes and counts the messages', () =>
    onNodes(
      `const network = createNetwork({ nodes: 3, delay: [5, 20] })
      expect(network.nodes).toEqual(['n1', 'n2', 'n3'])
      network.node('n1').broadcast(7)
      expect(network.stats()).toMatchObject({ sent: 2, delivered: 0, inFlight: 2 })
      await clock.advance(100)
      for (const id of network.nodes) expect(network.node(id).read()).toEqual([7])
      const { sent, delivered, lost, byNode, byKind } = network.stats()
      expect({ sent, delivered, lost, byKind }).toEqual({ sent: 6, delivered: 6, lost: 0, byKind: { gossip: 6 } })
      expect(byNode.n1).toEqual({ sent: 2, received: 2 })
      network.mark()
      expect(network.stats().sent).toBe(0)
      expect(network.calls('broadcast')).toEqual([{ node: 'n1', method: 'broadcast', args: [7], at: 0, endedAt: 0, value: undefined }])`,
      flood,
    ))

  test('tells a node its name and peers', () =>
    onNodes(`const network = createNetwork({ nodes: ['a', 'b', 'c'] })
      expect(network.node('b').about()).toEqual(['b', ['a', 'c'], true, 'undefined'])
      expect(createNetwork({ nodes: 1, disk: true }).node('n1').about()).toEqual(['n1', [], true, 'object'])`))

  test('copies plain data of every kind', () =>
    onNodes(`const network = createNetwork({ nodes: 2, delay: 5 })
      const body = { list: [1, undefined, null, 'ä', -0, NaN, Infinity, -Infinity], big: 12n, when: new Date(5), map: new Map([['k', { a: 1 }]]), set: new Set([1, [2]]), bytes: new Uint8Array([1, 255]), ['__proto__']: 'own', yes: true }
      network.node('n1').say('n2', body)
      await clock.advance(5)
      const [[from, got, at]] = network.node('n2').got()
      expect([from, at]).toEqual(['n1', 5])
      expect(got).toEqual(body)
      expect(Object.keys(got)).toContain('__proto__')
      expect(Object.is(got.list[4], -0)).toBe(true)
      expect(network.node('n2').shapes(body)).toEqual(body)`))

  test('refuses what cannot be sent, in one sentence to the sender', () =>
    onNodes(`const network = createNetwork({ nodes: 2 })
      const says = (to, kind) => network.node('n1').trySend(to, kind)
      expect(says('n2', 'function')).toBe('TypeError: body is a function: only plain data can be sent')
      expect(says('n2', 'class')).toBe('TypeError: body is an object of the class Foo: only plain data can be sent')
      expect(says('n2', 'weak')).toBe('TypeError: body is an object of the class WeakMap: only plain data can be sent')
      expect(says('n2', 'circular')).toContain('is nested more than 64 deep, or contains itself')
      expect(says('n2', 'deep')).toBe('TypeError: body.list[0].when is a symbol: only plain data can be sent')
      expect(says('n2', 'big')).toBe('TypeError: body is larger than 64 KB as text: send less at once')
      expect(says('n9', 'fine')).toBe('TypeError: send(to, body): there is no node "n9"; "to" is one of ctx.peers')
      expect(says(['n2'], 'fine')).toBe('TypeError: send(to, body): there is no node of the type object; "to" is one of ctx.peers')
      expect(network.stats().sent).toBe(0)
      expect(says('n1', 'fine')).toBe('sent')`))

  test('loses, repeats and reorders messages by the seed', () =>
    onNodes(`const outcome = async (options) => {
        const network = createNetwork({ nodes: 2, seed: 5, ...options })
        for (let n = 0; n < 100; n++) network.node('n1').say('n2', n)
        await clock.advance(1000)
        const { delivered, lost, duplicated } = network.stats()
        return { delivered, lost, duplicated, order: network.node('n2').got().map(([, n]) => n) }
      }
      const lossy = await outcome({ loss: 0.3 })
      expect(lossy.lost).toBeGreaterThan(10)
      expect(lossy.delivered + lossy.lost).toBe(100)
      expect(await outcome({ loss: 0.3 })).toEqual(lossy)
      expect(await outcome({ loss: 0.3, seed: 6 })).not.toEqual(lossy)
      expect(await outcome({ loss: 1 })).toMatchObject({ delivered: 0, lost: 100 })
      const repeated = await outcome({ duplication: 0.5 })
      expect(repeated.duplicated).toBeGreaterThan(20)
      expect(repeated.delivered).toBe(100 + repeated.duplicated)
      const sorted = [...Array(100).keys()]
      expect((await outcome({ delay: [1, 100] })).order).not.toEqual(sorted)
      expect((await outcome({ delay: [1, 100], ordered: true })).order).toEqual(sorted)
      expect((await outcome({ delay: 30 })).order).toEqual(sorted)`))

  test('is cut into parts, in one direction too, and heals', () =>
    onNodes(
      `const network = createNetwork({ nodes: 3, delay: 10 })
      const counts = () => network.nodes.map((id) => network.node(id).got().length)
      network.partition(['n1'])
      for (const [from, to] of [['n1', 'n2'], ['n2', 'n1'], ['n2', 'n3']]) network.node(from).say(to, 1)
      await clock.advance(10)
      expect(counts()).toEqual([0, 0, 1])
      network.heal()
      network.cut('n1', ['n2', 'n3'])
      for (const [from, to] of [['n1', 'n2'], ['n2', 'n1'], ['n1', 'n3']]) network.node(from).say(to, 2)
      await clock.advance(10)
      expect(counts()).toEqual([1, 0, 1])
      network.heal()
      network.node('n1').say('n2', 3)
      await clock.advance(5)
      network.partition(['n1'], ['n2'])
      await clock.advance(5)
      expect(counts()).toEqual([1, 0, 1])
      network.heal()
      network.drop(({ to, body }) => to === 'n2' && body === 4)
      network.node('n1').say('n2', 4)
      network.node('n1').say('n2', 5)
      network.set({ delay: 1 })
      network.node('n1').say('n1', 'self')
      await clock.advance(10)
      expect(counts()).toEqual([2, 1, 1])
      expect(network.stats()).toMatchObject({ sent: 10, delivered: 4, lost: 6, inFlight: 0 })`,
    ))

  test('answers clients late, with errors, or never', () =>
    onNodes(
      `const network = createNetwork({ nodes: 2 })
      const node = network.node('n1')
      const answer = node.later(50, { a: 1 })
      expect(await answer).toEqual({ a: 1 })
      await expect(node.later(5, 'fail')).rejects.toThrow(RangeError('asked to fail'))
      const never = node.later(500, 1)
      network.crash('n1')
      await expect(never).rejects.toThrow('n1 crashed before it answered')
      expect(network.calls('later').map(({ at, endedAt, error }) => [at, endedAt, error?.message])).toEqual([[0, 50, undefined], [50, 55, 'asked to fail'], [55, undefined, undefined]])
      expect(network.isUp('n1')).toBe(false)`,
    ))

  test('ends a node with its timers and memory, and starts it anew on its disk', () =>
    onNodes(`const network = createNetwork({ nodes: 2, delay: 1, disk: { latencyMs: 2 } })
      network.node('n1').every(10)
      await network.node('n1').save('kept')
      expect(await network.node('n1').load()).toBe('kept?')
      await clock.advance(50)
      const before = network.node('n2').got().length
      expect(before).toBeGreaterThan(3)
      network.node('n2').say('n1', 'too late')
      network.crash('n1')
      await clock.advance(50)
      expect(network.node('n2').got().length).toBeLessThanOrEqual(before + 1)
      expect(network.stats().lost).toBe(1)
      network.restart('n1')
      expect([network.node('n1').started(), network.node('n1').got()]).toEqual([1, []])
      expect(await network.node('n1').load()).toMatch(/^kept\\??$/)
      expect(await network.node('n2').load()).toBe('nothing')
      expect(await network.node('n2').diskTrouble()).toEqual([[true, 'Error', 'ENOENT'], [true, 'TypeError', 'ERR_INVALID_ARG_TYPE'], [true, 'TypeError', 'ERR_INVALID_ARG_TYPE'], [true, 'RangeError', 'ERR_OUT_OF_RANGE']])`))
})
