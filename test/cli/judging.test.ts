import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { challenges, hotseat, json, report, sumChallenge } from './hotseat.ts'

const accepted = readFileSync(join(challenges, 'lru-cache/submissions/accepted/map-order.ts'), 'utf8')
const starter = readFileSync(join(challenges, 'lru-cache/starter.ts'), 'utf8')

describe.concurrent('run and submit', () => {
  test('run judges by the sample tests, with the same seed each time', async () => {
    const home = temporaryFolder({ 'workspace/lru-cache/solution.ts': accepted })
    const first = await hotseat(['run', 'lru-cache', '--json'], { home })
    const second = await hotseat(['run', 'lru-cache', '--json'], { home })
    expect([first.code, first.err]).toEqual([0, ''])
    expect(report(first)).toMatchObject({
      challenge: 'core/lru-cache',
      scope: 'samples',
      verdict: 'accepted',
    })
    expect(report(first).tests.every(({ group }) => group === 'sample')).toBe(true)
    expect(report(second).seed).toBe(report(first).seed)
  })

  test('submit judges by all tests and keeps the attempt, which solves the challenge', async () => {
    const home = temporaryFolder({ 'workspace/lru-cache/solution.ts': accepted })
    const outcome = await hotseat(['submit', 'lru-cache'], { home })
    expect([outcome.code, outcome.err]).toEqual([0, ''])
    expect(outcome.out).toMatch(/^✓ accepted {2}core\/lru-cache: all \d+ tests passed\n/)
    expect(attempts(home)).toMatchObject([{ challenge: 'core/lru-cache', scope: 'all', source: accepted }])
    const list = json(await hotseat(['list', 'lru', '--status', 'solved', '--json'], { home }))
    expect(list['challenges']).toMatchObject([{ slug: 'lru-cache', status: 'solved' }])
    expect(json(await hotseat(['--json'], { home }))['solved']).toBe(1)
  })

  test('a wrong solution is told like by a teacher, and is an attempt too', async () => {
    const home = temporaryFolder({ 'workspace/lru-cache/solution.ts': starter })
    const { code, out, err } = await hotseat(['run', 'last'], { home })
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^✗ wrong-answer {2}core\/lru-cache: \d of 4 sample tests passed\n/)
    expect(out).toMatch(/ {2}expected {2}.+\n {2}actual {4}.+\n/)
    expect(out).toMatch(/Run it again: hotseat run core\/lru-cache --seed \d+ --only /)
    expect(attempts(home)).toMatchObject([{ scope: 'samples', verdict: 'wrong-answer' }])
    const list = json(await hotseat(['list', '--status', 'tried', '--json'], { home }))
    expect(list['challenges']).toMatchObject([{ slug: 'lru-cache' }])
  })

  test('a report names the command, the seed and the test that run it again', async () => {
    const home = temporaryFolder({ "it's mine.ts": starter })
    const first = report(
      await hotseat(['submit', 'lru-cache', "it's mine.ts", '--json', '--no-record'], { home }),
    )
    const failing = first.tests.find(({ verdict }) => verdict !== 'accepted')
    expect(failing?.replay).toContain(
      `hotseat submit core/lru-cache 'it'\\''s mine.ts' --seed ${first.seed} --only `,
    )
    const words = [
      'submit',
      'lru-cache',
      "it's mine.ts",
      '--seed',
      String(first.seed),
      '--only',
      failing?.name ?? '',
    ]
    const again = report(await hotseat([...words, '--json'], { home }))
    expect(again.seed).toBe(first.seed)
    expect(again.tests.map(({ name, message }) => [name, message])).toEqual([
      [failing?.name, failing?.message],
    ])
  })

  test('--no-record keeps nothing, --only solves nothing', async () => {
    const home = temporaryFolder({ 'solution.ts': accepted })
    await hotseat(['submit', 'lru-cache', 'solution.ts', '--no-record'], { home })
    expect((await hotseat(['list', '--status', 'new', '--json'], { home })).out).toContain('"lru-cache"')
    const only = await hotseat(['submit', 'lru-cache', 'solution.ts', '--only', 'counts its entries'], {
      home,
    })
    expect(only.code).toBe(0)
    expect(attempts(home)).toMatchObject([{ scope: 'some', verdict: 'accepted', total: 1 }])
    expect((await hotseat(['list', '--status', 'solved', '--json'], { home })).out).not.toContain(
      '"lru-cache"',
    )
  })

  test('files beside the solution in the workspace can be imported', async () => {
    const home = temporaryFolder({
      'workspace/lru-cache/solution.ts': "export { LruCache } from './lru.ts'\n",
      'workspace/lru-cache/lru.ts': accepted,
    })
    expect((await hotseat(['run', 'lru-cache'], { home })).code).toBe(0)
  })
})

describe.concurrent('judge', () => {
  test('judges any folder by all tests, records nothing', async () => {
    const cwd = sumChallenge()
    const home = temporaryFolder()
    const outcome = await hotseat(['judge', 'sum', 'right.ts', '--json'], { cwd, home })
    expect([outcome.code, outcome.err]).toEqual([0, ''])
    expect(report(outcome)).toMatchObject({
      challenge: 'sum',
      scope: 'all',
      verdict: 'accepted',
      passed: 3,
      total: 3,
    })
    expect(attempts(home)).toEqual([])
  })

  test('tells the sample test in full and the hidden tests from the first', async () => {
    const { code, out } = await hotseat(['judge', 'sum', 'wrong.ts', '--seed', '5'], { cwd: sumChallenge() })
    expect(code).toBe(1)
    expect(out).toMatch(/^✗ wrong-answer {2}sum: 2 of 3 tests passed\n/)
    expect(out).toContain('expected  10')
    expect(out).toContain("Run it again: hotseat judge sum wrong.ts --seed 5 --only 'adds many'")
  })

  test("is not confused by files of the job's names in the current folder", async () => {
    const folder = sumChallenge()
    writeFileSync(join(folder, 'sum/solution.ts'), readFileSync(join(folder, 'right.ts')))
    const { code, out } = await hotseat(['judge', '.', 'solution.ts'], { cwd: join(folder, 'sum') })
    expect([code, out.split('\n')[0]]).toEqual([0, '✓ accepted  sum: all 3 tests passed'])
  })

  test("prints the user's console as it comes, without control characters, and not with --json", async () => {
    const cwd = sumChallenge({
      'loud.ts': `export const sum = (numbers: number[]) => {
  console.log('got', numbers)
  console.warn('\\u001b[31mred\\u001b[0m')
  return numbers.reduce((a, b) => a + b, 0)
}\n`,
    })
    const { out } = await hotseat(['judge', 'sum', 'loud.ts', '--only', 'adds two'], { cwd })
    expect(out).toMatch(/^adds two\n {2}got \[ 1, 2 \]\n {2}warn: red\n\n✓ accepted/)
    const quiet = await hotseat(['judge', 'sum', 'loud.ts', '--only', 'adds two', '--json'], { cwd })
    expect(report(quiet).tests[0]?.console).toEqual([
      { level: 'log', text: 'got [ 1, 2 ]' },
      { level: 'warn', text: 'red' },
    ])
  })

  test('a compile error has a frame', async () => {
    const cwd = sumChallenge({ 'broken.ts': 'export const sum = (\n' })
    const { code, out } = await hotseat(['judge', 'sum', 'broken.ts'], { cwd })
    expect([code, out.split('\n')[0]]).toEqual([1, '✗ compile-error  sum'])
    expect(out).toMatch(/^error at broken\.ts:\d+:\d+$/m)
  })

  test('tests that break are not the fault of the user', async () => {
    const cwd = sumChallenge({ 'sum/tests/hidden.test.ts': "throw new Error('not today')" })
    const outcome = await hotseat(['judge', 'sum', 'right.ts'], { cwd })
    expect(outcome.code).toBe(3)
    expect(outcome.out).toContain('The tests of this challenge broke, not your solution.')
  })

  test('a test that does not exist is wrong use', async () => {
    const cwd = sumChallenge()
    expect(await hotseat(['judge', 'sum', 'right.ts', '--only', 'adds nothing'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'No test has a name like "adds nothing".\n',
    })
  })

  test('a world that this version lacks is refused', async () => {
    const cwd = sumChallenge({
      'sum/challenge.json': '{ "format": 1, "title": "Sum", "needs": ["http", "weather"] }',
    })
    const { code, err } = await hotseat(['judge', 'sum', 'right.ts'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('"needs[1]" must be one of http, postgres, network, disk, not "weather"')
  })

  test('a challenge in a pack has its full name', async () => {
    const cwd = sumChallenge()
    const { out } = await hotseat(['judge', join(challenges, 'lru-cache'), 'right.ts', '--json'], { cwd })
    expect(JSON.parse(out)).toMatchObject({ challenge: 'core/lru-cache', verdict: 'compile-error' })
  })
})

function attempts(home: string): unknown[] {
  try {
    const database = new DatabaseSync(join(home, 'data/history.db'), { readOnly: true })
    const rows = database.prepare('SELECT * FROM attempts').all()
    database.close()
    return rows
  } catch {
    return []
  }
}
