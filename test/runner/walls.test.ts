import { expect, test } from 'vitest'
import type { Halt } from '../../runner/host/halt.ts'
import { firstWalls, longestJudgeMs, moreWalls } from '../../runner/host/walls.ts'

const limits = { cpuMs: 1000, heapMb: 64 }
const walls = firstWalls(limits)
const noTime: Halt = { verdict: 'wall-limit', message: 'no time' }
const noJudgeTime: Halt = { verdict: 'judge-error', message: 'no time', outOf: 'judge' }

function ended(halt: Halt | undefined, cpuMs: number, judgeCpuMs = 0) {
  return {
    halt,
    cpuMs,
    judgeCpuMs,
    ending: undefined,
    virtualMs: 0,
    heapBytes: 0,
    growth: [],
    seeded: false,
    calls: [],
  }
}

test('a test that ended, or used up its CPU time, is not tried again', () => {
  for (const result of [
    ended(undefined, 10),
    ended({ verdict: 'memory-limit-exceeded', message: 'full' }, 10),
    ended(noTime, 1000),
    ended(noJudgeTime, 10, 9000),
    ended({ verdict: 'judge-error', message: 'full' }, 10, 100),
  ])
    expect(moreWalls(walls, 1, result, limits)).toBeUndefined()
})

test('a solution that was held up gets the time that its share of the processor asks for, and room above that', () => {
  const next = moreWalls(walls, 1, ended(noTime, walls.solution / 5), limits)
  expect(next).toEqual({ solution: 1000 * 5 * 1.5, judge: walls.judge })
  expect(moreWalls(walls, 3, ended(noTime, walls.solution / 5), limits)?.solution).toBe(25_000)
  expect(moreWalls(walls, 5, ended(noTime, 1), limits)).toBeUndefined()
})

test('so does a test that was held up itself, as long as the parent waits for it', () => {
  const next = moreWalls(walls, 1, ended(noJudgeTime, 0, walls.judge / 2), limits)
  expect(next).toEqual({ solution: walls.solution, judge: walls.judge * 2 * 1.5 })
  const longest = moreWalls(walls, 2, ended(noJudgeTime, 0, 100), limits)
  expect(longest?.judge).toBe(longestJudgeMs)
  expect(longest && moreWalls(longest, 3, ended(noJudgeTime, 0, 100), limits)).toBeUndefined()
})
