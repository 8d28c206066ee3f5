import { followPath, globalRoot } from './built-ins.ts'
import { P } from './primordials.ts'

/** Built-ins that mean the same on both sides: they cross as names, so that `instanceof` and prototypes agree. */
export interface Intrinsics {
  nameOf(object: object): string | undefined
  resolve(name: string): object | undefined
}

const constructors = [
  'Object Array Boolean Number String Symbol BigInt Date RegExp Promise Map Set WeakMap WeakSet Iterator Proxy',
  'Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError ArrayBuffer DataView',
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array',
  'Float64Array BigInt64Array BigUint64Array',
]
  .join(' ')
  .split(' ')

/** Classes of the world, which load on first touch and are known by name once they have. */
const worldClasses = new P.Map<unknown, true>()
for (const name of [
  'URL URLSearchParams AbortController AbortSignal Event EventTarget CustomEvent DOMException',
  'TextEncoder TextDecoder Buffer Headers Request Response FormData Blob File',
  'ReadableStream WritableStream TransformStream TextEncoderStream TextDecoderStream',
]
  .join(' ')
  .split(' ')) {
  worldClasses.set(name, true)
}

const suffix = '.prototype'

/** Whether an intrinsic of this name is a prototype and no class. */
export function isPrototypeName(name: string): boolean {
  return P.slice(name, -suffix.length) === suffix
}

/** The names of built-ins in this realm. Paths (see built-ins.ts) are followed for the solution alone. */
export function createIntrinsics(followsPaths: boolean): Intrinsics {
  const names = new P.WeakMap<object, string>()
  const objects = new P.Map<string, object>()
  const world = globalThis as unknown as Record<string, object | undefined>

  function note(name: string, object: object): void {
    P.weakSet(names, object, name)
    P.mapSet(objects, name, object)
  }

  function noteClass(name: string): void {
    const type = world[name]
    if (typeof type !== 'function') return
    note(name, type)
    const { prototype } = type as { prototype?: object }
    if (prototype !== undefined) note(`${name}${suffix}`, prototype)
  }

  for (const [name, object] of namedIntrinsics()) note(name, object)

  return {
    nameOf(object) {
      const known = P.weakGet(names, object) as string | undefined
      if (known !== undefined) return known
      const type = P.getOwn(object, 'constructor')?.value ?? object
      if (typeof type !== 'function') return undefined
      const name = P.getOwn(type, 'name')?.value
      if (typeof name !== 'string' || !P.mapHas(worldClasses, name) || world[name] !== type) return undefined
      noteClass(name)
      return P.weakGet(names, object) as string | undefined
    },
    resolve(name) {
      const known = P.mapGet(objects, name) as object | undefined
      if (known !== undefined) return known
      if (P.indexOf(name, '/') !== -1) {
        if (!followsPaths) return undefined
        return followPath(name, (root) => (root === globalRoot ? globalThis : P.mapGet(objects, root)))
      }
      const base = isPrototypeName(name) ? P.slice(name, 0, -suffix.length) : name
      if (P.mapHas(worldClasses, base)) noteClass(base)
      return P.mapGet(objects, name) as object | undefined
    },
  }
}

/** Built-in classes, their prototypes, and the prototypes that no global leads to. */
export function namedIntrinsics(): [string, object][] {
  const world = globalThis as unknown as Record<string, { prototype?: object } | undefined>
  const named: [string, object][] = []
  for (const name of constructors) {
    const type = world[name]
    if (typeof type !== 'function') continue
    named.push([name, type])
    const { prototype } = type as { prototype?: object }
    if (prototype !== undefined) named.push([`${name}${suffix}`, prototype])
  }
  return [...named, ...hidden()]
}

/** What no global name leads to, and a few methods that work on stand-ins without a crossing. */
function hidden(): [string, object][] {
  const proto = (object: object): object => P.getPrototypeOf(object) as object
  function* generate(): Generator<undefined> {
    yield undefined
  }
  async function* generateAsync(): AsyncGenerator<undefined> {
    yield undefined
  }
  const asyncGenerator = proto(generateAsync.prototype as object)
  const asyncIterator = proto(asyncGenerator)
  const found: [string, object][] = [
    ['Function.prototype', Function.prototype],
    ['%TypedArray%', proto(P.Uint8Array)],
    ['%TypedArray%.prototype', proto(P.Uint8Array.prototype)],
    ['%Generator%.prototype', proto(generate.prototype as object)],
    ['%AsyncGenerator%.prototype', asyncGenerator],
    ['%AsyncIterator%.prototype', asyncIterator],
    ['%ArrayIterator%.prototype', proto([].values())],
    ['%MapIterator%.prototype', proto(new Map().values())],
    ['%SetIterator%.prototype', proto(new Set().values())],
    ['%StringIterator%.prototype', proto(''[Symbol.iterator]())],
    ['%RegExpStringIterator%.prototype', proto(''.matchAll(/a/g))],
    ['%IteratorHelper%.prototype', proto([].values().map((item) => item))],
    ['%WrapForValidIterator%.prototype', proto(Iterator.from({ next: () => ({ done: true, value: 1 }) }))],
    ['%GeneratorFunction%.prototype', proto(generate)],
    ['%AsyncGeneratorFunction%.prototype', proto(generateAsync)],
    ['%AsyncFunction%.prototype', proto(async () => undefined)],
    ['Function.prototype.@@hasInstance', Function.prototype[Symbol.hasInstance]],
    ['Iterator.prototype.@@iterator', Iterator.prototype[Symbol.iterator]],
    ['%AsyncIterator%.prototype.@@asyncIterator', P.get(asyncIterator, Symbol.asyncIterator) as object],
  ]
  const plain = 'hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'
  for (const name of plain.split(' ')) {
    found.push([`Object.prototype.${name}`, P.get(P.Object.prototype, name) as object])
  }
  return found
}
