/** Builds dist/: the app, the judging child, and the guest's code as text. `node scripts/build.ts` */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { toModuleText, worldBundleOptions } from '../runner/guest/world/manifest.ts'
import { jsonSchemas } from '../src/core/json-schema.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

const app: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  keepNames: true,
  splitting: true,
  external: [
    'esbuild',
    'isolated-vm',
    'pacote',
    'tar',
    '@stryker-mutator/instrumenter',
    'chokidar',
    'pg',
    '@electric-sql/pglite',
  ],
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  define: { 'process.env.NODE_ENV': '"production"' },
}

/** Guest code runs in a bare isolate: one script whose value is a function. */
const guest: BuildOptions = {
  bundle: true,
  format: 'iife',
  globalName: 'guest',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'esnext',
  minify: true,
  banner: { js: '(()=>{"use strict";' },
  footer: { js: 'return guest.default})()' },
}

async function main(): Promise<void> {
  const started = new Date()
  // A folder of its own, renamed at the end: two builds at once, or a killed one, leave a whole dist/.
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  const out = mkdtempSync(join(root, 'node_modules/.cache/hotseat-'))
  try {
    await Promise.all([buildApp(out), buildChild(out), buildGuest(out), buildWorld(out)])
    cpSync(join(root, 'runner/guest/types'), join(out, 'types'), { recursive: true })
    writeSchemas(join(out, 'schema'))
    cpSync(join(root, 'src/templates'), join(out, 'templates'), { recursive: true })
    // The launcher compares this file's time with the sources': what was saved during the build is not in it.
    writeFileSync(join(out, 'build.json'), `${JSON.stringify({ built: started.toISOString() })}\n`)
    utimesSync(join(out, 'build.json'), started, started)
    chmodSync(out, 0o755)
    replace(out)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

async function buildApp(out: string): Promise<void> {
  await build({
    ...app,
    entryPoints: [process.env['HOTSEAT_MAIN'] ?? join(root, 'src/main.ts')],
    outdir: out,
    // Ink asks for it only when it is being debugged; left outside it would be imported at the start and is not there.
    alias: { 'react-devtools-core': join(root, 'scripts/no-devtools.ts') },
  })
}

async function buildChild(out: string): Promise<void> {
  const entries = {
    'judge-child': 'runner/main.ts',
    watchdog: 'runner/host/watchdog.ts',
    postgres: 'runner/postgres/main.ts',
    'postgres-watchdog': 'runner/postgres/watchdog.ts',
  }
  const entryPoints = Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, join(root, path)]),
  )
  const alias = { 'isolated-vm': join(root, 'runner/host/isolated-vm.ts') }
  await build({ ...app, splitting: false, entryPoints, alias, outdir: out })
}

async function buildGuest(out: string): Promise<void> {
  const folder = join(root, 'runner/guest')
  const names = ['judge', 'solution', 'node']
  const entryPoints = Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)]))
  await build({ ...guest, entryPoints, outdir: join(out, 'guest') })
  const libraries = {
    'fast-check': join(folder, 'kit/fast-check.ts'),
    'postgres-types': join(folder, 'kit/postgres-types.ts'),
  }
  await build({
    ...guest,
    entryPoints: libraries,
    outdir: join(out, 'guest'),
    footer: { js: 'return guest})()' },
  })
}

async function buildWorld(out: string): Promise<void> {
  const folder = join(root, 'runner/guest/world/modules')
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const entryPoints = Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(folder, file)]))
  const outdir = join(out, 'guest/world')
  const bundled = await build({
    ...worldBundleOptions,
    external: [...worldBundleOptions.external],
    entryPoints,
    outdir,
    write: false,
  })
  mkdirSync(outdir, { recursive: true })
  for (const file of bundled.outputFiles) writeFileSync(file.path, toModuleText(file.text))
}

/** What `"$schema"` in manifests leads to. */
function writeSchemas(folder: string): void {
  mkdirSync(folder)
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`)
  }
}

function replace(out: string): void {
  const old = `${out}-old`
  if (existsSync(dist)) renameSync(dist, old)
  try {
    renameSync(out, dist)
  } catch (error) {
    // Another build was quicker; its result is as good.
    if (!existsSync(dist)) throw error
  }
  rmSync(old, { recursive: true, force: true })
}

await main()
