/** `history` of the kit: calls of concurrent clients, and what can be said of them. */
declare module 'hotseat/kit' {
  /** One call of a recording; events are counted from 0 in the order in which they happened. */
  export interface RecordedCall {
    readonly client: string
    readonly name: string
    readonly args: readonly unknown[]
    readonly called: number
    /** Undefined while there is no result, and when the call failed: then it may have happened or not. */
    readonly returned: number | undefined
    readonly result: unknown
  }

  export interface Recording {
    readonly operations: readonly RecordedCall[]
    /** Makes a call for a client and remembers when it began and ended; the promise does what the call's does. */
    call<Result>(
      client: string,
      name: string,
      args: readonly unknown[],
      make: () => Result | PromiseLike<Result>,
    ): Promise<Awaited<Result>>
  }

  /** What an object does that takes one call at a time. */
  export interface Specification<State = unknown> {
    initial: State
    /** The next state, and the result unless it may be anything; must not change the state it is given. */
    apply(state: State, name: string, args: readonly unknown[]): { state: State; result?: unknown }
    /** What a call is about, such as its key: calls about different things are judged apart. */
    part?(name: string, args: readonly unknown[]): string
  }

  export const history: {
    record(): Recording
    /** Fails unless one order of the calls, each at one instant between its beginning and its end, explains all results. */
    linearizable<State>(recording: Recording, specification: Specification<State>): void
    /** `read()`, `write(value)`, `compareAndSet(expected, value)`. */
    register(initial?: unknown): Specification
    /** `get(key)`, `has(key)`, `set(key, value)`, `delete(key)`. */
    map(): Specification
    /** `enqueue(item)`, `dequeue()`, which is undefined when there is nothing. */
    queue(): Specification
    /** Fails unless all replicas hold the same; given by name. */
    converged(replicas: Record<string, unknown>): void
    /** Fails unless every item of `before` is in `after` once, and nothing else; order does not matter. */
    conserved(before: readonly unknown[], after: readonly unknown[]): void
  }
}
