/**
 * Which file of `modules/` stands behind which global and which `node:` module, and how the build bundles them.
 *
 * Every file of `modules/` is an entry of its own. Sources name each other as `../modules/x.ts`, `../primordials.ts`
 * and so on, and those names stay `require` calls in the bundles, so that nothing is shipped or loaded twice.
 */

/** esbuild options for the entries, whose output then goes through `toModuleText`. */
export const worldBundleOptions = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'esnext',
  minifyWhitespace: true,
  minifySyntax: true,
  // Identifiers stay: functions and classes of the world keep the names that Node gives them.
  minifyIdentifiers: false,
  external: ['../modules/*', '../primordials.ts', '../env.ts', '../errors.ts', '../lazy.ts', '../timers.ts'],
} as const

/**
 * Turns a bundle of esbuild's into the body of `(function (module, exports, require) { … })`.
 *
 * esbuild's own CommonJS output defines accessors through built-ins that user code may have replaced by the time a
 * module loads, and is slower besides. Its ES module output has plain imports, and ends with one export list.
 */
export function toModuleText(bundle: string): string {
  const text = bundle
    .trim()
    .replace(importStatement, (_, main: string | undefined, names: string | undefined, path: string) => {
      const parts = [
        main === undefined ? '' : `default:${main}`,
        names === undefined ? '' : renamed(names, false),
      ]
      return `const{${parts.filter((part) => part !== '').join()}}=require("${path}");`
    })
  const exported = /export\s*\{([^}]*)\};$/.exec(text)
  if (exported === null) throw new Error('A module of the world exports nothing')
  return `'use strict';${text.slice(0, exported.index)}module.exports={${renamed(exported[1], true)}};`
}

const importStatement =
  /(?<=^|[;}\n])import\b\s*(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}\s*)?from\s*"(\.\.\/[\w./-]+)";/g

/** `a as b, c` as the inside of an object pattern, or with `flip` of an object literal. */
function renamed(list = '', flip: boolean): string {
  return list
    .split(',')
    .map((item) => {
      const [from, to] = item.trim().split(/\s+as\s+/)
      if (to === undefined) return from
      return flip ? `${to}:${from}` : `${from}:${to}`
    })
    .join()
}

/** A global that loads on first touch: the file, and whether `Object.keys(globalThis)` shows it in Node. */
export interface LazyGlobal {
  file: string
  enumerable: boolean
}

/** By the global's name, which is also the name of the file's export. */
export const lazyGlobals: Record<string, LazyGlobal> = {
  console: { file: 'console', enumerable: false },
  structuredClone: { file: 'structured-clone', enumerable: true },
  Buffer: { file: 'node-buffer', enumerable: false },
  atob: { file: 'base64', enumerable: true },
  btoa: { file: 'base64', enumerable: true },
  process: { file: 'node-process', enumerable: false },
  performance: { file: 'performance', enumerable: true },
  DOMException: { file: 'dom-exception', enumerable: false },
  Event: { file: 'event-target', enumerable: false },
  CustomEvent: { file: 'event-target', enumerable: false },
  EventTarget: { file: 'event-target', enumerable: false },
  AbortController: { file: 'abort', enumerable: false },
  AbortSignal: { file: 'abort', enumerable: false },
  TextEncoder: { file: 'encoding', enumerable: false },
  TextDecoder: { file: 'encoding', enumerable: false },
  URL: { file: 'web-url', enumerable: false },
  URLSearchParams: { file: 'url-search-params', enumerable: false },
  crypto: { file: 'web-crypto', enumerable: true },
  Crypto: { file: 'web-crypto', enumerable: false },
  CryptoKey: { file: 'web-crypto', enumerable: false },
  SubtleCrypto: { file: 'web-crypto', enumerable: false },
}

/** The file behind each module that a solution can import, with or without `node:`; its default export is the module. */
export const nodeFiles: Record<string, string> = {
  assert: 'node-assert',
  'assert/strict': 'node-assert-strict',
  buffer: 'node-buffer',
  crypto: 'node-crypto',
  events: 'node-events',
  path: 'node-path',
  'path/posix': 'node-path',
  process: 'node-process',
  querystring: 'node-querystring',
  string_decoder: 'node-string-decoder',
  timers: 'node-timers',
  'timers/promises': 'node-timers-promises',
  url: 'node-url',
  util: 'node-util',
  'util/types': 'node-util-types',
}
