/** What the kit needs from the judge's isolate, and what it gives back: the only types both sides share. */

import type { DatabaseReply, DatabaseRequest } from '../postgres-protocol.ts'
import type { NetworkCall, NetworkExchange } from '../world/env.ts'

/** The judge isolate's side: virtual time, the bridge and the limits, as the kit sees them. */
export interface KitEnv {
  /** Seed of the current test, 32 bits: from the job's seed and the test's name. */
  seed(): number
  /** Says that the current test goes by its seed. */
  draws(): void
  clock: KitClock
  /** What the bridge knows of a value: 'solution' when it came out of the solution's isolate. */
  origin(value: unknown): 'solution' | 'own'
  /** Runs a list of calls on a solution's object or function in one crossing. */
  replay(target: unknown, operations: readonly (readonly unknown[])[]): unknown[]
  /** Runs a driver's source text in the solution's isolate; may return a promise. */
  inside(source: string, data: unknown): unknown
  /**
   * Evaluates the solution's module once more and returns what it exports now. Its timers and what it added to the
   * global object are gone.
   */
  restart?(): unknown
  /** Has the solution's isolate start, call or end a node of a network; throws what the node threw. */
  node?(values: readonly unknown[]): unknown
  /** True once a limit ended this test: nothing matters any more, stop at once. */
  over(): boolean
  /**
   * Puts `value` at a path of the solution's globals ('console', 'log'), or back what was there. A path '' is the global
   * object itself.
   */
  replaceGlobal?(path: string, key: string, ...value: [unknown?]): void
  /** Explores the orders in which what completes at one instant may arrive. */
  race?: Race
  /** Told of each run of a property, so that only the calls of the smallest failing one are shown. */
  trail?: { begin(): void; failed(): void }
  /** Evaluates the separate bundle of `fast-check.ts` on first use. */
  loadFastCheck(): FastCheck
  /** Milliseconds of CPU that the solution has used in this test. */
  spent?(): number
  /** Tells one point of how the cost grows, as JSON. */
  grown?(point: string): void
  /** Asks the database; `own` for what is no statement of the solution. */
  ask?(request: DatabaseRequest, own: boolean): Promise<DatabaseReply>
  /** Evaluates the separate bundle of `postgres-types.ts` on first use. */
  postgresTypes?(): PostgresTypes
}

/** The virtual world's own queue, as a test that explores it sees it. */
export interface Race {
  /** From now on `pick` is asked which of so many fires next, and `called` told what the solution calls of the test. */
  begin(hooks: RaceHooks): void
  end(): void
  /** The number of the actor at work; timers hand it on to what they call. */
  actor(): number
  exploring(): boolean
  act(actor: number): void
}

export interface RaceHooks {
  pick(total: number): number
  called(line: string): void
}

/** The one clock of both worlds, in virtual epoch milliseconds. */
export interface KitClock {
  now(): number
  /** Fires everything that becomes due within `ms`, in both worlds, before it returns. */
  advance(ms: number): void
  /**
   * The same, except that it stops where the solution waits for an asynchronous callback of the test: that goes on once
   * the test awaits something. The promise fulfils when the clock has got there; undefined when it has already.
   */
  advanceInTurns?(ms: number): Promise<void> | undefined
  /** Number of timers waiting in both worlds. */
  pending(): number
  /** Virtual time of the timer that is due first. */
  next(): number | undefined
  /** Virtual time of the timer that is due last; without it the kit steps from timer to timer. */
  last?(): number | undefined
  /** Changes what the wall clock shows; waiting timers keep their distance. */
  setSystemTime(ms: number): void
  /** Drops every waiting timer. */
  clear(): void
  /** Fulfils once nothing is left to do at this instant, on either side. */
  quiet?(): Promise<void>
}

/** Which of the tests marked as skipped run: those of `xit`, `xtest` and `xdescribe`, or those of `skip` as well. */
export type RunSkipped = 'none' | 'x' | 'all'

export type FastCheck = typeof import('fast-check')

/** How node-postgres reads values: by the number of their type, from their text form. */
export type PostgresTypes = { getTypeParser(type: number, format: 'text'): (text: string) => unknown }

/** One test that a file declares. */
export interface CollectedTest {
  /** 'Suite › nested › test', unique within its file. */
  name: string
  skipped: boolean
  /** Virtual milliseconds the test may take; 0 means no limit. */
  timeoutMs: number
}

export type FailureKind = 'assertion' | 'thrown' | 'timeout' | 'kit'

export interface Failure {
  status: 'failed'
  /** Whether an expectation was not met, something else was thrown, time ran out, or the kit was misused. */
  kind: FailureKind
  /** The root cause, as it was thrown. */
  error: unknown
  /** At most 4 KB, no colours. */
  message: string
  /** At most 16 KB each, present only when the two differ. */
  expected?: string
  actual?: string
  /** The shrunk counterexample of a failing property, at most 4 KB. */
  counterexample?: string
  /** The error's own stack, or ''; at most 8 KB. */
  stack: string
}

export type Outcome = { status: 'passed' } | Failure

/** One evaluation of a test file's body, on which several tests may run. */
export interface OpenFile {
  tests: CollectedTest[]
  /** Runs one test; `beforeAll` of its suites runs before their first test. Never rejects. */
  run(name: string): Promise<Outcome>
  /** Runs `afterAll` of the suites that were entered; fulfils with the first failure or 'passed'. */
  close(): Promise<Outcome>
}

/** The kit of one judge isolate. */
export interface Kit {
  /** What `require('hotseat/kit')` gives to test files. */
  exports: object
  /** What `require('fast-check')` gives to test files; loads the bundle on first touch of a name. */
  fastCheckExports(): object
  /**
   * Evaluates test-file bodies in order and returns the tests each declares, in file order. Of what is
   * marked as skipped, what `runSkipped` says counts as any other test.
   */
  collect(bodies: ReadonlyArray<() => void>, options?: { runSkipped: RunSkipped }): CollectedTest[][]
  /** Evaluates a body anew and runs one of its tests with all its hooks. Fulfils always. */
  run(body: () => void, name: string): Promise<Outcome>
  /** Looks in the text of a test file for globals that it assigns. */
  watch(program: string): void
  /** Tells the solution's side which globals were assigned since the last call. */
  assigned(): void
  /** Answers a request of `fetch`, from either isolate; undefined when no upstream has its URL. */
  network(call: NetworkCall): NetworkExchange | undefined
  /** Answers what a node of a network tells: that it sends, that a timer of it fires, what it threw there. */
  nodes(values: readonly unknown[]): unknown
  /** How a test fails that ends by `error`. */
  failureOf(error: unknown): Failure
  /** Whether a property of something that the solution was given is none of its business: what a spy records. */
  conceals(object: object, key: PropertyKey): boolean
  /** What the solution may read of an error that the kit made, in place of the values it compared. */
  disguise(error: object): string | undefined
  /** Whether an error came from a statement of the solution, which is to blame for it. */
  isStatementError(error: unknown): boolean
  /** Evaluates a body once for several tests; rethrows what the body throws. */
  open(body: () => void): OpenFile
}
