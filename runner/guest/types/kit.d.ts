/** What test files import: 'hotseat/kit', also under the names 'vitest' and '@jest/globals'. */
declare module 'hotseat/kit' {
  import * as fastCheck from 'fast-check'

  /** fast-check, seeded by the job and the test's name: never pass a seed yourself. */
  export { fastCheck as fc }

  type Awaitable<T> = T | PromiseLike<T>
  type Anything = (...args: never[]) => unknown
  type Name = string | Anything | (abstract new (...args: never[]) => unknown)

  export interface TestContext {
    expect: ExpectStatic
    task: { readonly name: string; readonly fullName: string; readonly type: 'test' }
    /** Ends the test here, without a failure. */
    skip(condition?: unknown): void
    onTestFinished(handler: () => Awaitable<unknown>): void
    onTestFailed(handler: () => Awaitable<unknown>): void
  }

  export interface TestOptions {
    /** Virtual milliseconds the test may take; no limit unless given. */
    timeout?: number
    repeats?: number
    skip?: boolean
    todo?: boolean
    only?: boolean
    fails?: boolean
  }

  type TestBody = (context: TestContext) => Awaitable<unknown>

  /** Declares one test or suite per row; the title may hold %s %d %i %f %j %o %# %$ and $key. */
  interface Each<Result = unknown> {
    <Row extends readonly [unknown, ...unknown[]] | []>(rows: readonly Row[]): Declare<[...args: Row], Result>
    <Row extends readonly unknown[]>(rows: readonly Row[]): Declare<[...args: Row], Result>
    <Row>(rows: readonly Row[]): Declare<[row: Row], Result>
    (table: TemplateStringsArray, ...values: unknown[]): Declare<[row: Record<string, never>], Result>
  }

  interface Declare<Args extends readonly unknown[], Result> {
    (name: Name, body: (...args: Args) => Result, options?: TestOptions | number): void
    (name: Name, options: TestOptions | number, body: (...args: Args) => Result): void
  }

  export interface TestApi {
    (name: Name, body?: TestBody, options?: TestOptions | number): void
    (name: Name, options: TestOptions | number, body: TestBody): void
    readonly skip: TestApi
    readonly only: TestApi
    readonly todo: TestApi
    /** Passes when the test fails. */
    readonly fails: TestApi
    readonly failing: TestApi
    readonly concurrent: TestApi
    readonly sequential: TestApi
    readonly each: Each
    for<Row>(rows: readonly Row[]): Declare<[row: Row, context: TestContext], unknown>
    skipIf(condition: unknown): TestApi
    runIf(condition: unknown): TestApi
  }

  export interface SuiteApi {
    (name: Name, body?: () => void, options?: TestOptions | number): void
    (name: Name, options: TestOptions | number, body: () => void): void
    readonly skip: SuiteApi
    readonly only: SuiteApi
    readonly todo: SuiteApi
    readonly concurrent: SuiteApi
    readonly sequential: SuiteApi
    readonly shuffle: SuiteApi
    readonly each: Each<void>
    for<Row>(rows: readonly Row[]): Declare<[row: Row], void>
    skipIf(condition: unknown): SuiteApi
    runIf(condition: unknown): SuiteApi
  }

  export const test: TestApi
  export const it: TestApi
  export const xtest: TestApi
  export const xit: TestApi
  export const ftest: TestApi
  export const fit: TestApi
  export const describe: SuiteApi
  export const suite: SuiteApi
  export const xdescribe: SuiteApi
  export const fdescribe: SuiteApi

  /** A function that a `before` hook returns runs after the test or suite. */
  export function beforeAll(hook: () => Awaitable<unknown>, timeout?: number): void
  export function beforeEach(hook: (context: TestContext) => Awaitable<unknown>, timeout?: number): void
  export function afterEach(hook: (context: TestContext) => Awaitable<unknown>, timeout?: number): void
  export function afterAll(hook: () => Awaitable<unknown>, timeout?: number): void
  export function onTestFinished(handler: () => Awaitable<unknown>): void
  export function onTestFailed(handler: () => Awaitable<unknown>): void

  /** Extend this interface to give `expect.extend` matchers their types. */
  export interface Matchers<T = unknown> {}

  type Thrown =
    | string
    | RegExp
    | Error
    | (abstract new (
        ...args: never[]
      ) => unknown)
    | AsymmetricMatcher
    | object

  interface Checks<T, Result> {
    toBe(expected: unknown): Result
    toEqual(expected: unknown): Result
    toStrictEqual(expected: unknown): Result
    toMatchObject(expected: object): Result
    toMatch(expected: string | RegExp): Result
    toContain(item: unknown): Result
    toContainEqual(item: unknown): Result
    toBeTruthy(): Result
    toBeFalsy(): Result
    toBeNull(): Result
    toBeNullable(): Result
    toBeUndefined(): Result
    toBeDefined(): Result
    toBeNaN(): Result
    toBeTypeOf(
      type: 'bigint' | 'boolean' | 'function' | 'number' | 'object' | 'string' | 'symbol' | 'undefined',
    ): Result
    toBeInstanceOf(type: abstract new (...args: never[]) => unknown): Result
    toBeGreaterThan(bound: number | bigint): Result
    toBeGreaterThanOrEqual(bound: number | bigint): Result
    toBeLessThan(bound: number | bigint): Result
    toBeLessThanOrEqual(bound: number | bigint): Result
    toBeCloseTo(expected: number, digits?: number): Result
    toBeOneOf(values: readonly unknown[] | ReadonlySet<unknown>): Result
    toSatisfy(predicate: (value: T) => boolean, message?: string): Result
    toHaveLength(length: number): Result
    toHaveProperty(path: string | readonly (string | number)[], value?: unknown): Result
    toThrow(expected?: Thrown): Result
    toThrowError(expected?: Thrown): Result
    toHaveBeenCalled(): Result
    toHaveBeenCalledOnce(): Result
    toHaveBeenCalledTimes(times: number): Result
    toHaveBeenCalledWith(...args: unknown[]): Result
    toHaveBeenCalledExactlyOnceWith(...args: unknown[]): Result
    toHaveBeenLastCalledWith(...args: unknown[]): Result
    toHaveBeenNthCalledWith(call: number, ...args: unknown[]): Result
    toHaveBeenCalledBefore(spy: { readonly mock: object }, failIfNotCalled?: boolean): Result
    toHaveBeenCalledAfter(spy: { readonly mock: object }, failIfNotCalled?: boolean): Result
    toHaveReturned(): Result
    toHaveReturnedTimes(times: number): Result
    toHaveReturnedWith(value: unknown): Result
    toHaveLastReturnedWith(value: unknown): Result
    toHaveNthReturnedWith(call: number, value: unknown): Result
    toHaveResolved(): Result
    toHaveResolvedTimes(times: number): Result
    toHaveResolvedWith(value: unknown): Result
    toHaveLastResolvedWith(value: unknown): Result
    toHaveNthResolvedWith(call: number, value: unknown): Result
    toBeCalled(): Result
    toBeCalledTimes(times: number): Result
    toBeCalledWith(...args: unknown[]): Result
  }

  type AsyncMatchers<T> = {
    [Key in keyof Matchers<T>]: Matchers<T>[Key] extends (...args: infer Args) => unknown
      ? (...args: Args) => Promise<void>
      : never
  }

  export type AsyncAssertion<T> = Checks<T, Promise<void>> &
    AsyncMatchers<T> & { readonly not: AsyncAssertion<T> }

  /** chai's own chain (`expect(x).to.be.true`) works as well, without types of its own here. */
  export type Assertion<T = unknown> = Checks<T, void> &
    Matchers<T> & {
      readonly not: Assertion<T>
      readonly resolves: AsyncAssertion<Awaited<T>>
      readonly rejects: AsyncAssertion<unknown>
    }

  export interface AsymmetricMatcher {
    asymmetricMatch(other: unknown): boolean
    toString(): string
  }

  interface AsymmetricMatchers {
    stringContaining(text: string): string
    stringMatching(pattern: string | RegExp): string
    objectContaining<T extends object>(part: T): T
    arrayContaining<T>(items: readonly T[]): T[]
    closeTo(value: number, digits?: number): number
  }

  interface MatcherState {
    readonly isNot: boolean
    readonly promise: string
    equals(a: unknown, b: unknown): boolean
    readonly utils: Record<'printExpected' | 'printReceived' | 'stringify', (value: unknown) => string>
  }

  interface MatcherResult {
    pass: boolean
    message(): string
    expected?: unknown
    actual?: unknown
  }

  export type CustomMatcher = (
    this: MatcherState,
    received: never,
    ...args: never[]
  ) => Awaitable<MatcherResult>

  export interface ExpectStatic extends AsymmetricMatchers {
    <T>(value: T, message?: string): Assertion<T>
    soft<T>(value: T, message?: string): Assertion<T>
    /** Tries again in virtual time until the matcher is content; 1000 ms and every 50 ms unless given. */
    poll<T>(
      read: () => Awaitable<T>,
      options?: { interval?: number; timeout?: number; message?: string },
    ): AsyncAssertion<T>
    readonly not: AsymmetricMatchers
    // biome-ignore lint/suspicious/noExplicitAny: it has to fit wherever a value of any type is expected.
    any(type: unknown): any
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    anything(): any
    extend(matchers: Record<string, CustomMatcher>): void
    addEqualityTesters(testers: readonly ((a: unknown, b: unknown) => boolean | undefined)[]): void
    assertions(count: number): void
    hasAssertions(): void
    unreachable(message?: string): never
  }

  export const expect: ExpectStatic

  type Fn = (...args: never[]) => unknown

  /** The one clock of the tests and the solution, in virtual milliseconds since 1970. */
  export const clock: {
    now(): number
    /** Fires everything that becomes due within `ms`, on both sides, before it returns. */
    advance(ms: number): Promise<void>
    /** How many timers wait, on both sides. */
    pending(): number
  }

  /** Runs a list of calls on a solution's object in one crossing and returns their results. */
  export function replay(target: object, operations: readonly (readonly [string, ...unknown[]])[]): unknown[]
  export function replay(target: Fn, operations: readonly (readonly unknown[])[]): unknown[]

  /** Runs a function that uses nothing but its arguments inside the solution's sandbox; its result must be data. */
  export function inside<T, Data = undefined>(
    // biome-ignore lint/suspicious/noExplicitAny: the solution's exports have no type here.
    driver: (solution: any, data: Data, clock: InsideClock) => T,
    data?: Data,
  ): T

  export interface InsideClock {
    now(): number
    advance(ms: number): void
  }
}

declare module 'vitest' {
  export * from 'hotseat/kit'
}

declare module '@jest/globals' {
  export * from 'hotseat/kit'
}

/** The user's solution, untyped unless the project maps '#solution' to a file. */
declare module '#solution*'
