import { writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { hasTests } from '../../../src/core/mock/own-tests.ts'
import { closeJudge } from '../../../src/io/judge.ts'
import { scoreTests } from '../../../src/io/mock/judging.ts'
import { runWork } from '../../../src/io/mock/session-work.ts'
import { readCatalogue } from '../../../src/io/packs.ts'
import { places } from '../../../src/io/places.ts'
import { temporaryFolder } from '../temporary.ts'
import { begun } from './begun.ts'
import { levelOne, ownTests, smallPack } from './small-pack.ts'

afterAll(closeJudge)

const { signal } = new AbortController()
const own = places({ HOTSEAT_HOME: temporaryFolder(smallPack()) })

function score(tests: string, level = 2) {
  const challenge = readCatalogue(own).challenges.find(({ id }) => id === 'mine/sum')
  if (challenge === undefined) throw new Error('the small pack has a challenge')
  return scoreTests(challenge, tests, level, signal)
}

const head = "import { expect, test } from 'hotseat/kit'\nimport { sum } from './solution.ts'\n"

test('a bug is caught when a test fails that a right solution passes', async () => {
  expect(await score(ownTests)).toEqual({
    ...{ tests: 2, wrong: [], caught: ['begins at one', 'adds the first two'] },
    missed: ['counts negative numbers'],
  })
})

test('bugs of levels that were not open are not asked for', async () => {
  const found = await score(ownTests, 1)
  expect([found.caught, found.missed]).toEqual([['begins at one', 'adds the first two'], []])
})

test('tests that a right solution fails do not count', async () => {
  const wrong = `${head}test('seven', () => expect(sum([1])).toBe(7))\n`
  expect(await score(wrong, 1)).toEqual({
    ...{ tests: 1, wrong: ['seven'], caught: [], missed: ['begins at one', 'adds the first two'] },
  })
  const both = `${wrong}test('none', () => expect(sum([])).toBe(0))\n`
  expect(await score(both, 1)).toMatchObject({ tests: 2, wrong: ['seven'], caught: ['begins at one'] })
})

test('tests that cannot be run say why, with the line', async () => {
  const broken = await score(`${head}test('none', () => expect(sum([]))\n`)
  expect([broken.tests, broken.caught, broken.missed]).toEqual([0, [], []])
  expect(broken.problem).toMatch(/\(line \d+\)$/)
  expect((await score("import x from 'nowhere'\ntest('a', () => x())\n")).problem).toContain('nowhere')
  expect(await score('// no test\n')).toEqual({ tests: 0, wrong: [], caught: [], missed: [] })
})

test.each([
  ["test('a', () => {})", true],
  ['it.each`x`("a", f)', true],
  ['describe("x", () => { it("a", f) })', true],
  ["const url = 'http://x'; test('a', f)", true],
  ['', false],
  ["// test('a', f)", false],
  ["/* test('a', f) */", false],
  ["import { test } from 'hotseat/kit'", false],
  ['attest("a")', false],
])('%j has tests: %s', (text, has) => {
  expect(hasTests(text)).toBe(has)
})

test('a run tells of the own tests as well, and of what is wrong with them', async () => {
  const { open } = await begun()
  const session = open()
  const { solution = '', tests = '' } = session.files() ?? {}
  writeFileSync(solution, levelOne)
  writeFileSync(tests, `${ownTests}test('minus', () => expect(sum([-1])).toBe(0))\n`)
  const first = await runWork(session, { signal })
  expect(first.own).toMatchObject({ passed: 2, total: 3, failed: ['minus: expected -1 to be +0'] })
  writeFileSync(tests, `${ownTests}test(`)
  const second = await runWork(session, { signal })
  expect([second.report.verdict, second.own?.total]).toEqual(['accepted', 0])
  expect(second.own?.problem).toMatch(/\(line \d+\)$/)
  writeFileSync(tests, '')
  expect((await runWork(session, { signal })).own).toBeUndefined()
  session.close()
})
