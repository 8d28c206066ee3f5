/** The world that a solution sees: what Node would give it, on the judge's clock and seed. */

import { installClock } from './clock.ts'
import { env, setEnv, type WorldEnv } from './env.ts'
import { invalidArgType, invalidArgValue, outOfRange, withCode } from './errors.ts'
import { removeForbidden } from './forbidden.ts'
import { defineLazy, defineValue, lazyModule, replaceMethod, setRequire } from './lazy.ts'
import { lazyGlobals, nodeFiles } from './manifest.ts'
import { primordials } from './primordials.ts'
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  installTimers,
  setImmediate,
  setInterval,
  setTimeout,
} from './timers.ts'

export type { ConsoleLevel, Lend, Lent, WorldEnv } from './env.ts'

const { objectDefineProperty, objectFreeze, objectHasOwn, stringEndsWith, stringSlice } = primordials

/** The modules that a solution can import, with or without the prefix `node:`. */
export const nodeModules: readonly string[] = objectFreeze(Object.keys(nodeFiles))

type Exports = Record<string, unknown>
type Factory = (module: { exports: unknown }, exports: object, require: (path: string) => unknown) => void

/** What the core shares with the files of `modules/`, under the paths by which their sources import it. */
const shared: Record<string, unknown> = {
  __proto__: null,
  '../env.ts': { env },
  '../errors.ts': { invalidArgType, invalidArgValue, outOfRange, withCode },
  '../lazy.ts': { defineLazy, defineValue, lazyModule, replaceMethod },
  '../primordials.ts': { primordials },
  '../timers.ts': { clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout },
}

const loaded: Record<string, Exports> = Object.create(null)

/** Defines the globals; call it once in a fresh isolate, before any code of the user's. */
export function installWorld(given: WorldEnv): void {
  setEnv(given)
  setRequire(requireShared)
  removeForbidden()
  installClock()
  installTimers(() => requireNode('timers/promises') as never)
  defineValue(globalThis, 'global', globalThis, true)
  objectDefineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true })
  for (const name of Object.keys(lazyGlobals)) {
    const { file, enumerable } = lazyGlobals[name] as (typeof lazyGlobals)[string]
    defineLazy(globalThis, name, enumerable, () => requireFile(file)[name])
  }
}

/** The module `name` of `nodeModules`, with or without `node:`; throws an Error for any other name. */
export function requireNode(name: string): unknown {
  const bare = bareName(name)
  const file = objectHasOwn(nodeFiles, bare) ? nodeFiles[bare] : undefined
  if (file === undefined) throw withCode(new Error(`Cannot find module '${name}'`), 'MODULE_NOT_FOUND')
  return requireFile(file)['default']
}

/** The name of a module without `node:`. */
export function bareName(name: string): string {
  return stringSlice(name, 0, 5) === 'node:' ? stringSlice(name, 5) : name
}

/** For `WorldEnv.load`: runs a module text that was evaluated as a function, and returns its exports. */
export function runModule(factory: Factory): unknown {
  const module = { exports: {} as unknown }
  factory(module, module.exports as object, requireShared)
  return module.exports
}

/** The bundler renames a class that mentions itself; users see names. */
function fixName(value: unknown, name: string): void {
  if (typeof value === 'function' && value.name === `_${name}`) defineValue(value, 'name', name)
}

function requireShared(path: string): unknown {
  const known = shared[path]
  if (known !== undefined) return known
  const bare = stringEndsWith(path, '/') ? stringSlice(path, 0, -1) : path
  if (objectHasOwn(nodeFiles, bare)) return requireNode(bare)
  return requireFile(stringSlice(path, '../modules/'.length, -'.ts'.length))
}

function requireFile(file: string): Exports {
  const known = loaded[file]
  if (known !== undefined) return known
  const exports = env.load(file) as Exports
  loaded[file] = exports
  for (const name in exports) fixName(exports[name], name)
  return exports
}
