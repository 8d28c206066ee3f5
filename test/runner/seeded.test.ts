import { afterAll, expect, test } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

const judge = createJudge()
afterAll(() => judge.close())

test('the judge tells which tests go by the seed', async () => {
  const seeded: Record<string, boolean> = {}
  const tests = `import { expect, fc, test } from 'hotseat/kit'
    import { roll, id, plain } from '#solution'
    test('draws in the solution', () => { roll() })
    test('draws an id in the solution', () => { id() })
    test('draws in the test', () => { expect(Math.random()).toBeLessThan(1) })
    test('a property', () => { fc.assert(fc.property(fc.nat(), (n) => plain(n) === n)) })
    test('a sample', () => { expect(plain(fc.sample(fc.nat(), 1)[0])).toBeGreaterThan(-1) })
    test('fixed values', () => { expect(plain(1)).toBe(1) })
    test('time that passes', async () => { await new Promise((done) => setTimeout(done, 10)) })`
  const solution = 'export const roll = () => Math.random(), id = () => crypto.randomUUID(), plain = (n) => n'
  const report = await judge.judge(jobOf({ solution, tests }), {
    onEvent(event) {
      if (event.type === 'result') seeded[event.result.name] = event.seeded
    },
  })
  expect(report.verdict).toBe('accepted')
  expect(seeded).toEqual({
    'draws in the solution': true,
    'draws an id in the solution': true,
    'draws in the test': true,
    'a property': true,
    'a sample': true,
    'fixed values': false,
    'time that passes': false,
  })
  expect(report.tests[0]).not.toHaveProperty('seeded')
})
