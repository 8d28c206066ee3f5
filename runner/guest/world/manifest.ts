/**
 * Which file of `modules/` stands behind which global and which `node:` module, and how the build bundles them.
 *
 * Every file of `modules/` is an entry of its own. Sources name each other as `../modules/x.ts`, `../primordials.ts`
 * and so on, and those names stay `require` calls in the bundles, so that nothing is shipped or loaded twice.
 */

/** esbuild options for the entries: the module text goes inside `(function (module, exports, require) { … })`. */
export const worldBundleOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  mainFields: ['main'],
  target: 'esnext',
  minifyWhitespace: true,
  minifySyntax: true,
  // Identifiers stay: functions and classes of the world keep the names that Node gives them.
  minifyIdentifiers: false,
  external: ['../modules/*', '../primordials.ts', '../env.ts', '../errors.ts', '../lazy.ts'],
} as const

/** A global that loads on first touch: the file, and whether `Object.keys(globalThis)` shows it in Node. */
export interface LazyGlobal {
  file: string
  enumerable: boolean
}

/** By the global's name, which is also the name of the file's export. */
export const lazyGlobals: Record<string, LazyGlobal> = {
  console: { file: 'console', enumerable: false },
  structuredClone: { file: 'structured-clone', enumerable: true },
}

/** The file behind each module that a solution can import, with or without `node:`; its default export is the module. */
export const nodeFiles: Record<string, string> = { util: 'node-util' }
