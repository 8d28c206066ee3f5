import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { buildSync } from 'esbuild'
import type { CollectedTest, Failure, Kit, KitEnv, Outcome } from '../../runner/guest/kit/contract.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../runner/guest/kit')

/** One entry of the kit as the build makes it: a minified text that leaves its exports in `name`. */
export function bundle(entry: string, name: string): string {
  const options = { bundle: true, minify: true, write: false, format: 'iife', target: 'es2024' } as const
  return (
    buildSync({ ...options, entryPoints: [join(folder, entry)], globalName: name }).outputFiles[0]?.text ?? ''
  )
}

const kitText = bundle('kit.ts', 'hotseatKit')
let fastCheckText: string | undefined

export function fastCheckBundle(): string {
  fastCheckText ??= bundle('fast-check.ts', 'hotseatFastCheck')
  return fastCheckText
}

export { kitText }

/** A kit in a realm of its own with virtual timers, as the judge's isolate has them. */
export interface TestBed {
  kit: Kit
  env: KitEnv
  /** Values that count as the solution's. */
  foreign: WeakSet<object>
  /** Evaluates a test file's body in the realm: the kit's names and `fastCheck` are in scope. */
  file(source: string): () => void
  /** Declares the source's tests and runs them all, one fresh evaluation each. */
  runAll(source: string): Promise<Record<string, Outcome>>
  /** Runs a source that declares one test. */
  runOne(source: string): Promise<Outcome>
}

export function testBed(overrides: Partial<KitEnv> = {}): TestBed {
  const foreign = new WeakSet<object>()
  const world = virtualTimers()
  const realm = createContext({ ...world.globals, console })
  const { clock } = world
  const env: KitEnv = {
    draws: () => undefined,
    seed: () => 7,
    clock,
    origin: (value) => (Object(value) === value && foreign.has(Object(value)) ? 'solution' : 'own'),
    replay: (_target, operations) => operations.map((operation) => operation.length),
    inside: (source, data) => runInContext(`(${source})`, realm)({}, data),
    over: () => false,
    loadFastCheck: () => runInContext(`${fastCheckBundle()};hotseatFastCheck.fc`, realm),
    ...overrides,
  }
  // The realm has a Date of its own, which has to follow the virtual clock.
  Object.assign(realm, { virtualNow: () => clock.now() })
  runInContext('Date.now = () => virtualNow()', realm)
  const kit: Kit = runInContext(`${kitText};hotseatKit`, realm).createKit(env)
  Object.assign(realm, { kit, markForeign: (value: object) => foreign.add(value) && value })

  const file = (source: string): (() => void) =>
    runInContext(`(() => { with (kit.exports) { ${source} } })`, realm)

  const settle = async (promise: Promise<Outcome>): Promise<Outcome> => {
    let settled = false
    const watched = promise.finally(() => {
      settled = true
    })
    for (let turn = 0; turn < 10_000 && !settled; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      if (!settled) world.jump()
    }
    if (!settled) throw new Error('The run never ended.')
    return watched
  }

  const runAll = async (source: string) => {
    const body = file(source)
    const outcomes: Record<string, Outcome> = {}
    for (const { name, skipped } of kit.collect([body])[0] ?? []) {
      if (!skipped) outcomes[name] = await settle(kit.run(body, name))
    }
    return outcomes
  }
  const runOne = async (source: string) => {
    const outcomes = Object.values(await runAll(source))
    if (outcomes.length !== 1 || !outcomes[0]) throw new Error(`${outcomes.length} tests ran instead of one.`)
    return outcomes[0]
  }
  return { kit, env, foreign, file, runAll, runOne }
}

/** The outcome as a failure; throws when the test passed. */
export function failed(outcome: Outcome): Failure {
  if (outcome.status === 'passed') throw new Error('The test passed.')
  return outcome
}

export function names(tests: CollectedTest[] | undefined): string[] {
  return (tests ?? []).map(({ name, skipped }) => (skipped ? `(${name})` : name))
}

function virtualTimers() {
  const start = Date.UTC(2026, 0, 1)
  let now = start
  let order = 0
  let timers: { id: number; due: number; every: number | undefined; run: () => void }[] = []
  const first = () => timers.toSorted((a, b) => a.due - b.due || a.id - b.id)[0]

  const fire = (): boolean => {
    const timer = first()
    if (!timer) return false
    now = Math.max(now, timer.due)
    if (timer.every === undefined) timers = timers.filter((other) => other !== timer)
    else timer.due += Math.max(1, timer.every)
    timer.run()
    return true
  }
  const add = (run: () => void, ms = 0, every?: number) => {
    timers.push({ id: ++order, due: now + Math.max(0, ms), every, run })
    return order
  }
  const drop = (id: number) => {
    timers = timers.filter((timer) => timer.id !== id)
  }
  const clock: KitEnv['clock'] = {
    now: () => now,
    advance(ms) {
      const end = now + ms
      for (let timer = first(); timer && timer.due <= end; timer = first()) fire()
      now = Math.max(now, end)
    },
    pending: () => timers.length,
    next: () => first()?.due,
    last: () => timers.toSorted((a, b) => b.due - a.due)[0]?.due,
    setSystemTime(ms) {
      for (const timer of timers) timer.due += ms - now
      now = ms
    },
    clear() {
      timers = []
    },
  }
  const globals = {
    setTimeout: (run: () => void, ms?: number) => add(run, ms),
    setInterval: (run: () => void, ms = 0) => add(run, ms, ms),
    clearTimeout: drop,
    clearInterval: drop,
  }
  return { clock, globals, jump: fire }
}
