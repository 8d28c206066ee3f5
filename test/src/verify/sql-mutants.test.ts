import { expect, test } from 'vitest'
import { sqlMutants } from '../../../src/core/verify/sql-mutants.ts'

function mutantsOf(text: string): string[] {
  return sqlMutants(text).map(({ start, end, becomes }) => text.slice(0, start) + becomes + text.slice(end))
}

test('words and signs become what they are taken for', () => {
  expect(mutantsOf('select sum(a) from t left join u on t.id = u.id where b >= 3')).toEqual([
    'select max(a) from t left join u on t.id = u.id where b >= 3',
    'select sum(a) from t join u on t.id = u.id where b >= 3',
    'select sum(a) from t left join u on t.id <> u.id where b >= 3',
    'select sum(a) from t left join u on t.id = u.id where b > 3',
    'select sum(a) from t left join u on t.id = u.id where b = 3',
    'select sum(a) from t left join u on t.id = u.id where b >= 4',
  ])
})

test('strings, names, comments, parameters and casts stay as they are', () => {
  expect(mutantsOf(`select 'a < 1', "or", col1, summary, $2::int4 -- 1 < 2\n/* and 3 */`)).toEqual([])
})
