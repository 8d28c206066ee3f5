import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { challenges, hotseat, report } from './hotseat.ts'

const folder = join(challenges, 'sql-top-per-group')

test('a solution in SQL is started, judged and told about like any other', async () => {
  const home = temporaryFolder()
  const started = await hotseat(['start', 'sql-top-per-group'], { home })
  const file = join(home, 'workspace/sql-top-per-group/solution.sql')
  expect([started.code, started.err]).toEqual([0, ''])
  expect(started.out).toContain('solution.sql')
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(folder, 'starter.sql'), 'utf8'))

  writeFileSync(file, readFileSync(join(folder, 'submissions/accepted/row-number.sql'), 'utf8'))
  const accepted = await hotseat(['submit', 'sql-top-per-group', '--json'], { home })
  expect(report(accepted)).toMatchObject({ verdict: 'accepted', diagnostics: [] })
  expect(existsSync(join(home, 'cache'))).toBe(true)

  writeFileSync(file, 'select categories.id from categories wehre true')
  const wrong = await hotseat(['run', 'last'], { home })
  expect(wrong.code).toBe(1)
  expect(wrong.out).toContain('error: syntax error at or near "true"')

  const reset = await hotseat(['reset', 'sql-top-per-group'], { home })
  expect([reset.code, reset.err]).toEqual([0, ''])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(folder, 'starter.sql'), 'utf8'))

  writeFileSync(file, ' \n')
  const empty = await hotseat(['run', 'last'], { home })
  expect(empty.out).toContain('the file is empty: write a statement')
})
