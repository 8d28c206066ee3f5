import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Type-checks the fixture with the kit's declarations in a folder of its own; gives back what tsc says. */
function check(installed: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kit-types-'))
  folders.push(folder)
  mkdirSync(join(folder, 'node_modules'))
  for (const name of installed) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
  }
  const types = globSync(['kit*.d.ts', 'world*.d.ts', 'fast-check.d.ts'], {
    cwd: join(root, 'runner/guest/types'),
  })
  for (const name of types) copyFileSync(join(root, 'runner/guest/types', name), join(folder, basename(name)))
  copyFileSync(join(root, 'test/runner/fixtures/kit-types/cache.test.ts'), join(folder, 'cache.test.ts'))
  const compilerOptions = {
    target: 'es2024',
    lib: ['esnext'],
    module: 'preserve',
    moduleResolution: 'bundler',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  return stdout + stderr
}

test('test files type-check where fast-check cannot be found', () => {
  expect(check([])).toBe('')
})

test('test files type-check where fast-check has its own types', () => {
  expect(check(['fast-check'])).toBe('')
})
