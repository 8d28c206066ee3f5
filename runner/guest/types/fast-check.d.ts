/** The part of fast-check's types that most properties need, for editors that cannot find fast-check itself. */
declare module 'fast-check*' {
  export interface Arbitrary<T> {
    filter<U extends T>(refine: (value: T) => value is U): Arbitrary<U>
    filter(refine: (value: T) => boolean): Arbitrary<T>
    map<U>(mapper: (value: T) => U, unmapper?: (value: unknown) => T): Arbitrary<U>
    chain<U>(chainer: (value: T) => Arbitrary<U>): Arbitrary<U>
    noShrink(): Arbitrary<T>
    noBias(): Arbitrary<T>
  }

  type Range<T> = { min?: T; max?: T }
  type Length = { minLength?: number; maxLength?: number; size?: Size }
  type Size = 'xsmall' | 'small' | 'medium' | 'large' | 'xlarge' | 'max' | `${'+' | '-' | '='}${number}` | '='
  type Values<Arbs extends readonly unknown[]> = {
    [Index in keyof Arbs]: Arbs[Index] extends Arbitrary<infer T> ? T : never
  }
  type Weighted<T> = { arbitrary: Arbitrary<T>; weight: number }

  export function integer(range?: Range<number>): Arbitrary<number>
  export function nat(max?: number | { max?: number }): Arbitrary<number>
  export function maxSafeInteger(): Arbitrary<number>
  export function bigInt(range?: Range<bigint>): Arbitrary<bigint>
  export function double(
    range?: Range<number> & { noNaN?: boolean; noDefaultInfinity?: boolean },
  ): Arbitrary<number>
  export function float(
    range?: Range<number> & { noNaN?: boolean; noDefaultInfinity?: boolean },
  ): Arbitrary<number>
  export function boolean(): Arbitrary<boolean>
  export function date(range?: Range<Date> & { noInvalidDate?: boolean }): Arbitrary<Date>
  export function string(
    options?: Length & {
      unit?: 'grapheme' | 'grapheme-ascii' | 'binary' | 'binary-ascii' | Arbitrary<string>
    },
  ): Arbitrary<string>
  export function stringMatching(pattern: RegExp): Arbitrary<string>
  export function uuid(): Arbitrary<string>
  export function emailAddress(): Arbitrary<string>
  export function webUrl(): Arbitrary<string>
  export function ipV4(): Arbitrary<string>
  export function json(): Arbitrary<string>
  export function jsonValue(): Arbitrary<unknown>
  export function anything(): Arbitrary<unknown>
  export function object(): Arbitrary<Record<string, unknown>>
  export function func<Args extends unknown[], T>(result: Arbitrary<T>): Arbitrary<(...args: Args) => T>
  export function uint8Array(options?: Length & Range<number>): Arbitrary<Uint8Array>
  export function constant<const T>(value: T): Arbitrary<T>
  export function constantFrom<const T>(...values: T[]): Arbitrary<T>
  export function oneof<Arbs extends readonly (Arbitrary<unknown> | Weighted<unknown>)[]>(
    ...arbitraries: Arbs
  ): Arbitrary<Arbs[number] extends Arbitrary<infer T> | Weighted<infer T> ? T : never>
  export function option<T, Nil = null>(
    of: Arbitrary<T>,
    options?: { nil?: Nil; freq?: number },
  ): Arbitrary<T | Nil>
  export function array<T>(of: Arbitrary<T>, options?: Length): Arbitrary<T[]>
  export function uniqueArray<T>(
    of: Arbitrary<T>,
    options?: Length & { selector?: (value: T) => unknown; comparator?: unknown },
  ): Arbitrary<T[]>
  export function set<T>(of: Arbitrary<T>, options?: Length): Arbitrary<Set<T>>
  export function subarray<T>(of: readonly T[], options?: Length): Arbitrary<T[]>
  export function shuffledSubarray<T>(of: readonly T[], options?: Length): Arbitrary<T[]>
  export function tuple<Arbs extends readonly Arbitrary<unknown>[]>(...of: Arbs): Arbitrary<[...Values<Arbs>]>
  export function record<T extends object>(
    model: { [Key in keyof T]: Arbitrary<T[Key]> },
    options?: { requiredKeys?: (keyof T)[] },
  ): Arbitrary<T>
  export function dictionary<T>(key: Arbitrary<string>, value: Arbitrary<T>): Arbitrary<Record<string, T>>
  export function scheduler(): Arbitrary<Scheduler>
  export function commands<C>(of: Arbitrary<C>[], options?: { maxCommands?: number }): Arbitrary<Iterable<C>>
  export function gen(): Arbitrary<
    <T, Args extends unknown[]>(arbitrary: (...args: Args) => Arbitrary<T>, ...args: Args) => T
  >

  export interface Scheduler {
    schedule<T>(task: Promise<T>, label?: string): Promise<T>
    scheduleFunction<Args extends unknown[], T>(
      task: (...args: Args) => Promise<T>,
    ): (...args: Args) => Promise<T>
    waitOne(): Promise<void>
    waitAll(): Promise<void>
    waitFor<T>(task: Promise<T>): Promise<T>
    count(): number
  }

  export interface Command<Model extends object, Real> {
    check(model: Readonly<Model>): boolean
    run(model: Model, real: Real): void
  }
  export interface AsyncCommand<Model extends object, Real> {
    check(model: Readonly<Model>): boolean | Promise<boolean>
    run(model: Model, real: Real): Promise<void>
  }
  type Setup<Model, Real> = () => { model: Model; real: Real }
  export function modelRun<M extends object, R>(setup: Setup<M, R>, commands: Iterable<Command<M, R>>): void
  export function asyncModelRun<M extends object, R>(
    setup: Setup<M, R> | (() => Promise<{ model: M; real: R }>),
    commands: Iterable<AsyncCommand<M, R>>,
  ): Promise<void>

  export interface Property<T> {
    isAsync(): false
    beforeEach(hook: () => void): Property<T>
    afterEach(hook: () => void): Property<T>
  }
  export interface AsyncProperty<T> {
    isAsync(): true
    beforeEach(hook: () => unknown): AsyncProperty<T>
    afterEach(hook: () => unknown): AsyncProperty<T>
  }
  export interface RunParameters<T> {
    numRuns?: number
    examples?: T[]
    path?: string
    endOnFailure?: boolean
    maxSkipsPerRun?: number
    skipEqualValues?: boolean
  }
  export function property<Arbs extends [Arbitrary<unknown>, ...Arbitrary<unknown>[]]>(
    ...args: [...Arbs, (...values: Values<Arbs>) => unknown]
  ): Property<Values<Arbs>>
  export function asyncProperty<Arbs extends [Arbitrary<unknown>, ...Arbitrary<unknown>[]]>(
    ...args: [...Arbs, (...values: Values<Arbs>) => Promise<unknown>]
  ): AsyncProperty<Values<Arbs>>
  export function assert<T>(property: Property<T>, parameters?: RunParameters<T>): void
  export function assert<T>(property: AsyncProperty<T>, parameters?: RunParameters<T>): Promise<void>
  export function pre(condition: boolean): asserts condition
  export function sample<T>(of: Arbitrary<T>, count?: number): T[]

  const fastCheck: typeof import('fast-check*')
  export default fastCheck
}
