/** The spies and fake timers of the kit; the rest of its types is in kit.d.ts. */
declare module 'hotseat/kit' {
  type Awaitable<T> = T | PromiseLike<T>
  type Fn = (...args: never[]) => unknown
  type Settled<T> = { type: 'fulfilled'; value: T } | { type: 'rejected' | 'incomplete'; value: unknown }
  type Returned<T> = { type: 'return'; value: T } | { type: 'throw' | 'incomplete'; value: unknown }

  interface MockState<F extends Fn> {
    readonly calls: Parameters<F>[]
    readonly lastCall: Parameters<F> | undefined
    readonly results: Returned<ReturnType<F>>[]
    readonly settledResults: Settled<Awaited<ReturnType<F>>>[]
    readonly instances: unknown[]
    readonly contexts: unknown[]
    readonly invocationCallOrder: number[]
  }

  interface MockMethods<F extends Fn> {
    readonly mock: MockState<F>
    mockImplementation(implementation: F): this
    mockImplementationOnce(implementation: F): this
    withImplementation(implementation: F, during: () => Awaitable<unknown>): unknown
    mockReturnValue(value: ReturnType<F>): this
    mockReturnValueOnce(value: ReturnType<F>): this
    mockReturnThis(): this
    mockResolvedValue(value: Awaited<ReturnType<F>>): this
    mockResolvedValueOnce(value: Awaited<ReturnType<F>>): this
    mockRejectedValue(error: unknown): this
    mockRejectedValueOnce(error: unknown): this
    mockThrow(error: unknown): this
    mockThrowOnce(error: unknown): this
    mockClear(): this
    mockReset(): this
    mockRestore(): void
    mockName(name: string): this
    getMockName(): string
    getMockImplementation(): F | undefined
  }

  export type Mock<F extends Fn = (...args: unknown[]) => unknown> = F &
    MockMethods<F> & { new (...args: Parameters<F>): ReturnType<F> }

  export type MockInstance<F extends Fn = (...args: unknown[]) => unknown> = MockMethods<F>
  export type MockedFunction<F extends Fn> = Mock<F>
  export type Mocked<T> = { [Key in keyof T]: T[Key] extends Fn ? Mock<T[Key]> : T[Key] }

  type MethodsOf<T> = { [Key in keyof T]: T[Key] extends Fn ? Key : never }[keyof T]
  type Wait = number | { timeout?: number; interval?: number }

  /** Spies, and fake timers as names for the virtual clock, which is always on. */
  export interface Vi {
    fn<F extends Fn>(implementation: F): Mock<F>
    // biome-ignore lint/suspicious/noExplicitAny: a bare spy takes and gives anything, as in Vitest.
    fn(): Mock<(...args: any[]) => any>
    spyOn<T extends object, Key extends keyof T>(object: T, key: Key, accessor: 'get'): Mock<() => T[Key]>
    spyOn<T extends object, Key extends keyof T>(
      object: T,
      key: Key,
      accessor: 'set',
    ): Mock<(value: T[Key]) => void>
    spyOn<T extends object, Key extends MethodsOf<T>>(object: T, key: Key): Mock<Extract<T[Key], Fn>>
    isMockFunction(value: unknown): value is Mock
    mocked<T>(value: T): T extends Fn ? Mock<T> : T
    hoisted<T>(make: () => T): T
    clearAllMocks(): Vi
    resetAllMocks(): Vi
    restoreAllMocks(): Vi
    /** Changes a global of the tests and of the solution, until the test ends or `unstubAllGlobals`. */
    stubGlobal(name: string, value: unknown): Vi
    unstubAllGlobals(): Vi
    /** Changes a variable of `process.env`, likewise. */
    stubEnv(name: string, value: string | boolean | undefined): Vi
    unstubAllEnvs(): Vi
    useFakeTimers(options?: { now?: number | Date }): Vi
    useRealTimers(): Vi
    isFakeTimers(): boolean
    advanceTimersByTime(ms: number): Vi
    advanceTimersByTimeAsync(ms: number): Promise<Vi>
    advanceTimersToNextTimer(steps?: number): Vi
    advanceTimersToNextTimerAsync(steps?: number): Promise<Vi>
    runAllTimers(): Vi
    runAllTimersAsync(): Promise<Vi>
    runOnlyPendingTimers(): Vi
    runOnlyPendingTimersAsync(): Promise<Vi>
    getTimerCount(): number
    clearAllTimers(): Vi
    setSystemTime(time: number | string | Date): Vi
    getMockedSystemTime(): Date
    getRealSystemTime(): number
    /** Calls until nothing is thrown; virtual time, 1000 ms and every 50 ms unless given. */
    waitFor<T>(callback: () => Awaitable<T>, options?: Wait): Promise<T>
    waitUntil<T>(callback: () => Awaitable<T>, options?: Wait): Promise<T>
    setTimeout(ms: number): Vi
  }

  export const vi: Vi
  export const jest: Vi
}
