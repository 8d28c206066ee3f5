import type { KitClock } from './contract.ts'
import type { Deadlines } from './deadline.ts'
import type { Globals } from './globals.ts'
import { KitError } from './kit-error.ts'
import { spies } from './libraries.ts'
import type { Spies } from './spies.ts'
import { timerControls } from './vi-timers.ts'
import { waitFor, waitUntil } from './wait.ts'

/** `vi`: Vitest's spies, and its fake timers as names for the virtual clock, which is always on. */
export function createVi(
  clock: KitClock,
  deadlines: Deadlines,
  { fn, spyOn, isMockFunction }: Spies,
  globals: Globals,
): object {
  const real: Record<string | symbol, unknown> = {
    ...timerControls(clock, deadlines, () => vi),
    fn,
    spyOn,
    isMockFunction,
    mocked: (value: unknown) => value,
    hoisted: (make: () => unknown) => make(),
    waitFor,
    waitUntil,
    setTimeout: () => vi,
    stubGlobal(name: string, value: unknown) {
      globals.stub(name, value)
      return vi
    },
    unstubAllGlobals() {
      globals.unstub()
      return vi
    },
    stubEnv(name: string, value: string | boolean | undefined) {
      globals.stubEnv(name, value)
      return vi
    },
    unstubAllEnvs() {
      globals.unstubEnv()
      return vi
    },
    setConfig: () => undefined,
    resetConfig: () => undefined,
  }
  for (const name of ['clearAllMocks', 'resetAllMocks', 'restoreAllMocks'] as const) {
    real[name] = () => {
      spies[name]()
      return vi
    }
  }
  const vi: object = new Proxy(real, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return target[name]
      return () => {
        throw new KitError(reasonFor(name))
      }
    },
  })
  return vi
}

/** Why a part of Vitest's `vi` is missing, and what to do instead. */
function reasonFor(name: string): string {
  if (/mock|import|module/i.test(name)) {
    return `vi.${name} is not available here: the solution runs alone in its sandbox. Pass a fake to it instead.`
  }
  return `vi.${name} is not available here.`
}
