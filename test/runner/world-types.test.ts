import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lazyGlobals, nodeFiles } from '../../runner/guest/world/manifest.ts'
import { runInWorld } from './world-isolate.ts'

const root = join(import.meta.dirname, '../..')
const types = join(root, 'runner/guest/types')
const fixture = join(import.meta.dirname, 'fixtures/world-types')
const folder = mkdtempSync(join(root, 'node_modules/.world-types-'))

afterAll(() => rmSync(folder, { recursive: true }))

test('a program that uses all of the world type-checks against the declarations', () => {
  expect(typeErrors(fixture)).toBe('')
})

test('every export of every module, and every global, is declared', () => {
  const modules = Object.keys(nodeFiles)
  const names = runInWorld(
    `return ${JSON.stringify(modules)}.map((name) => Object.keys(require(name)))`,
  ) as string[][]
  const lines = modules.flatMap((name, index) => [
    `import * as m${index} from 'node:${name}'`,
    `import d${index} from '${name}'`,
    `void [${names[index]?.map((key) => `m${index}.${key}`).join(', ')}, d${index}]`,
  ])
  writeFileSync(
    join(folder, 'names.ts'),
    `${lines.join('\n')}\nvoid [${Object.keys(lazyGlobals).join(', ')}]\n`,
  )
  const { compilerOptions } = JSON.parse(readFileSync(join(fixture, 'tsconfig.json'), 'utf8'))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.ts', join(types, 'world*.d.ts')] }),
  )
  expect(typeErrors(folder)).toBe('')
})

test('every declared export exists', () => {
  const texts = readdirSync(types).filter((file) => /^world.*\.d\.ts$/.test(file))
  const blocks = texts.flatMap((file) =>
    [
      ...readFileSync(join(types, file), 'utf8').matchAll(
        /^declare module '(node:[^']+)' \{\n([\s\S]*?)^\}/gm,
      ),
    ].map(([, name, body]) => ({
      name,
      exports: [...(body ?? '').matchAll(/^ {2}export (?:function|const|class) (\w+)/gm)].map(
        ([, key]) => key,
      ),
    })),
  )
  expect(blocks.length).toBeGreaterThan(10)
  const missing = runInWorld(
    `return ${JSON.stringify(blocks)}.flatMap(({ name, exports }) => exports.filter((key) => !(key in require(name))).map((key) => name + '.' + key))`,
  )
  expect(missing).toEqual([])
})

function typeErrors(project: string): string {
  const tsc = join(root, 'node_modules/.bin/tsc')
  return spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' }).stdout
}
