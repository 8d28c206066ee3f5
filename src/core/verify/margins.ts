import type { Limits } from '../../../runner/protocol.ts'
import type { Fault } from './finding.ts'
import type { SubmissionRuns } from './observed.ts'

/** What accepted submissions may use of a limit at most, and by how much too slow ones have to be over it. */
export const margins = { cpuShare: 1 / 3, heapShare: 1 / 2, over: 1.5 }

/** The most that any test of an accepted submission used. */
export interface Used {
  cpuMs: number
  heapBytes: number
}

/** What accepted submissions use: for each test the least CPU of its rounds, for a busy machine only ever adds to it. */
export function usedByAccepted(submissions: readonly SubmissionRuns[]): Used {
  return largest(submissions.filter(isAccepted).map(used))
}

/**
 * Limits too near to what right solutions need, and too slow submissions that are only just too slow.
 * @param timed false where the machine may be too busy for figures of CPU time to mean anything.
 */
export function marginFaults(
  submissions: readonly SubmissionRuns[],
  limits: Limits,
  timed: boolean,
): Fault[] {
  return submissions.flatMap((runs) => (isAccepted(runs) ? tight(runs, limits, timed) : narrow(runs, limits)))
}

function isAccepted({ expected, first }: SubmissionRuns): boolean {
  return expected === 'accepted' && first.verdict === 'accepted'
}

function tight(runs: SubmissionRuns, limits: Limits, timed: boolean): Fault[] {
  const { cpuMs } = used(runs)
  const at = { check: 'margins', file: `submissions/${runs.name}` } as const
  const found: Fault[] = []
  if (timed && cpuMs > limits.cpuMs * margins.cpuShare) {
    const enough = Math.ceil(cpuMs / margins.cpuShare / 100) * 100
    found.push({
      ...at,
      message: `It needs ${Math.round(cpuMs)} ms of CPU in one test, more than a third of the limit of ${limits.cpuMs} ms.`,
      fix: `Raise "limits.cpuMs" to about ${enough}, or make the largest test smaller: other machines are slower.`,
    })
  }
  const full = runs.halved?.tests.find(({ verdict }) => verdict === 'memory-limit-exceeded')
  if (full !== undefined) {
    found.push({
      ...at,
      message: `"${full.name}" needs more than ${heapShareMb(limits)} MB, half of the limit of ${limits.heapMb} MB.`,
      fix: 'Raise "limits.heapMb", or let the test hold less.',
    })
  }
  return found
}

/** Tests that end with more on the heap than they may need; how much of that is garbage is for another run to tell. */
export function largeTests(runs: SubmissionRuns, limits: Limits): string[] {
  if (!isAccepted(runs)) return []
  const most = heapShareMb(limits) * 2 ** 20
  return runs.first.tests.filter(({ name }) => usedBy(name, runs).heapBytes > most).map(({ name }) => name)
}

/** Megabytes that an accepted submission may need; no isolate can have less than 8. */
export function heapShareMb({ heapMb }: Limits): number {
  return Math.max(8, Math.floor(heapMb * margins.heapShare))
}

function narrow({ name, expected, first, raised }: SubmissionRuns, limits: Limits): Fault[] {
  if (expected !== 'time-limit-exceeded' || first.verdict !== expected || raised === undefined) return []
  if (raised.tests.some(({ verdict }) => verdict === 'time-limit-exceeded')) return []
  // On a machine that is too busy to tell, nothing is known.
  if (raised.tests.length === 0 || raised.verdict === 'internal-error') return []
  const slowest = raised.tests.reduce((most, { cpuMs }) => Math.max(most, cpuMs), 0)
  return [
    {
      check: 'margins',
      file: `submissions/${name}`,
      message: `It needs ${slowest} ms of CPU, less than ${margins.over} times the limit of ${limits.cpuMs} ms: a faster machine accepts it.`,
      fix: 'Make the largest test larger, or lower "limits.cpuMs" if the accepted submissions allow it.',
    },
  ]
}

function used(runs: SubmissionRuns): Used {
  return largest(runs.first.tests.map(({ name }) => usedBy(name, runs)))
}

function usedBy(name: string, { first, again, orders, seeds }: SubmissionRuns): Used {
  const rounds = [first, ...(again ? [again] : []), ...orders.map(({ report }) => report), ...seeds]
  const results = rounds.flatMap((round) => round.tests.filter((test) => test.name === name))
  return {
    cpuMs: results.reduce((least, { cpuMs }) => Math.min(least, cpuMs), Number.POSITIVE_INFINITY),
    heapBytes: middle(results.map(({ heapBytes }) => heapBytes)),
  }
}

function largest(all: readonly Used[]): Used {
  return {
    cpuMs: all.reduce((most, { cpuMs }) => Math.max(most, cpuMs), 0),
    heapBytes: all.reduce((most, { heapBytes }) => Math.max(most, heapBytes), 0),
  }
}

/** The lower of the two middle values of an even number of them. */
function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}
