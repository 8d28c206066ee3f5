import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type SolutionChange, watchSolution } from '../../src/io/watch-solution.ts'
import { temporaryFolder } from './temporary.ts'

const patience = { interval: 5, timeout: 20_000 }

/** A watched solution, what was told of it so far, and a way to know that everything before has been told. */
function watched(files: Record<string, string> = {}, name = 'solution.ts') {
  const file = join(temporaryFolder({ [name]: 'first', ...files }), name)
  const told: SolutionChange['type'][] = []
  const close = watchSolution(file, ({ type }) => told.push(type))
  onTestFinished(close)
  const tells = (count: number, type: SolutionChange['type']) =>
    expect.poll(() => [told.length, told.at(-1)], patience).toEqual([count, type])
  return { file, told, close, tells }
}

test('every way of saving tells once, also right after the watch began', async () => {
  const { file, tells } = watched()
  writeFileSync(file, 'in place')
  await tells(1, 'changed')
  writeFileSync(`${file}.tmp`, 'over it')
  renameSync(`${file}.tmp`, file)
  await tells(2, 'changed')
  renameSync(file, `${file}~`)
  writeFileSync(file, 'moved away first')
  rmSync(`${file}~`)
  await tells(3, 'changed')
  writeFileSync(file, 'in place again')
  await tells(4, 'changed')
})

test('a solution in SQL is watched as well', async () => {
  const { file, tells } = watched({}, 'solution.sql')
  writeFileSync(file, 'select 1')
  await tells(1, 'changed')
})

test('what is saved unchanged, files that are no code and hidden ones tell nothing', async () => {
  const { file, told, tells } = watched()
  const beside = (name: string) => join(dirname(file), name)
  writeFileSync(file, 'first')
  writeFileSync(beside('notes.md'), 'x')
  mkdirSync(beside('.hidden'))
  writeFileSync(beside('.hidden/a.ts'), 'x')
  writeFileSync(beside('.solution.ts.swp'), 'x')
  writeFileSync(file, 'second')
  await tells(1, 'changed')
  expect(told).toEqual(['changed'])
})

test('code beside the solution counts as the solution', async () => {
  const { file, tells } = watched({ 'helper.ts': 'a' })
  writeFileSync(join(dirname(file), 'helper.ts'), 'b')
  await tells(1, 'changed')
  writeFileSync(join(dirname(file), 'new.ts'), 'c')
  await tells(2, 'changed')
})

test('a file that is gone is told of once, and that it is back as well', async () => {
  const { file, tells } = watched()
  rmSync(file)
  await tells(1, 'gone')
  writeFileSync(file, 'first')
  await tells(2, 'changed')
})

test('a file that becomes unreadable has changed: judging says what is wrong', async () => {
  const { file, tells } = watched()
  writeFileSync(file, Buffer.from([0x61, 0]))
  await tells(1, 'changed')
})

test('nothing is told after the end', async () => {
  const { file, told, close } = watched()
  const other = watched()
  await close()
  writeFileSync(file, 'late')
  writeFileSync(other.file, 'late')
  await other.tells(1, 'changed')
  expect(told).toEqual([])
})
