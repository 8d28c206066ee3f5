import type { Kit, KitEnv, Outcome } from './contract.ts'
import { createDeadlines } from './deadline.ts'
import { createDeclarations } from './declare.ts'
import { createDisks } from './disk/disks.ts'
import { createExpect } from './expect.ts'
import { createGlobals } from './globals.ts'
import { createGrows } from './grows.ts'
import { createHistory } from './history/history.ts'
import { createHttp } from './http/http.ts'
import { createNetwork } from './http/network.ts'
import { KitError } from './kit-error.ts'
import { expectLibrary, spies } from './libraries.ts'
import { takeNatives } from './natives.ts'
import { createNetworks } from './network/networks.ts'
import { createFailures } from './outcome.ts'
import { createPostgres } from './postgres/postgres.ts'
import { createProperties } from './properties.ts'
import { createRace } from './race/race.ts'
import { createRunner } from './runner.ts'
import { sandboxCalls } from './sandbox-calls.ts'
import { createSecrets } from './secrets.ts'
import { createSpies } from './spies.ts'
import { createVi } from './vi.ts'

export type * from './contract.ts'

/** Builds the kit of a judge isolate; one kit serves every test that the isolate runs. */
export function createKit(env: KitEnv): Kit {
  const globals = createGlobals(env)
  const declarations = createDeclarations()
  const deadlines = createDeadlines(env.clock)
  const guardedSpies = createSpies(env, globals)
  const expectKit = createExpect(env, guardedSpies)
  const failures = createFailures(expectKit.errors)
  const network = createNetwork(env.clock)
  const disks = createDisks(env, expectKit.errors, failures)
  const postgres = createPostgres(env, expectKit.errors, failures)
  const networks = createNetworks(env, expectKit.errors, failures, deadlines)
  const restore = () => {
    spies.restoreAllMocks()
    globals.reset()
  }
  const properties = createProperties(env, expectKit.errors, failures)
  const runner = createRunner({
    env,
    declarations,
    expectKit: {
      ...expectKit,
      async closeTest() {
        await expectKit.closeTest()
        network.check()
        networks.check()
      },
    },
    deadlines,
    failures: { ...failures, of: (error) => networks.illustrated(failures.of(error)) },
    openFile() {
      restore()
      takeNatives()
      network.clear()
      properties.openFile()
      expectKit.openFile()
    },
    closeFile: restore,
    openTest() {
      network.begin()
      disks.begin()
      networks.begin()
      properties.openTest()
    },
  })

  const vi = createVi(env.clock, deadlines, guardedSpies, globals)
  const only = (chain: unknown) => Reflect.get(Object(chain), 'only')
  const { describe, test, xdescribe, xtest, hooks } = declarations
  const exports: Record<string, unknown> = {
    describe,
    suite: describe,
    test,
    it: test,
    xdescribe,
    fdescribe: only(describe),
    xtest,
    xit: xtest,
    ftest: only(test),
    fit: only(test),
    ...hooks,
    ...runner.hooks,
    expect: expectKit.expect,
    assert: expectKit.assert,
    chai: expectLibrary.chai,
    assertType: () => undefined,
    expectTypeOf: () => typesOnly,
    vi,
    vitest: vi,
    jest: vi,
    KitError,
    history: createHistory(),
    http: createHttp(network, expectKit.expect),
    ...disks.exports,
    ...postgres.exports,
    ...networks.exports,
    grows: createGrows(env),
    race: createRace({ kit: env, errors: expectKit.errors, failures }),
    ...sandboxCalls(env, deadlines),
  }
  Object.defineProperty(exports, 'fc', { enumerable: true, get: () => properties.exports() })
  Object.defineProperty(exports, '__esModule', { value: true })
  exports['default'] = exports

  return {
    exports,
    fastCheckExports: () => properties.exports(),
    collect: (bodies, options) => bodies.map((body) => runner.open(body, options).tests),
    open: runner.open,
    watch: globals.watch,
    assigned: globals.assigned,
    failureOf: failures.of,
    isStatementError: postgres.isStatementError,
    network: (call) => network.serve(call),
    nodes: networks.serve,
    ...createSecrets(expectKit.errors, guardedSpies),
    async run(body, name): Promise<Outcome> {
      try {
        const file = runner.open(body)
        const outcome = await file.run(name)
        const closing = await file.close()
        return outcome.status === 'failed' ? outcome : closing
      } catch (error) {
        return failures.of(error)
      }
    },
  }
}

/** `expectTypeOf(x).toEqualTypeOf<T>()` means something to a type checker and nothing when it runs. */
const typesOnly: object = new Proxy(() => typesOnly, {
  get: (_target, name) => (name === 'then' ? undefined : typesOnly),
})
