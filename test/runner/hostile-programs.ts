import type { Limits, Verdict } from '../../runner/protocol.ts'
import { escaping } from './hostile/escaping.ts'
import { forging } from './hostile/forging.ts'
import { loops } from './hostile/loops.ts'
import { memory } from './hostile/memory.ts'
import { natives } from './hostile/natives.ts'
import { output } from './hostile/output.ts'
import { recursion } from './hostile/recursion.ts'
import { throwing } from './hostile/throwing.ts'
import { timers } from './hostile/timers.ts'
import { values } from './hostile/values.ts'
import { caught, world } from './hostile/world.ts'

/** A solution that means harm, and the one verdict that its first test must get. */
export interface HostileProgram {
  name: string
  /** TypeScript that exports `attack`, unless `tests` uses something else. */
  solution: string
  /** Body of the first test, in place of one that awaits `attack()` and expects 'fine'. */
  test?: string
  limits?: Partial<Limits>
  /** More than one only where it is a race which limit is hit first. */
  verdict: Verdict | Verdict[]
  /** What a later, harmless test in the same file gets: 'accepted' unless the solution does not even load. */
  later?: Verdict | 'none'
}

/** By class, as people who attack judges think of them. */
export const hostilePrograms: Record<string, readonly HostileProgram[]> = {
  loops,
  'built-ins that never look at a timeout': natives,
  memory,
  recursion,
  'what is thrown': throwing,
  'what is returned': values,
  'forged built-ins and messages': forging,
  'ways out': escaping,
  'what is missing from the world': world,
  output,
  'timers and promises': timers,
  'limits that test code catches': caught,
}

/** The test file for a program: its attack, and then a harmless test. */
export function testsFor({ test }: HostileProgram): string {
  return `import { clock, expect, fc, inside, replay, test, vi } from 'hotseat/kit'
import * as solution from '#solution'
test('attack', async () => { ${test ?? `expect(await solution.attack()).toBe('fine')`} })
test('harmless', () => { expect(solution.double(2)).toBe(4) })`
}

/** The solution with what the harmless test calls. */
export function solutionFor({ solution }: HostileProgram): string {
  return `export function double(n: number): number { return n * 2 }\n${solution}`
}
