/** What travels between the app, the judge's parent side and the judging child: plain data only. */

/** The verdicts of a submission and of a single test; the last two are never the user's fault. */
export const verdicts = [
  'accepted',
  'wrong-answer',
  'runtime-error',
  'time-limit-exceeded',
  'memory-limit-exceeded',
  'output-limit-exceeded',
  'idleness-limit-exceeded',
  'compile-error',
  'judge-error',
  'internal-error',
] as const

export type Verdict = (typeof verdicts)[number]

export type TestGroup = 'sample' | 'hidden'

export interface Limits {
  /** CPU milliseconds the solution may use in one test, 50 or more. */
  cpuMs: number
  /** Megabytes of heap of the solution's isolate, 8 or more. */
  heapMb: number
}

/** A file by its path inside the challenge folder (`tests/hidden.test.ts`) or its own name (`solution.ts`). */
export interface SourceFile {
  path: string
  text: string
}

export interface TestFile extends SourceFile {
  group: TestGroup
  level: number
  /** So many tests of a hidden file, its first ones, are samples all the same. */
  samples?: number | undefined
}

/** One submission to judge. */
export interface Job {
  /** `pack/slug`, or the folder's name for a challenge outside a pack. */
  challenge: string
  scope: 'samples' | 'all'
  seed: number
  solution: SourceFile
  /** Folder whose files the solution may import by relative paths; without it the solution is one file. */
  solutionFolder?: string | undefined
  /** Test files in the order they run: samples first. */
  tests: TestFile[]
  /** Files of the `tests` folder that tests may import, by path. */
  helpers: SourceFile[]
  /** A relative import that tests use for the solution besides `#solution`, as written in challenge.json. */
  solutionAlias?: string | undefined
  limits: Limits
  isolation: 'test' | 'file'
  /**
   * Run what the tests mark as skipped, in suites written to be unlocked one test after the other: by `xit`, `xtest` and
   * `xdescribe`, or by `skip` as well.
   */
  runSkipped?: 'none' | 'x' | 'all' | undefined
  /** Run only tests whose name is one of these, or contains one of them when none is equal. */
  only?: string[] | undefined
  /** The command line that runs this job again, without `--seed` and `--only`. */
  command: string
  /** Stop after this many tests that ended at a limit (time, memory, output); all tests run without it. */
  stopAfterLimits?: number | undefined
  /** Stop at the first test that is not accepted: enough for the verdict, not for the full picture. */
  bail?: boolean | undefined
  /** Start a database for it: its tests need PostgreSQL. */
  database?: boolean | undefined
  /** Pass on what test code prints, for authors. */
  testConsole?: boolean | undefined
}

/** The order of a job's tests: as written, the other way round, or shuffled by the seed. */
export type TestOrder = 'written' | 'reversed' | 'shuffled'

/** One of several runs of a job, and what is different in it. */
export interface Round {
  seed?: number
  order?: TestOrder
  only?: string[]
  bail?: boolean
  /** JavaScript statements that run in the solution's realm before the solution. */
  prologue?: string
}

export interface StackFrame {
  file: string
  line: number
  column: number
  function: string
}

export interface ConsoleLine {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug'
  text: string
}

export interface TestResult {
  name: string
  group: TestGroup
  level: number
  verdict: Verdict
  message?: string
  expected?: string
  actual?: string
  diff?: string
  counterexample?: string
  replay?: string
  /** Frames in the user's or the pack's TypeScript, innermost first. */
  stack: StackFrame[]
  /** The user's source around the innermost frame, with a caret. */
  frame?: string
  /** What the test did to the solution before it failed, oldest first. */
  calls?: string[]
  console: ConsoleLine[]
  consoleTruncated: boolean
  cpuMs: number
  virtualMs: number
  heapBytes: number
  /** How the cost grows with the size, where the test measures that; it does not bear on the verdict. */
  growth?: Growth[]
}

/** What a test has measured at several sizes: operations that it counted, or milliseconds of the solution's CPU time. */
export interface Growth {
  label: string
  unit: 'operations' | 'ms'
  points: { size: number; cost: number }[]
}

export interface Diagnostic {
  severity: 'error' | 'warning'
  message: string
  file: string
  line: number
  column: number
  frame: string
}

export interface Report {
  format: 1
  challenge: string
  scope: 'samples' | 'all'
  verdict: Verdict
  passed: number
  total: number
  seed: number
  cpuMs: number
  wallMs: number
  heapBytes: number
  tests: TestResult[]
  diagnostics: Diagnostic[]
  notes: string[]
}

/** What a caller hears while a job runs, in this order: tests once, then for each test start, console, result. */
export type RunEvent =
  | { type: 'tests'; total: number }
  | { type: 'start'; name: string; group: TestGroup }
  | { type: 'console'; line: ConsoleLine }
  /** `seeded` is false when nothing was drawn at random: every other seed gives the same result. */
  | { type: 'result'; result: TestResult; seeded: boolean }
