import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { offeredModules } from '../../../runner/supervise.ts'
import { type Bundled, bundle, type Reader, type Resolved, type Unbundled } from './bundle.ts'

/** The programs of an exercise by their paths in its folder. */
export interface Programs {
  solution: string
  stub: string
  example: string
  tests: string[]
}

export interface Examined {
  /** The stub and the example, each one file: what they import from beside them is put in. */
  stub: string
  example: string
  /** Files beside the tests that these import. */
  helpers: string[]
}

/**
 * Compiles an exercise's programs as the judge will, to see what they import.
 * @param read gives the text of a file of the exercise.
 * @returns what to put into the pack, or why the exercise cannot be in one.
 */
export async function examine(programs: Programs, read: Reader): Promise<Examined | { reason: string }> {
  if (programs.tests.some((path) => mocksModules.test(read(path) ?? '')))
    return { reason: 'its tests put mocks in the place of modules' }
  const tests = await bundle(programs.tests, read, (path) => path, importsOfTests(programs.solution, read))
  if ('needs' in tests) {
    return { reason: tests.needs ? `its tests need ${tests.needs}` : 'its tests do not compile' }
  }
  if (!tests.solutionUsed) return { reason: 'its tests do not import the solution' }
  // Both take the solution's place, and import from there.
  const place = () => programs.solution
  const example = await bundle([programs.example], read, place, importsOfSolutions(read))
  if ('needs' in example) return { reason: `its example ${failure(example)}` }
  const stub = await bundle([programs.stub], read, place, importsOfSolutions(read))
  if ('needs' in stub) return { reason: `its stub ${failure(stub)}` }
  const shared = [...example.beside, ...stub.beside].find(
    (path) => tests.beside.has(path) && !path.endsWith('.json'),
  )
  if (shared !== undefined) return { reason: 'its tests and its solution share another module' }
  return {
    stub: alone(programs.stub, stub, read),
    example: alone(programs.example, example, read),
    helpers: [...tests.beside],
  }
}

function failure({ needs }: Unbundled): string {
  return needs === undefined ? 'does not compile' : `needs ${needs}`
}

/** Tests may import the kit, the solution and files of the exercise. */
function importsOfTests(solution: string, read: Reader) {
  return (path: string, importer: string): Resolved => {
    if (kitNames.has(path)) return { external: true }
    if (!path.startsWith('.')) return { needs: need(path) }
    const target = posix.join(posix.dirname(importer), path)
    if (withoutEnding(target) === withoutEnding(solution)) return { external: true, solution: true }
    return besides(target, path, read)
  }
}

/** Solutions may import what the sandbox offers, and files of the exercise. */
function importsOfSolutions(read: Reader) {
  return (path: string, importer: string): Resolved => {
    if (offeredModules.includes(path.replace(/^node:/, ''))) return { external: true }
    if (!path.startsWith('.')) return { needs: need(path) }
    return besides(posix.join(posix.dirname(importer), path), path, read)
  }
}

const mocksModules = /\b(?:jest|vi)\.(?:do|unstable_)?[mM]ock(?:Module)?\(/
const kitNames = new Set(['@jest/globals', 'vitest', 'hotseat/kit', 'fast-check'])
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']

function besides(target: string, written: string, read: Reader): Resolved {
  const found = endings.map((ending) => target + ending).find((path) => read(path) !== undefined)
  return found === undefined ? { needs: `${written}, which is not there` } : { beside: found }
}

/** What an import from outside the exercise asks for. */
function need(path: string): string {
  const name = path.replace(/^node:/, '')
  if (/^fs\b/.test(name)) return 'the file system'
  if (isBuiltin(path)) return `Node's module ${name}`
  const packageName = path.split('/', path.startsWith('@') ? 2 : 1).join('/')
  return `the package ${packageName}`
}

/** A program as it stands, or put together with what it imports: a solution is one file. */
function alone(path: string, { text, beside }: Bundled, read: Reader): string {
  if (beside.size === 0) return (read(path) ?? '').replace(/\r\n?/g, '\n')
  return `// ${[path, ...beside].map((part) => posix.basename(part)).join(' and ')}, put into one file.\n${text}`
}

function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '')
}
