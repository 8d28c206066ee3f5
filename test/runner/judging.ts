import { afterAll } from 'vitest'
import type { Job, Limits, Report, RunEvent, TestGroup } from '../../runner/protocol.ts'
import { createJudge, type Judge } from '../../runner/supervise.ts'

/** What a judge test says of its job; everything else is the same for all. */
export interface Case {
  solution: string
  /** The hidden test file. */
  tests: string
  /** The sample test file. */
  samples?: string
  helpers?: Record<string, string>
  limits?: Partial<Limits>
  seed?: number
  only?: string[]
  isolation?: Job['isolation']
  runSkipped?: Job['runSkipped']
  solutionAlias?: string
  stopAfterLimits?: number
  database?: boolean
  onEvent?: (event: RunEvent) => void
}

let judging: Judge | undefined

/** Judges one solution against one test file in a real sandbox. */
export function judge(given: Case): Promise<Report> {
  judging ??= createJudge({ spare: true, reserve: 0 })
  return judging.judge(jobOf(given), given.onEvent === undefined ? {} : { onEvent: given.onEvent })
}

afterAll(() => judging?.close())

export function jobOf(given: Case): Job {
  const file = (group: TestGroup, name: string, text: string) => ({
    path: `tests/${name}`,
    text,
    group,
    level: 1,
  })
  return {
    challenge: 'test/case',
    scope: 'all',
    seed: given.seed ?? 1,
    solution: { path: 'solution.ts', text: given.solution },
    tests: [
      ...(given.samples === undefined ? [] : [file('sample', 'sample.test.ts', given.samples)]),
      file('hidden', 'hidden.test.ts', given.tests),
    ],
    helpers: Object.entries(given.helpers ?? {}).map(([path, text]) => ({ path, text })),
    limits: { cpuMs: 1000, heapMb: 64, ...given.limits },
    isolation: given.isolation ?? 'test',
    runSkipped: given.runSkipped,
    solutionAlias: given.solutionAlias,
    only: given.only,
    command: 'hotseat submit test/case',
    stopAfterLimits: given.stopAfterLimits,
    database: given.database,
  }
}
