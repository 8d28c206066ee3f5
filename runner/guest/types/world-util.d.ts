/** node:util, node:util/types and node:assert. */

declare module 'node:util' {
  type Text = string
  type AnyFunction = (...args: AnyArguments) => unknown
  type Callback<T> = (error: unknown, value: T) => void
  type Options = import('node:timers/promises').TimerOptions

  export interface InspectOptions {
    showHidden?: boolean
    depth?: number | null
    /** Colours are never shown. */
    colors?: boolean
    customInspect?: boolean
    showProxy?: boolean
    maxArrayLength?: number | null
    maxStringLength?: number | null
    breakLength?: number
    compact?: boolean | number
    sorted?: boolean | ((a: string, b: string) => number)
    getters?: boolean | 'get' | 'set'
    numericSeparator?: boolean
  }

  interface Inspect {
    (value: unknown, options?: InspectOptions): string
    (value: unknown, showHidden?: boolean, depth?: number | null): string
    /** The name of a method that inspects its object. */
    readonly custom: unique symbol
    readonly defaultOptions: InspectOptions
  }

  interface Promisify {
    (original: typeof setTimeout): <T = void>(delay?: number, value?: T, options?: Options) => Promise<T>
    (original: typeof setImmediate): <T = void>(value?: T, options?: Options) => Promise<T>
    <Args extends AnyArguments, T>(
      original: (...args: [...Args, callback: Callback<T>]) => void,
    ): (...args: Args) => Promise<T>
    <Args extends AnyArguments>(
      original: (...args: [...Args, callback: (error: unknown) => void]) => void,
    ): (...args: Args) => Promise<void>
    readonly custom: unique symbol
  }

  export const inspect: Inspect
  export const promisify: Promisify
  export function format(...args: unknown[]): string
  export function formatWithOptions(options: InspectOptions, ...args: unknown[]): string
  export function callbackify<Args extends AnyArguments, T>(
    original: (...args: Args) => Promise<T>,
  ): (...args: [...Args, callback: (error: Error | null, value: T) => void]) => void
  export function inherits(child: AnyFunction | object, parent: AnyFunction | object): void
  export function deprecate<F extends AnyFunction>(original: F, message: Text, code?: Text): F
  export function debuglog(section: Text): ((...args: unknown[]) => void) & { readonly enabled: false }
  export const debug: typeof debuglog
  export function aborted(signal: AbortSignal, resource: object): Promise<void>
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean
  export function isArray(value: unknown): value is unknown[]
  export function stripVTControlCharacters(text: Text): string
  export function toUSVString(text: Text): string
  export const types: typeof import('node:util/types')
  export type TextEncoder = globalThis.TextEncoder
  export const TextEncoder: typeof globalThis.TextEncoder
  export type TextDecoder = globalThis.TextDecoder
  export const TextDecoder: typeof globalThis.TextDecoder
  const module: typeof import('node:util')
  export default module
}

declare module 'node:util/types' {
  export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer
  export function isArrayBuffer(value: unknown): value is ArrayBuffer
  export function isArrayBufferView(value: unknown): value is ArrayBufferView
  export function isArgumentsObject(value: unknown): value is IArguments
  export function isAsyncFunction(value: unknown): boolean
  export function isBigInt64Array(value: unknown): value is BigInt64Array
  export function isBigUint64Array(value: unknown): value is BigUint64Array
  export function isBigIntObject(value: unknown): boolean
  export function isBooleanObject(value: unknown): boolean
  export function isBoxedPrimitive(value: unknown): boolean
  export function isDataView(value: unknown): value is DataView
  export function isDate(value: unknown): value is Date
  export function isExternal(value: unknown): false
  export function isFloat16Array(value: unknown): value is Float16Array
  export function isFloat32Array(value: unknown): value is Float32Array
  export function isFloat64Array(value: unknown): value is Float64Array
  export function isGeneratorFunction(value: unknown): value is GeneratorFunction
  export function isGeneratorObject(value: unknown): value is Generator
  export function isInt8Array(value: unknown): value is Int8Array
  export function isInt16Array(value: unknown): value is Int16Array
  export function isInt32Array(value: unknown): value is Int32Array
  export function isMap(value: unknown): value is Map<unknown, unknown>
  export function isMapIterator(value: unknown): boolean
  export function isModuleNamespaceObject(value: unknown): boolean
  export function isNativeError(value: unknown): value is Error
  export function isNumberObject(value: unknown): boolean
  export function isPromise(value: unknown): value is Promise<unknown>
  /** Always false: a proxy cannot be told apart here. */
  export function isProxy(value: unknown): false
  export function isRegExp(value: unknown): value is RegExp
  export function isSet(value: unknown): value is Set<unknown>
  export function isSetIterator(value: unknown): boolean
  export function isSharedArrayBuffer(value: unknown): false
  export function isStringObject(value: unknown): boolean
  export function isSymbolObject(value: unknown): boolean
  export function isTypedArray(value: unknown): value is NodeJS.TypedArray
  export function isUint8Array(value: unknown): value is Uint8Array
  export function isUint8ClampedArray(value: unknown): value is Uint8ClampedArray
  export function isUint16Array(value: unknown): value is Uint16Array
  export function isUint32Array(value: unknown): value is Uint32Array
  export function isWeakMap(value: unknown): value is WeakMap<object, unknown>
  export function isWeakSet(value: unknown): value is WeakSet<object>
  const module: typeof import('node:util/types')
  export default module
}

declare namespace NodeJS {
  type TypedArray =
    | Int8Array
    | Uint8Array
    | Uint8ClampedArray
    | Int16Array
    | Uint16Array
    | Int32Array
    | Uint32Array
    | Float16Array
    | Float32Array
    | Float64Array
    | BigInt64Array
    | BigUint64Array
}

declare module 'node:assert' {
  type Message = string | Error
  type ErrorClass = abstract new (...args: never[]) => unknown
  /** What a thrown error must be, match or look like. */
  export type AssertPredicate = RegExp | ErrorClass | ((thrown: unknown) => boolean) | object

  export class AssertionError extends Error {
    constructor(options: {
      message?: string
      actual?: unknown
      expected?: unknown
      operator?: string
      stackStartFn?: (...args: never[]) => unknown
    })
    readonly code: 'ERR_ASSERTION'
    actual: unknown
    expected: unknown
    operator: string
    generatedMessage: boolean
  }

  export function ok(value: unknown, message?: Message): asserts value
  export function fail(message?: Message): never
  export function equal(actual: unknown, expected: unknown, message?: Message): void
  export function notEqual(actual: unknown, expected: unknown, message?: Message): void
  export function strictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T
  export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void
  export function deepEqual(actual: unknown, expected: unknown, message?: Message): void
  export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void
  export function deepStrictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T
  export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void
  export function match(text: string, pattern: RegExp, message?: Message): void
  export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void
  export function throws(run: () => unknown, message?: Message): void
  export function throws(run: () => unknown, error: AssertPredicate, message?: Message): void
  export function doesNotThrow(run: () => unknown, error?: AssertPredicate | string, message?: Message): void
  export function rejects(run: (() => Promise<unknown>) | Promise<unknown>, message?: Message): Promise<void>
  export function rejects(
    run: (() => Promise<unknown>) | Promise<unknown>,
    error: AssertPredicate,
    message?: Message,
  ): Promise<void>
  export function doesNotReject(
    run: (() => Promise<unknown>) | Promise<unknown>,
    error?: AssertPredicate | string,
    message?: Message,
  ): Promise<void>
  export function ifError(value: unknown): asserts value is null | undefined

  /** In `strict`, the short names compare strictly. */
  export function strict(value: unknown, message?: Message): asserts value
  export namespace strict {
    export {
      AssertionError,
      deepStrictEqual as deepEqual,
      deepStrictEqual,
      doesNotMatch,
      doesNotReject,
      doesNotThrow,
      fail,
      ifError,
      match,
      notDeepStrictEqual as notDeepEqual,
      notDeepStrictEqual,
      notStrictEqual as notEqual,
      notStrictEqual,
      ok,
      rejects,
      strict,
      strictEqual as equal,
      strictEqual,
      throws,
    }
  }

  function assert(value: unknown, message?: Message): asserts value
  namespace assert {
    export {
      AssertionError,
      deepEqual,
      deepStrictEqual,
      doesNotMatch,
      doesNotReject,
      doesNotThrow,
      equal,
      fail,
      ifError,
      match,
      notDeepEqual,
      notDeepStrictEqual,
      notEqual,
      notStrictEqual,
      ok,
      rejects,
      strict,
      strictEqual,
      throws,
    }
  }
  export default assert
}

declare module 'node:assert/strict' {
  export {
    AssertionError,
    deepStrictEqual,
    deepStrictEqual as deepEqual,
    doesNotMatch,
    doesNotReject,
    doesNotThrow,
    fail,
    ifError,
    match,
    notDeepStrictEqual,
    notDeepStrictEqual as notDeepEqual,
    notStrictEqual,
    notStrictEqual as notEqual,
    ok,
    rejects,
    strict as default,
    strict,
    strictEqual,
    strictEqual as equal,
    throws,
  } from 'node:assert'
}

declare module 'assert' {
  export * from 'node:assert'
  export { default } from 'node:assert'
}

declare module 'assert/strict' {
  export * from 'node:assert/strict'
  export { default } from 'node:assert/strict'
}

declare module 'util' {
  export * from 'node:util'
  export { default } from 'node:util'
}

declare module 'util/types' {
  export * from 'node:util/types'
  export { default } from 'node:util/types'
}
