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
  external: [
    '../modules/*',
    '../primordials.ts',
    '../env.ts',
    '../errors.ts',
    '../lazy.ts',
    '../timers.ts',
    'buffer',
    'events',
    'string_decoder/',
    'abort-controller',
    'process/',
  ],
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
  // Behind it stand the licences of bundled packages.
  const exported = /export\s*\{([^}]*)\};(?:\s*(\/\*[\s\S]*\*\/))?$/.exec(text)
  if (exported === null) throw new Error('A module of the world exports nothing')
  return `'use strict';${text.slice(0, exported.index)}module.exports={${renamed(exported[1], true)}};${exported[2] ?? ''}`
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
  fetch: { file: 'fetch', enumerable: true },
  Headers: { file: 'headers', enumerable: false },
  Request: { file: 'request', enumerable: false },
  Response: { file: 'response', enumerable: false },
  FormData: { file: 'form-data', enumerable: false },
  Blob: { file: 'blob', enumerable: false },
  File: { file: 'blob', enumerable: false },
  ReadableStream: { file: 'web-streams', enumerable: false },
  ReadableStreamDefaultReader: { file: 'web-streams', enumerable: false },
  ReadableStreamBYOBReader: { file: 'web-streams', enumerable: false },
  ReadableStreamDefaultController: { file: 'web-streams', enumerable: false },
  ReadableByteStreamController: { file: 'web-streams', enumerable: false },
  ReadableStreamBYOBRequest: { file: 'web-streams', enumerable: false },
  WritableStream: { file: 'web-streams', enumerable: false },
  WritableStreamDefaultWriter: { file: 'web-streams', enumerable: false },
  WritableStreamDefaultController: { file: 'web-streams', enumerable: false },
  TransformStream: { file: 'web-streams', enumerable: false },
  TransformStreamDefaultController: { file: 'web-streams', enumerable: false },
  ByteLengthQueuingStrategy: { file: 'web-streams', enumerable: false },
  CountQueuingStrategy: { file: 'web-streams', enumerable: false },
  TextEncoderStream: { file: 'web-streams', enumerable: false },
  TextDecoderStream: { file: 'web-streams', enumerable: false },
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
  stream: 'node-stream',
  'stream/consumers': 'node-stream-consumers',
  'stream/promises': 'node-stream-promises',
  'stream/web': 'web-streams',
  string_decoder: 'node-string-decoder',
  timers: 'node-timers',
  'timers/promises': 'node-timers-promises',
  url: 'node-url',
  util: 'node-util',
  'util/types': 'node-util-types',
}
