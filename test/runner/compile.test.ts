import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compileSolution, compileTests, importedNames, stopCompiler } from '../../runner/compile.ts'
import type { Job } from '../../runner/protocol.ts'
import { jobOf } from './judging.ts'

afterAll(() => stopCompiler())

const compile = (solution: string, more: Partial<Job> = {}) =>
  compileSolution({ ...jobOf({ solution, tests: '' }), ...more })

async function errorOf(solution: string, more?: Partial<Job>): Promise<string> {
  const result = await compile(solution, more)
  return result.ok ? 'compiled' : `${result.errors[0]?.message}`
}

test('a syntax error points at the line and the column, with a frame', async () => {
  const result = await compile('const a = 1\nexport const b = ;\n')
  expect(result).toMatchObject({ ok: false, errors: [{ file: 'solution.ts', line: 2, column: 18 }] })
  expect(result.ok ? '' : result.errors[0]?.frame).toContain(
    '> 2 | export const b = ;\n    |                  ^',
  )
})

test.each([
  [
    "import fs from 'node:fs'; export const f = fs",
    /"node:fs" is not available here; a solution can import .*node:events/,
  ],
  ["import x from 'lodash'; export const f = x", /"lodash" is not available here/],
  ["export const f = require('child_process')", /"child_process" is not available here/],
  ["import x from './helper'; export const f = x", /a solution is one file/],
  ["import x from '/etc/passwd'; export const f = x", /cannot be imported/],
  ["export { x } from '#solution'", /"#solution" is not available here/],
  ['export const f = await 1', /[Tt]op-level await/],
])('%s is a compile error', async (source, message) => {
  expect(await errorOf(source)).toMatch(message)
})

test.each([['{'], ['['], ['(()=>'], ['a<'], ['function f(){']])(
  '128 KB of nested %s end as a compile error',
  async (part) => {
    const source = part.repeat(Math.floor((128 * 1024) / part.length))
    expect(await errorOf(source)).not.toBe('compiled')
  },
)

test('a file over 128 KB is refused with both sizes', async () => {
  expect(await errorOf(`//${'x'.repeat(130 * 1024)}`)).toBe(
    'the file has 131 KB; a solution may have at most 128 KB',
  )
})

test('files of the same name in the current folder are not taken for the job’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-compile-'))
  const before = process.cwd()
  try {
    writeFileSync(join(folder, 'solution.ts'), 'export const other = 1')
    process.chdir(folder)
    const result = await compile('export const mine = 1')
    expect(result.ok && result.value.program).toContain('mine')
  } finally {
    process.chdir(before)
    rmSync(folder, { recursive: true })
  }
})

test('a solution with a folder may import files in it, and none outside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-compile-'))
  try {
    writeFileSync(join(folder, 'helper.ts'), 'export const helped = 42')
    const solutionFolder = folder
    const result = await compile("import { helped } from './helper'; export const f = helped", {
      solutionFolder,
    })
    expect(result.ok && result.value.program).toContain('42')
    expect(await errorOf("import p from '../../etc/passwd'; export const f = p", { solutionFolder })).toMatch(
      /is not a file in the folder/,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('tests may import the kit under its three names, the solution, its alias, and files beside them', async () => {
  const tests = `import { test } from 'vitest'
import { expect } from '@jest/globals'
import { fc } from 'hotseat/kit'
import { run } from '#solution'
import { createHash } from 'node:crypto'
import other from '../src/cache.js'
import { help } from './help.js'
test('x', () => expect(help(run, other, fc, createHash)).toBe(1))`
  const helpers = { 'tests/help.ts': 'export const help = (...all: unknown[]) => all.length' }
  const job = jobOf({ solution: '', tests, helpers, solutionAlias: '../src/cache' })
  const result = await compileTests(job)
  if (!result.ok) throw new Error(result.errors[0]?.message)
  expect(importedNames(result.value).sort()).toEqual(['default', 'run'])
  const refused = await compileTests(
    jobOf({ solution: '', tests: "import fs from 'node:fs'; fs.readFileSync('x')" }),
  )
  expect(refused.ok ? '' : refused.errors[0]?.message).toMatch(
    /tests can import hotseat\/kit, #solution and files of their own folder/,
  )
})

test('a class that mentions itself keeps its name, and its lines', async () => {
  const run = (program: string): unknown => {
    const module = { exports: {} }
    // biome-ignore lint/security/noGlobalEval: this is how the isolates run programs
    globalThis.eval(program)(module.exports, () => undefined, module)
    return module.exports
  }
  const named = await compile('export class Money { static none = new Money(); own = Money.name }')
  if (!named.ok) throw new Error(named.errors[0]?.message)
  expect(run(named.value.program)).toHaveProperty('Money.name', 'Money')
  expect(run(named.value.program)).toHaveProperty('Money.none.own', 'Money')
  const taken = await compile('export class Money { static none = new Money(); _Money = "_Money" }')
  if (!taken.ok) throw new Error(taken.errors[0]?.message)
  expect(run(taken.value.program)).toHaveProperty('Money.none._Money', '_Money')
})
