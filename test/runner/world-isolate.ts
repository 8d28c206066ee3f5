/** A real isolate with the world in it, bundled from source, on a small virtual clock of its own. */

import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import ivm from 'isolated-vm'
import { toModuleText, worldBundleOptions } from '../../runner/guest/world/manifest.ts'
import { createLend } from '../../runner/host/lend.ts'

const root = fileURLToPath(new URL('../../runner/guest/world/', import.meta.url))

/** The core as a script that defines `world`, and the lazy modules' texts by name. */
export const bundles = bundleWorld()

export interface WorldIsolate {
  /** Runs `source` as the body of an async function, with `require`, until nothing is left to do. */
  run(source: string): unknown
  logs: { level: string; text: string }[]
  /** Names of the world's files that were loaded, in order. */
  loaded: string[]
  context: ivm.Context
  dispose(): void
}

/** The virtual time at which every world starts: 2026-01-01T00:00:00Z. */
export const worldStart = 1_767_225_600_000

export function createWorldIsolate(): WorldIsolate {
  const isolate = new ivm.Isolate({ memoryLimit: 128 })
  const context = isolate.createContextSync()
  const logs: WorldIsolate['logs'] = []
  const loaded: string[] = []
  const lend = createLend()
  const loadText = (name: string) => {
    loaded.push(name)
    return bundles.modules.get(name)
  }
  context.evalClosureSync(
    bundles.core + installer,
    [
      new ivm.Callback(loadText),
      new ivm.Callback((level: string, text: string) => void logs.push({ level, text })),
      Object.keys(lend).join(),
      ...Object.values(lend).map((lent) => new ivm.Callback(lent)),
    ],
    { filename: 'world.js' },
  )
  return {
    logs,
    loaded,
    context,
    dispose: () => isolate.dispose(),
    run(source) {
      context.evalSync(`start(async (require) => { ${source}\n })`, {
        filename: 'solution.js',
        timeout: 5000,
      })
      for (let turn = 0; turn < 100_000 && context.evalSync('step()', { timeout: 5000 }); turn++);
      const outcome = JSON.parse(context.evalSync('outcome()'))
      if (outcome.error !== undefined) throw new Error(outcome.error)
      return outcome.value
    },
  }
}

/** Runs one body in a fresh world and returns its value as it looks after JSON. */
export function runInWorld(source: string): unknown {
  const world = createWorldIsolate()
  try {
    return world.run(source)
  } finally {
    world.dispose()
  }
}

/** Defines start, step and outcome in the isolate, over a timer queue like the judge's. */
const installer = `
const { installWorld, requireNode, runModule } = world
const [loadText, log, names, ...lent] = arguments
const lend = Object.fromEntries(names.split(',').map((name, index) => [name, lent[index]]))
const compile = eval
const timers = new Map()
let now = ${1_767_225_600_000}
let sequence = 0
let seed = 1
installWorld({
  now: () => now,
  random: () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  },
  setTimer(callback, delay, repeat) {
    timers.set(++sequence, { callback, at: now + delay, delay, repeat, id: sequence, order: sequence })
    return sequence
  },
  clearTimer: (id) => void timers.delete(id),
  log,
  lend,
  isForeign: () => false,
  network: globalThis.network ?? (() => undefined),
  load: (name) => runModule(compile(
    '(function(module, exports, require) {' + loadText(name) + '\\n})\\n//# sourceURL=world/' + name)),
})
let result = { error: 'never settled' }
const { stringify } = JSON
globalThis.start = (body) => {
  result = { error: 'never settled' }
  body(requireNode).then(
    (value) => { result = { value } },
    (error) => { result = { error: String(error?.stack ?? error) } })
}
globalThis.step = (idle = false) => {
  let next
  for (const timer of timers.values()) {
    if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
  }
  if (!next || (!idle && result.error !== 'never settled')) return false
  now = Math.max(now, next.at)
  if (next.repeat) Object.assign(next, { at: now + next.delay, order: ++sequence })
  else timers.delete(next.id)
  next.callback()
  return true
}
globalThis.outcome = () => stringify(result) ?? '{}'
`

function bundleWorld(): { core: string; modules: Map<string, string> } {
  const files = readdirSync(join(root, 'modules')).map((file) => join(root, 'modules', file))
  const lazy = buildSync({
    ...worldBundleOptions,
    external: [...worldBundleOptions.external],
    entryPoints: files,
    outdir: 'out',
    write: false,
  })
  const core = buildSync({
    entryPoints: [join(root, 'world.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'world',
    target: 'esnext',
    minifyWhitespace: true,
    minifySyntax: true,
    write: false,
  })
  const texts = lazy.outputFiles.map((file): [string, string] => [
    basename(file.path, '.js'),
    toModuleText(file.text),
  ])
  return { core: core.outputFiles[0]?.text ?? '', modules: new Map(texts) }
}
