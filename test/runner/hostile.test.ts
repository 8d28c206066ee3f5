import { afterAll, describe, expect, test, vi } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { childProcesses } from './hostile/child-processes.ts'
import { hostilePrograms, solutionFor, testsFor } from './hostile-programs.ts'
import { jobOf } from './judging.ts'

// Each program takes all that it can get: not more of them at once than a small machine has cores.
vi.setConfig({ maxConcurrency: 2 })

const judge = createJudge()

afterAll(async () => {
  await judge.close()
  expect(childProcesses()).toEqual([])
})

for (const [kind, programs] of Object.entries(hostilePrograms)) {
  describe.concurrent(kind, () => {
    test.for(programs)('$name', async (program) => {
      const given = { solution: solutionFor(program), tests: testsFor(program), limits: program.limits ?? {} }
      const events: unknown[] = []
      const report = await judge.judge(jobOf(given), { onEvent: (event) => void events.push(event) })
      const [attack, harmless] = report.tests
      const ending = attack ?? report
      expect([program.verdict].flat(), JSON.stringify(ending, null, 1).slice(0, 2000)).toContain(
        ending.verdict,
      )
      expect(harmless?.verdict ?? 'none').toBe(program.later ?? 'accepted')
      const text = JSON.stringify([report, events])
      expect(text).not.toMatch(forTheTerminal)
      expect(text.length).toBeLessThan(1_000_000)
    })
  })
}

/** Control characters and bidirectional controls, as they are or as JSON escapes them; newlines and tabs are text. */
const forTheTerminal = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|(?<!\\)(?:\\\\)*\\(?:[bfr]|u00[01])/
