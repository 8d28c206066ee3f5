import { expectLibrary } from './libraries.ts'

/**
 * An equality tester that looks at internal slots. The matchers tell Maps, Dates and errors by their
 * `Symbol.toStringTag`, `constructor` and `size`, all of which an object can claim: `{ size: 3, [Symbol.toStringTag]:
 * 'Set', … }` would equal any Set of three.
 */
export function honestEquality(a: unknown, b: unknown): boolean | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || a === b) return undefined
  const tag = tagOf.call(b)
  const hasSlot = slots.get(tag)
  if (hasSlot === undefined || tagOf.call(a) !== tag) return undefined
  return hasSlot(a) === hasSlot(b) ? undefined : false
}

/** Puts the tester before all others; `expect.addEqualityTesters` adds behind it. */
export function installHonestEquality(): void {
  expectLibrary.addCustomEqualityTesters([honestEquality])
}

const tagOf = Object.prototype.toString

/** By tag: whether a value really has the internal slot that its tag speaks of. */
const slots = new Map<string, (value: object) => boolean>([
  ['[object Map]', reads(Map.prototype, 'size')],
  ['[object Set]', reads(Set.prototype, 'size')],
  ['[object ArrayBuffer]', reads(ArrayBuffer.prototype, 'byteLength')],
  ['[object DataView]', ArrayBuffer.isView],
  ['[object Date]', calls(Date.prototype.getTime)],
  ['[object Number]', calls(Number.prototype.valueOf)],
  ['[object String]', calls(String.prototype.valueOf)],
  ['[object Boolean]', calls(Boolean.prototype.valueOf)],
  ['[object Symbol]', calls(Symbol.prototype.valueOf)],
  ['[object BigInt]', calls(BigInt.prototype.valueOf)],
  ['[object RegExp]', reads(RegExp.prototype, 'global')],
  ['[object Error]', expectLibrary.isError],
  ...temporalSlots(),
])

function reads(prototype: object, key: string): (value: object) => boolean {
  const getter = Object.getOwnPropertyDescriptor(prototype, key)?.get
  return getter ? calls(getter) : () => false
}

function calls(method: (this: never) => unknown): (value: object) => boolean {
  return (value) => {
    try {
      Reflect.apply(method, value, [])
      return true
    } catch {
      return false
    }
  }
}

function temporalSlots(): [string, (value: object) => boolean][] {
  const temporal: unknown = Reflect.get(globalThis, 'Temporal')
  if (typeof temporal !== 'object' || temporal === null) return []
  return Object.getOwnPropertyNames(temporal).flatMap((name): [string, (value: object) => boolean][] => {
    const type: unknown = Reflect.get(temporal, name)
    if (typeof type !== 'function') return []
    return [[`[object Temporal.${name}]`, calls(type.prototype.toJSON)]]
  })
}
