import { followPath, globalRoot } from './built-ins.ts'
import { P } from './primordials.ts'

/** Built-ins that mean the same on both sides: they cross as names, so that `instanceof` and prototypes agree. */
export interface Intrinsics {
  nameOf(object: object): string | undefined
  resolve(name: string): object | undefined
}

const constructors = [
  'Object Function Array Boolean Number String Symbol BigInt Date RegExp Promise Map Set WeakMap WeakSet',
  'Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError ArrayBuffer DataView',
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array',
  'Float64Array BigInt64Array BigUint64Array Iterator Proxy',
]
  .join(' ')
  .split(' ')

/** Classes of the world, which load on first touch and are known by name once they have. */
const worldClasses = new Set(
  'URL URLSearchParams AbortController AbortSignal Event EventTarget CustomEvent DOMException TextEncoder TextDecoder Buffer'.split(
    ' ',
  ),
)
const isWorldClass = worldClasses.has.bind(worldClasses)

const suffix = '.prototype'

/** Whether an intrinsic of this name is a prototype and no class. */
export function isPrototypeName(name: string): boolean {
  return P.slice(name, -suffix.length) === suffix
}

export function createIntrinsics(): Intrinsics {
  const names = new P.WeakMap<object, string>()
  const objects = new P.Map<string, object>()
  const world = globalThis as unknown as Record<string, { prototype?: object } | undefined>

  function note(name: string, object: object): void {
    P.weakSet(names, object, name)
    P.mapSet(objects, name, object)
  }

  function noteClass(name: string): void {
    const constructor = world[name]
    if (typeof constructor !== 'function') return
    note(name, constructor)
    const { prototype } = constructor as { prototype?: object }
    if (prototype !== undefined) note(`${name}.prototype`, prototype)
  }

  for (const [name, object] of namedIntrinsics()) note(name, object)

  return {
    nameOf(object) {
      const known = P.weakGet(names, object) as string | undefined
      if (known !== undefined) return known
      const constructor = P.getOwn(object, 'constructor')?.value ?? object
      if (typeof constructor !== 'function') return undefined
      const name = P.getOwn(constructor, 'name')?.value
      if (typeof name !== 'string' || !isWorldClass(name) || world[name] !== constructor) return undefined
      noteClass(name)
      return P.weakGet(names, object) as string | undefined
    },
    resolve(name) {
      const known = P.mapGet(objects, name) as object | undefined
      if (known !== undefined) return known
      if (P.indexOf(name, '/') !== -1) {
        return followPath(name, (root) => (root === globalRoot ? globalThis : P.mapGet(objects, root)))
      }
      const base = isPrototypeName(name) ? P.slice(name, 0, -suffix.length) : name
      if (isWorldClass(base)) noteClass(base)
      return P.mapGet(objects, name) as object | undefined
    },
  }
}

/** Built-in classes, their prototypes, and the prototypes that no global leads to. */
export function namedIntrinsics(): [string, object][] {
  const world = globalThis as unknown as Record<string, { prototype?: object } | undefined>
  const named: [string, object][] = []
  for (const name of constructors) {
    const constructor = world[name]
    if (typeof constructor !== 'function') continue
    named.push([name, constructor])
    const { prototype } = constructor as { prototype?: object }
    if (prototype !== undefined) named.push([`${name}.prototype`, prototype])
  }
  return [...named, ...hiddenPrototypes()]
}

function hiddenPrototypes(): [string, object][] {
  const proto = (object: object): object => P.getPrototypeOf(object) as object
  function* generate(): Generator<undefined> {
    yield undefined
  }
  async function* generateAsync(): AsyncGenerator<undefined> {
    yield undefined
  }
  const asyncGenerator = proto(generateAsync.prototype as object)
  return [
    ['%TypedArray%', proto(P.Uint8Array)],
    ['%TypedArray%.prototype', proto(P.Uint8Array.prototype)],
    ['%Generator%.prototype', proto(generate.prototype as object)],
    ['%AsyncGenerator%.prototype', asyncGenerator],
    ['%AsyncIterator%.prototype', proto(asyncGenerator)],
    ['%ArrayIterator%.prototype', proto([].values())],
    ['%MapIterator%.prototype', proto(new Map().values())],
    ['%SetIterator%.prototype', proto(new Set().values())],
    ['%StringIterator%.prototype', proto(''[Symbol.iterator]())],
    ['%RegExpStringIterator%.prototype', proto(''.matchAll(/(?:)/g))],
    ['%IteratorHelper%.prototype', proto([].values().take(0))],
    ['%WrapForValidIterator%.prototype', proto(Iterator.from({ next: () => ({ done: true, value: 0 }) }))],
    ['%GeneratorFunction%.prototype', proto(generate)],
    ['%AsyncGeneratorFunction%.prototype', proto(generateAsync)],
    ['%AsyncFunction%.prototype', proto(async () => undefined)],
  ]
}
