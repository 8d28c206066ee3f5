import * as esbuild from 'esbuild'

/** Gives the text of a file of an exercise by its path; undefined when there is none. */
export type Reader = (path: string) => string | undefined

export interface Bundled {
  text: string
  /** Files that were imported from beside the entries. */
  beside: Set<string>
  solutionUsed: boolean
}

/** What an import means, or what is not there to mean it. */
export type Resolved = { external: true; solution?: true } | { beside: string } | { needs: string }

/** Why a program cannot be bundled: what it needs and cannot have; undefined when it does not compile. */
export interface Unbundled {
  needs: string | undefined
}

/**
 * Compiles programs of an exercise, each together with what it imports from beside it.
 * @param placeOf where an entry is as far as its imports are concerned.
 */
export async function bundle(
  entries: string[],
  read: Reader,
  placeOf: (path: string) => string,
  resolve: (path: string, importer: string) => Resolved,
): Promise<Bundled | Unbundled> {
  const beside = new Set<string>()
  let needs: string | undefined
  let solutionUsed = false
  const plugin: esbuild.Plugin = {
    name: 'exercise',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind, importer }) => {
        if (kind === 'entry-point') return { path: path.slice(entryPrefix.length), namespace: 'entry' }
        const resolved = resolve(path, entries.includes(importer) ? placeOf(importer) : importer)
        if ('needs' in resolved) {
          needs ??= resolved.needs
          return { path, external: true }
        }
        if ('external' in resolved) {
          solutionUsed ||= resolved.solution === true
          return { path, external: true }
        }
        beside.add(resolved.beside)
        return { path: resolved.beside, namespace: 'beside' }
      })
      // Whatever an entry is called, the pack has it as TypeScript.
      build.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
        contents: read(path) ?? '',
        loader: 'ts',
      }))
      build.onLoad({ filter: /.*/, namespace: 'beside' }, ({ path }) => ({
        contents: read(path) ?? '',
        loader: path.endsWith('.json') ? 'json' : /\.[cm]?js$/.test(path) ? 'js' : 'ts',
      }))
    },
  }
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: entries.map((path, index) => ({ in: entryPrefix + path, out: String(index) })),
      outdir: '/',
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      target: 'esnext',
      charset: 'utf8',
      logLevel: 'silent',
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
      plugins: [plugin],
    })
    return needs === undefined ? { text: outputFiles[0]?.text ?? '', beside, solutionUsed } : { needs }
  } catch {
    return { needs: undefined }
  }
}

// Not the path itself: esbuild would look for a file of that name in the current folder.
const entryPrefix = 'exercise:'
