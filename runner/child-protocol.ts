import type { DatabaseRequest } from './guest/postgres-protocol.ts'
import type { ConsoleLine, Growth, Job, Limits, TestGroup, TestOrder, Verdict } from './protocol.ts'

/**
 * What the parent hands to the judging child, a line for each job: compiled code and nothing that names a file of the
 * machine.
 */
export interface ChildJob {
  seed: number
  limits: Limits
  isolation: 'test' | 'file'
  scope: Job['scope']
  runSkipped?: Job['runSkipped']
  /** The solution as an expression: a function (exports, require, module). */
  program: string
  /** Names that the tests take from the solution. */
  imports: string[]
  tests: ChildTestFile[]
  order: TestOrder
  only?: string[] | undefined
  stopAfterLimits?: number | undefined
  bail?: boolean | undefined
  testConsole?: boolean | undefined
  /** Its tests may ask for a database. */
  database?: boolean | undefined
  /** Tests that another child has judged already. */
  skip: number
  /** Tests of this job that ended at a limit in another child. */
  limitsSoFar: number
}

export interface ChildTestFile {
  path: string
  group: TestGroup
  level: number
  /** So many tests, the first ones, are samples whatever the group. */
  samples?: number | undefined
  /** The file as an expression: a function (require, module, exports). */
  program: string
}

/** How one test ended, before stacks are mapped to the sources. */
export interface RawResult {
  name: string
  group: TestGroup
  level: number
  verdict: Verdict
  message?: string
  expected?: string
  actual?: string
  counterexample?: string
  stack?: string
  calls?: string[]
  console: ConsoleLine[]
  consoleTruncated: boolean
  cpuMs: number
  virtualMs: number
  heapBytes: number
  growth?: Growth[]
  /** False when the test goes the same way whatever the seed. */
  seeded: boolean
}

/** Lines of the child on its event pipe; `missing`, `failed` or `end` is the last one of a job. */
export type ChildEvent =
  | { type: 'ready' }
  | { type: 'tests'; tests: { name: string; group: TestGroup; level: number }[]; skipped: number }
  | { type: 'missing'; exports: string[]; names: string[] }
  | { type: 'failed'; verdict: Verdict; message: string; stack: string }
  | { type: 'start'; index: number }
  | { type: 'console'; line: ConsoleLine }
  | { type: 'result'; result: RawResult }
  | { type: 'end'; notRun: number }
  /** The child reads the reply, a line of JSON, before it does anything else. */
  | ({ type: 'ask' } & DatabaseAsk)

/** A request for the database; `limitMs` is the CPU time that it may take. */
export interface DatabaseAsk {
  request: DatabaseRequest
  limitMs: number
}

/** What the watchdog writes on its own pipe before it kills the child. */
export interface LastWord {
  reason: 'memory' | 'stuck'
  side: 'solution' | 'judge'
  /** The test had used the solution by then. */
  crossed: boolean
  cpuMs: number
}
