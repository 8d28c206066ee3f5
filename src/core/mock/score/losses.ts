import type { Report, TestResult } from '../../../../runner/protocol.ts'

/** How a solution that works otherwise fails its callers: when calls overlap, when the machine stops, or for good. */
export type Loss = 'race' | 'crash' | 'hang'

/**
 * What a report shows of that. The kit's races and histories say so themselves; any other test says it by its name, which
 * counts only where the code does its plain work: whoever fails everything has not been caught in a race.
 */
export function lossesIn({ tests }: Report): Set<Loss> {
  const found = new Set<Loss>()
  for (const test of tests) {
    const loss = lossOf(test, tests)
    if (loss !== undefined) found.add(loss)
  }
  return found
}

/** How the kit's races and histories begin what they say of a failure. */
const said = /in another order \(|in the order that comes by itself|not linearizable|interleaving/i

// "At once" alone may mean "immediately", so it has to follow those who come, or to be a heading.
const raceNames =
  /\bat the same time\b|\bconcurren|\boverlap|\bsimultaneous|\braces?\b|\binterleav|\bin parallel\b|^at once\b|\b(?:calls|requests|writers|readers|posts|clients|customers|callers|transfers) at once\b|\bexactly one (?:succeeds|wins)\b|\btakes? effect once\b|\blost updates?\b|\bloses? no updates?\b/i
const crashNames = /\bcrash|\bpower (?:cut|loss|failure)/i

function lossOf(test: TestResult, all: TestResult[]): Loss | undefined {
  const { name, verdict, message = '', counterexample = '' } = test
  if (verdict === 'accepted') return undefined
  if (said.test(message + counterexample)) return 'race'
  if (!doesPlainWork(test.level, all)) return undefined
  if (verdict === 'idleness-limit-exceeded') return 'hang'
  if (verdict !== 'wrong-answer' && verdict !== 'runtime-error') return undefined
  if (crashNames.test(name)) return 'crash'
  return raceNames.test(name) ? 'race' : undefined
}

/** Whether all plain samples of a level pass, and some plain test does. */
function doesPlainWork(level: number, all: TestResult[]): boolean {
  const plain = all.filter(({ name }) => !raceNames.test(name) && !crashNames.test(name))
  const isPassed = ({ verdict }: TestResult) => verdict === 'accepted'
  return (
    plain.some(isPassed) &&
    plain.filter((test) => test.group === 'sample' && test.level === level).every(isPassed)
  )
}
