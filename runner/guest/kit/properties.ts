import type { AssertionErrors } from './assertion-errors.ts'
import type { FastCheck, KitEnv } from './contract.ts'
import { KitError } from './kit-error.ts'
import type { Failures } from './outcome.ts'
import { cap, print } from './text.ts'

type Predicate = (...values: unknown[]) => unknown
type Property = { isAsync(): boolean }
type Details = import('fast-check').RunDetails<unknown>
type Parameters = import('fast-check').Parameters<unknown>

export interface Properties {
  /** fast-check's exports with seeded, cancellable properties; loads the library on first use. */
  exports(): object
  /** Forgets what an earlier file configured. */
  openFile(): void
  /** Seeds everything random for the test that starts. */
  openTest(): void
}

/** A body is evaluated once per test and must declare the same names each time, whatever it draws at random. */
const bodySeed = 42

/** fast-check as tests see it: seeded by the test, stopped by limits, failures reported to `failures`. */
export function createProperties(env: KitEnv, errors: AssertionErrors, failures: Failures): Properties {
  let loaded: { fc: FastCheck; exports: object } | undefined
  let seed = bodySeed

  const load = () => {
    const fc = env.loadFastCheck()
    fc.configureGlobal({ seed })
    const report = reporter(fc, failures)
    const exports: Record<string, unknown> = {
      ...fc,
      property: wrapProperty(fc.property, (run) => stoppable(run, env, errors)),
      asyncProperty: wrapProperty(fc.asyncProperty, (run) => stoppableAsync(run, env, errors)),
      ...seeded(fc, env),
      assert: (property: Property, parameters: Parameters = {}) => {
        env.draws()
        if (typeof property?.isAsync !== 'function')
          throw new KitError('fc.assert takes a property: fc.property(…).')
        const own = { ...fc.readConfigureGlobal(), ...parameters }
        const silent = own.reporter === undefined && own.asyncReporter === undefined
        const reporting = property.isAsync() ? { asyncReporter: report.async } : { reporter: report.sync }
        const all = silent ? { ...parameters, ...reporting } : parameters
        return Reflect.apply(fc.assert as Predicate, undefined, [property, all])
      },
      configureGlobal: (parameters: object) => fc.configureGlobal({ seed, ...parameters }),
      resetConfigureGlobal: () => fc.configureGlobal({ seed }),
    }
    exports['default'] = exports
    Object.defineProperty(exports, '__esModule', { value: true })
    return { fc, exports }
  }

  const use = () => {
    loaded ??= load()
    return loaded
  }

  return {
    exports: () => use().exports,
    openFile() {
      seed = bodySeed
      loaded?.fc.configureGlobal({ seed })
    },
    openTest() {
      seed = env.seed() | 0
      loaded?.fc.configureGlobal({ ...loaded.fc.readConfigureGlobal(), seed })
    },
  }
}

/** The functions beside `assert` whose results depend on the seed. */
function seeded(fc: FastCheck, { draws }: KitEnv): Record<string, Predicate> {
  const names = ['check', 'sample', 'statistics', 'readConfigureGlobal'] as const
  return Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        draws()
        return Reflect.apply(fc[name] as Predicate, undefined, args)
      },
    ]),
  )
}

function wrapProperty(make: unknown, wrap: (predicate: Predicate) => Predicate): Predicate {
  return (...args) => {
    const predicate = args.at(-1)
    const all = typeof predicate === 'function' ? [...args.slice(0, -1), wrap(predicate as Predicate)] : args
    return Reflect.apply(make as Predicate, undefined, all)
  }
}

/** After a limit every further run passes at once, so that neither running nor shrinking goes on. */
function stoppable(predicate: Predicate, env: KitEnv, errors: AssertionErrors): Predicate {
  return (...values) => {
    if (env.over()) return true
    env.trail?.begin()
    const result = trailing(env, () => predicate(...values))
    if (result instanceof Promise && env.origin(result) === 'own') {
      result.catch(() => undefined)
      throw new KitError(
        'fc.property was given an asynchronous function: use fc.asyncProperty and await fc.assert.',
      )
    }
    return trailing(env, () => holds(result, errors))
  }
}

function trailing<T>(env: KitEnv, run: () => T): T {
  try {
    return run()
  } catch (error) {
    env.trail?.failed()
    throw error
  }
}

function stoppableAsync(predicate: Predicate, env: KitEnv, errors: AssertionErrors): Predicate {
  return async (...values) => {
    if (env.over()) return true
    env.trail?.begin()
    try {
      return holds(await predicate(...values), errors)
    } catch (error) {
      env.trail?.failed()
      throw error
    }
  }
}

function holds(result: unknown, errors: AssertionErrors): true {
  if (result === undefined || result === true) return true
  const error = new Error(`the property returned ${print(result, 200)}`)
  errors.mark(error)
  throw error
}

function reporter(fc: FastCheck, failures: Failures) {
  const raise = (details: Details, shown: readonly string[]): never => {
    if (details.counterexample === null)
      throw new KitError(fc.defaultReportMessage(details) ?? 'The property did not run.')
    const counterexample = cap(shown.join(shown.join('').length > 80 ? ',\n' : ', '), 4096)
    const headline = headlineOf(details)
    const error = new Error(`${headline}\nCounterexample: ${counterexample}`, {
      cause: details.errorInstance,
    })
    failures.recordProperty(error, { cause: details.errorInstance, headline, counterexample })
    throw error
  }
  const parts = (details: Details) => (details.counterexample ?? []) as unknown[]
  return {
    sync(details: Details): void {
      if (details.failed)
        raise(
          details,
          parts(details).map((part) => stringify(() => fc.stringify(part))),
        )
    },
    async async(details: Details): Promise<void> {
      if (!details.failed) return
      const shown: string[] = []
      for (const part of parts(details))
        shown.push(await fc.asyncStringify(part).catch(() => '[unprintable]'))
      raise(details, shown)
    },
  }
}

function stringify(make: () => string): string {
  try {
    return make()
  } catch {
    return '[unprintable]'
  }
}

function headlineOf({ numRuns, seed, counterexamplePath, numShrinks }: Details): string {
  const times = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const details = `seed ${seed}, path ${counterexamplePath}, shrunk ${times(numShrinks, 'time')}`
  return `Property failed after ${times(numRuns, 'run')} (${details})`
}
