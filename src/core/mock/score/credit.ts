import type { Report, TestResult } from '../../../../runner/protocol.ts'
import { isBlameless, openLevelOf, type RoundState, type Seen, sourceInTime } from '../state.ts'

/** Tests that belong together, and how many of them passed. */
export interface TestGroupScore {
  name: string
  passed: number
  total: number
}

/**
 * The run that counts: the last one by hidden tests of code that was saved in time. Undefined when nothing of the kind was
 * judged, or nobody can be blamed for how it ended.
 */
export function countedRun(round: RoundState): Seen<'run'> | undefined {
  const latest = sourceInTime(round, 'solution')
  if (latest === undefined) return undefined
  return round.runs.findLast((run) => run.mode !== 'run' && run.snapshot <= latest.seq && !isBlameless(run))
}

/** The levels that a round is about: those of a curveball as far as it was thrown, else all of them. */
export function plannedLevels(round: RoundState): number {
  const count = round.plan.challenge?.levels.length ?? 1
  const hasCurveball = round.plan.phases.some(({ kind }) => kind === 'curveball')
  return hasCurveball ? openLevelOf(round) : count
}

/** The levels, from 1, whose tests all passed in a report, up to the first that failed. */
export function levelsPassed({ tests, diagnostics }: Report): number {
  if (diagnostics.some(({ severity }) => severity === 'error')) return 0
  const levels = [...new Set(tests.map(({ level }) => level))].sort((a, b) => a - b)
  const failed = levels.find((level) =>
    tests.some((test) => test.level === level && test.verdict !== 'accepted'),
  )
  return failed === undefined ? (levels.at(-1) ?? 0) : failed - 1
}

/** The part of a round's tests that passed, each level counting the same: 0 to 1. */
export function creditOf(round: RoundState, { report }: Seen<'run'>): number {
  const planned = plannedLevels(round)
  let sum = 0
  for (let level = 1; level <= planned; level++) {
    const tests = report.tests.filter((test) => test.level === level)
    const passed = tests.filter(({ verdict }) => verdict === 'accepted').length
    sum += tests.length === 0 ? 0 : passed / tests.length
  }
  return sum / planned
}

/** A report's tests by level, or by the `describe` block that they stand in, or samples and hidden ones. */
export function groupsOf({ tests }: Report, levels: readonly string[]): TestGroupScore[] {
  const blocks = new Set(tests.map(blockOf))
  const nameOf = (test: TestResult) => {
    if (levels.length > 1) return `Level ${test.level}: ${levels[test.level - 1] ?? ''}`
    const block = blocks.size > 1 ? blockOf(test) : undefined
    if (block !== undefined) return block
    return test.group === 'sample' ? 'Sample tests' : 'Hidden tests'
  }
  const groups = new Map<string, TestGroupScore>()
  for (const test of tests) {
    const name = nameOf(test)
    const group = groups.get(name) ?? { name, passed: 0, total: 0 }
    group.total++
    if (test.verdict === 'accepted') group.passed++
    groups.set(name, group)
  }
  return [...groups.values()]
}

function blockOf({ name }: TestResult): string | undefined {
  const end = name.indexOf(' › ')
  return end < 0 ? undefined : name.slice(0, end)
}
