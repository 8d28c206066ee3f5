import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { distFolder } from '../../runner/paths.ts'
import { createDatabases } from '../../runner/postgres/database.ts'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'
import { cache } from './postgres-judging.ts'

const folder = mkdtempSync(join(tmpdir(), 'hotseat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tests = `import { createDatabase, expect, test } from 'hotseat/kit'
test('it', async () => {
  const database = await createDatabase({ schema: 'create table t (id int)', rows: { t: [{ id: 1 }] } })
  expect(await database.rows('select * from t')).toEqual([{ id: 1 }])
})`

async function judgedWith(postgres: { cache?: string; url?: string }, database = true) {
  const judge = createJudge({ postgres: () => postgres })
  try {
    return await judge.judge(jobOf({ solution: 'export {}', tests, database }))
  } finally {
    await judge.close()
  }
}

test('a damaged image is made anew, and a cache that cannot be written does without one', async () => {
  const { tests: made } = await judgedWith({ cache: folder })
  const [image] = readdirSync(folder)
  writeFileSync(join(folder, image as string), 'not an image')
  const { tests: again } = await judgedWith({ cache: folder })
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { tests: without } = await judgedWith({ cache: file })
  expect([made, again, without].map(([test]) => test?.verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(readdirSync(folder).sort()).toEqual(['file', image].sort())
})

test('a server that is not there is said, and nothing is left running', async () => {
  const report = await judgedWith({ url: 'postgres://nobody@127.0.0.1:1/none' })
  expect(report.tests[0]).toMatchObject({
    verdict: 'internal-error',
    message: expect.stringMatching(/^the database did not start: .*ECONNREFUSED/),
  })
})

test('a test that asks for a database its challenge does not need is told so', async () => {
  const report = await judgedWith({}, false)
  expect(report.tests[0]).toMatchObject({
    verdict: 'judge-error',
    message: 'the test asks for a database: add "needs": ["postgres"] to challenge.json',
  })
})

test('a process that dies is replaced by the next one', async () => {
  const databases = createDatabases(distFolder(), () => ({ cache }))
  const database = databases.take()
  const run = (text: string) => database.ask({ op: 'run', statement: { id: 1, session: 1, text } }, 2000)
  try {
    expect((await database.ask({ op: 'open', schema: '', loads: [] }, 2000)).fatal).toBeUndefined()
    const dying = run('select pg_sleep(60)')
    process.kill(database.pid() as number, 'SIGKILL')
    expect((await dying).fatal).toMatchObject({ verdict: 'internal-error' })
    await database.ask({ op: 'open', schema: '', loads: [] }, 2000)
    expect((await run('select 1 as x')).done).toMatchObject([{ results: [{ rows: [['1']] }] }])
  } finally {
    await databases.close()
  }
  expect(existsSync(`/proc/${database.pid() ?? 0}/stat`)).toBe(false)
})

test('a statement that takes all memory ends with its verdict', async () => {
  const judge = createJudge({ postgres: () => ({ cache }) })
  const flood = `import { createDatabase, test } from 'hotseat/kit'
import { text } from '#solution'
test('it', async () => { await (await createDatabase()).pool().query(text) })`
  try {
    const report = await judge.judge(
      jobOf({
        solution: `export const text = "select array_agg(repeat('x', 1000) || n) from generate_series(1, 3000000) n"`,
        tests: flood,
        database: true,
        limits: { cpuMs: 20_000 },
      }),
    )
    expect(['memory-limit-exceeded', 'runtime-error']).toContain(report.tests[0]?.verdict)
  } finally {
    await judge.close()
  }
})
