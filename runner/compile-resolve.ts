import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import type { Loader, OnResolveResult, Plugin } from 'esbuild'
import { nodeFiles } from './guest/world/manifest.ts'
import type { Job } from './protocol.ts'

/** Node's modules that a solution may import, without `node:`. */
export const nodeModules = Object.keys(nodeFiles)
const extensions = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']
const maxImportBytes = 1024 * 1024

/** Resolves what a solution may import: modules of the world, and files beside it when it has a folder. */
export function resolveSolution(job: Job): Plugin {
  const { solution, solutionFolder } = job
  return virtual(solution.path, new Map([[solution.path, solution.text]]), ({ path, importer }) => {
    const offered = nodeModule(path)
    if (offered !== undefined) return { path: offered, external: true }
    if (path.startsWith('.') && solutionFolder !== undefined) {
      const found = fileInside(solutionFolder, posix.join(posix.dirname(importer), path))
      return found === undefined
        ? refuse(`"${path}" is not a file in the folder of the solution`)
        : { path: found, namespace: 'beside', pluginData: solutionFolder }
    }
    if (path.startsWith('.') || path.startsWith('/'))
      return refuse(`"${path}" cannot be imported: a solution is one file`)
    return refuse(
      `the module "${path}" is not available here; a solution can import ${nodeModules.map((name) => `node:${name}`).join(', ')}`,
    )
  })
}

/** Resolves what test files may import: the kit, the solution, files of their own folder and modules of the world. */
export function resolveTests(job: Job): Plugin {
  const files = new Map([...job.tests, ...job.helpers].map(({ path, text }) => [path, text]))
  return virtual('tests', files, ({ path, importer }) => {
    if (kitNames.includes(path)) return { path: 'hotseat/kit', external: true }
    if (path === 'fast-check' || path === '#solution') return { path, external: true }
    const offered = nodeModule(path)
    if (offered !== undefined) return { path: offered, external: true }
    if (!path.startsWith('.')) {
      return refuse(
        `tests can import hotseat/kit, #solution and files of their own folder, and node: modules as solutions can, not "${path}"`,
      )
    }
    const target = posix.join(posix.dirname(importer), path)
    // TypeScript's own way to name a file is that of its output.
    const found = [target, target.replace(/\.([cm]?)js$/, '.$1ts')]
      .flatMap((name) => extensions.map((extension) => name + extension))
      .find((file) => files.has(file))
    if (found !== undefined) return { path: found, namespace: 'job' }
    return job.solutionAlias !== undefined && bare(posix.join('tests', job.solutionAlias)) === bare(target)
      ? { path: '#solution', external: true }
      : refuse(`"${path}" is not a file of the tests folder`)
  })
}

const entryPrefix = 'hotseat-entry:'

/** The name under which a file of the job is an entry point. */
export function entryName(path: string): string {
  return entryPrefix + path
}

/** One module may be imported as `./cache`, `./cache.ts` and `./cache.js`. */
function bare(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '')
}

const kitNames = ['hotseat/kit', 'vitest', '@jest/globals']

/** The module whose exports stand for names that test files use without importing them, as Jest's suites do. */
export const kitGlobals = 'hotseat:globals'

const globalNames =
  'describe suite test it xdescribe fdescribe xtest xit fit beforeAll beforeEach afterEach afterAll expect vi jest'

function virtual(
  name: string,
  files: ReadonlyMap<string, string>,
  resolve: (wanted: { path: string; importer: string }) => OnResolveResult,
): Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => {
        if (args.path === kitGlobals) return { path: kitGlobals, namespace: 'kit' }
        return args.kind === 'entry-point'
          ? { path: args.path.slice(entryPrefix.length), namespace: 'job' }
          : resolve(args)
      })
      build.onLoad({ filter: /.*/, namespace: 'kit' }, () => ({
        contents: `export { ${globalNames.replaceAll(' ', ', ')} } from 'hotseat/kit'`,
      }))
      build.onLoad({ filter: /.*/, namespace: 'job' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        loader: loaderOf(path),
      }))
      build.onLoad({ filter: /.*/, namespace: 'beside' }, ({ path, pluginData }) => ({
        contents: readFileSync(join(pluginData as string, path), 'utf8'),
        loader: loaderOf(path),
      }))
    },
  }
}

/** The name of a module of the world without `node:`; undefined for everything else. */
function nodeModule(path: string): string | undefined {
  const name = path.replace(/^node:/, '')
  return nodeModules.includes(name) ? name : undefined
}

function refuse(text: string): OnResolveResult {
  return { errors: [{ text }] }
}

function loaderOf(path: string): Loader {
  if (path.endsWith('.json')) return 'json'
  return /\.[cm]?js$/.test(path) ? 'js' : 'ts'
}

/** The path of a regular file inside `folder`, links followed, without the folder; undefined when there is none. */
function fileInside(folder: string, wanted: string): string | undefined {
  for (const extension of extensions) {
    try {
      const root = realpathSync(folder)
      const real = realpathSync(join(root, wanted + extension))
      const inside = relative(root, real)
      if (inside.startsWith('..') || dirname(real) === real) continue
      const { size } = statSync(real)
      if (statSync(real).isFile() && size <= maxImportBytes) return inside.split(sep).join('/')
    } catch {}
  }
  return undefined
}
