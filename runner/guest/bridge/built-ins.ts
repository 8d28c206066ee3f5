import { isObject, P } from './primordials.ts'
import { wellKnownSymbols } from './values.ts'

/** All built-ins of an isolate by paths such as `Object/prototype/__defineGetter__`. */
export interface BuiltIns {
  /** The path of a built-in function, prototype or namespace; undefined for everything else. */
  pathOf(object: object): string | undefined
}

/**
 * The judge's built-ins cross as paths, and the solution gets its own in their place. As handles they would let the
 * solution run them in the judge: `callback.constructor('…')` of an async callback compiles code there, and
 * `callback.__defineGetter__.call(Object.prototype, …)` changes what all tests see.
 *
 * The list is made at the first question that needs it, which takes about 2 ms.
 */
export function createBuiltIns(roots: readonly (readonly [name: string, object: object])[]): BuiltIns {
  let paths: Map<object, string> | undefined

  return {
    pathOf(object) {
      if (!mayBeBuiltIn(object)) return undefined
      paths ??= listBuiltIns(roots)
      const path = paths.get(object)
      return path === undefined || (typeof object === 'function' && asksForSlots(path)) ? undefined : path
    },
  }
}

/**
 * Whether a function works on nothing but objects of its own kind, which it tells by their internal slots. A stand-in has
 * none: these stay where the objects are, and can do no harm to others.
 */
function asksForSlots(path: string): boolean {
  const root = path.slice(0, path.indexOf('/'))
  return slotted.has(root) || /^%Global%\/(?:Intl|Temporal)\/\w+\/prototype\//.test(path)
}

const slotted: ReadonlySet<string> = new Set(
  [
    'Map Set WeakMap WeakSet Date RegExp Promise ArrayBuffer DataView %TypedArray% Number String Boolean BigInt Symbol',
    '%Generator% %AsyncGenerator% %ArrayIterator% %MapIterator% %SetIterator% %StringIterator%',
    '%RegExpStringIterator% %IteratorHelper% %WrapForValidIterator%',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `${name}.prototype`),
)

/** The first step of a path that does not start at one of the roots. */
export const globalRoot = '%Global%'

/** Follows a path in this isolate, whose program may have changed what lies there; undefined when it leads nowhere. */
export function followPath(path: string, root: (name: string) => unknown): object | undefined {
  let end = P.indexOf(path, '/')
  let found: unknown = root(P.slice(path, 0, end))
  while (end !== -1 && isObject(found)) {
    const next = P.indexOf(path, '/', end + 1)
    const step = P.slice(path, end + 1, next === -1 ? path.length : next)
    found = follow(found, step)
    end = next
  }
  return isObject(found) ? found : undefined
}

function follow(object: object, step: string): unknown {
  if (step === '^') return P.getPrototypeOf(object)
  const accessor = P.slice(step, 0, 1)
  const isAccessor = accessor === '<' || accessor === '>'
  const name = isAccessor ? P.slice(step, 1) : step
  const key = P.slice(name, 0, 1) === '@' ? P.mapGet(wellKnownSymbols, P.slice(name, 1)) : name
  const found = P.getOwn(object, key as PropertyKey)
  if (!isAccessor) return found?.value
  return accessor === '<' ? found?.get : found?.set
}

/** Spares the objects and functions of programs the list: built-ins are native, or named by a tag of their own. */
function mayBeBuiltIn(object: object): boolean {
  if (typeof object === 'function') return isNative(object)
  if (P.hasOwn(object, P.Symbol.toStringTag)) return true
  const constructor: unknown = P.getOwn(object, 'constructor')?.value
  return typeof constructor === 'function' && isNative(constructor)
}

const nativeEnd = '{ [native code] }'

function isNative(fn: object): boolean {
  const text = P.functionText(fn as () => unknown)
  return P.slice(text, -nativeEnd.length) === nativeEnd
}

function listBuiltIns(roots: readonly (readonly [string, object])[]): Map<object, string> {
  const paths = new Map<object, string>()
  const waiting: object[] = []

  function note(value: unknown, path: string): void {
    if (!isObject(value) || paths.has(value) || (typeof value === 'function' && !isNative(value))) return
    paths.set(value, path)
    waiting.push(value)
  }

  for (const [name, object] of roots) note(object, name)
  for (const name of namespaces) {
    note(Reflect.getOwnPropertyDescriptor(globalThis, name)?.value, `${globalRoot}/${name}`)
  }
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const path = paths.get(object)
    for (const key of Reflect.ownKeys(object)) {
      const step = typeof key === 'string' ? key : `@${nameOf(key)}`
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {}
      note(value, `${path}/${step}`)
      note(get, `${path}/<${step}`)
      note(set, `${path}/>${step}`)
    }
    note(Reflect.getPrototypeOf(object), `${path}/^`)
  }
  return paths
}

const namespaces = 'Math JSON Reflect Intl Temporal eval parseInt parseFloat isNaN isFinite escape unescape'
  .concat(
    ' encodeURI encodeURIComponent decodeURI decodeURIComponent WeakRef AsyncDisposableStack DisposableStack',
  )
  .split(' ')

function nameOf(symbol: symbol): string {
  for (const [name, known] of wellKnownSymbols) if (known === symbol) return name
  return ''
}
