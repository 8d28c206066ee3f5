import type { BuildFailure, Message, OutputFile, Plugin } from 'esbuild'
import * as esbuild from 'esbuild'
import { clean } from './clean.ts'
import { codeFrame } from './code-frame.ts'
import { entryName, kitGlobals, resolveSolution, resolveTests } from './compile-resolve.ts'
import type { Diagnostic, Job } from './protocol.ts'
import type { Origin } from './trace.ts'

/** Largest source of a solution in bytes; esbuild itself falls over on larger hostile ones. */
export const maxSourceBytes = 128 * 1024
/** Milliseconds that the compiler may take. */
const deadlineMs = 5000

export interface Compiled {
  program: string
  origin: Origin
}

export type CompileResult<T> =
  | { ok: true; value: T; warnings: Diagnostic[] }
  | { ok: false; errors: Diagnostic[] }

const prefixes = {
  solution: '(function(exports,require,module){"use strict";',
  tests: '(function(require,module,exports){"use strict";',
}

/** Compiles the solution to one program; every way to fail is a diagnostic in the user's file. */
export async function compileSolution(job: Job): Promise<CompileResult<Compiled>> {
  const { path, text } = job.solution
  const size = Buffer.byteLength(text)
  if (size > maxSourceBytes) {
    return refused(
      path,
      `the file has ${Math.ceil(size / 1024)} KB; a solution may have at most ${maxSourceBytes / 1024} KB`,
    )
  }
  if (text.includes('\0')) return refused(path, 'the file has NUL bytes: it is not a text file')
  if (path.endsWith('.sql') && text.trim() === '')
    return refused(path, 'the file is empty: write a statement')
  const plugin = resolveSolution(
    path.endsWith('.sql') ? { ...job, solution: { path, text: asModule(text) } } : job,
  )
  return build(
    [path],
    plugin,
    (file) => (file === path ? text : undefined),
    'solution',
    (outputs) => outputs[0] as Compiled,
  )
}

/** A statement is compiled like a module that exports it. */
function asModule(statement: string): string {
  return `export const sql = ${JSON.stringify(statement)}`
}

/** Compiles the test files, each to a program of its own. */
export async function compileTests(job: Job): Promise<CompileResult<Compiled[]>> {
  const files = new Map([...job.tests, ...job.helpers].map(({ path, text }) => [path, text]))
  const plugin = resolveTests(job)
  return build(
    job.tests.map(({ path }) => path),
    plugin,
    (file) => files.get(file),
    'tests',
    (outputs) => outputs,
  )
}

/** Names that test programs take from the solution: what the solution must export. */
export function importedNames(programs: readonly Compiled[]): string[] {
  const names = new Set<string>()
  for (const { program } of programs) {
    for (const [, variable = ''] of program.matchAll(/([\w$]+)=(?:__toESM\()?require\("#solution"\)/g)) {
      const use = new RegExp(`(?<![\\w$])${variable.replaceAll('$', '\\$')}\\.([A-Za-z_$][\\w$]*)`, 'g')
      for (const [, name = ''] of program.matchAll(use)) names.add(name)
    }
  }
  return [...names]
}

/** Starts the compiler's process, so that the first build finds it running. */
export function startCompiler(): void {
  esbuild.transform('').catch(() => undefined)
}

/** Ends the compiler's process; the next build starts a new one. */
export function stopCompiler(): Promise<void> {
  return esbuild.stop()
}

async function build<T>(
  entries: string[],
  plugin: Plugin,
  sourceOf: (file: string) => string | undefined,
  kind: keyof typeof prefixes,
  pick: (outputs: Compiled[]) => T,
): Promise<CompileResult<T>> {
  const running = esbuild.build({
    // Not the path itself: esbuild would look for a file of that name in the current folder.
    entryPoints: entries.map((path, index) => ({ in: entryName(path), out: String(index) })),
    outdir: '/',
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    target: 'esnext',
    // `import()` of what is bundled or offered becomes a promise of it: the isolates load no modules of their own. V8 has
    // no decorators yet, nor accessor fields.
    supported: { 'dynamic-import': false, decorators: false },
    charset: 'utf8',
    sourcemap: 'external',
    sourcesContent: true,
    // Indented output grows with the square of nesting, until a string is too long for the host.
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, experimentalDecorators: false } },
    plugins: [plugin],
    ...(kind === 'tests' ? { inject: [kitGlobals] } : {}),
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, 'late')
  })
  try {
    const result = await Promise.race([running, late])
    if (result === 'late') {
      running.catch(() => undefined)
      await esbuild.stop()
      return refused(entries[0] ?? '', 'the code is too deeply nested to compile')
    }
    const warnings = result.warnings.map((message) => diagnostic('warning', message, sourceOf))
    return { ok: true, value: pick(compiledFiles(result.outputFiles, entries.length, kind)), warnings }
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (errors === undefined || errors.length === 0) {
      await esbuild.stop()
      return refused(
        entries[0] ?? '',
        'the compiler gave up on this code: it is too large or too deeply nested',
      )
    }
    return { ok: false, errors: errors.map((message) => diagnostic('error', message, sourceOf)) }
  } finally {
    clearTimeout(timer)
  }
}

function compiledFiles(files: OutputFile[], count: number, kind: keyof typeof prefixes): Compiled[] {
  const text = (suffix: string): string => files.find(({ path }) => path.endsWith(suffix))?.text ?? ''
  const prefix = prefixes[kind]
  return Array.from({ length: count }, (_, index) => {
    const map = text(`/${index}.js.map`)
    return {
      program: `${prefix}${withClassNames(text(`/${index}.js`), map)}\n})`,
      origin: { map, prefix: prefix.length },
    }
  })
}

/**
 * The bundler writes a class that mentions itself as `var Money=class _Money{…}`, and programs would see that name. A
 * blank in place of the underscore keeps all columns; sources that have such a name of their own are left alone.
 */
function withClassNames(program: string, map: string): string {
  const names = [...program.matchAll(/\bvar ([\w$]+)=class _\1(?![\w$])/g)].map(([, name = '']) => name)
  if (names.length === 0) return program
  const { sourcesContent } = JSON.parse(map) as { sourcesContent?: (string | null)[] }
  const free = names.filter((name) => !sourcesContent?.some((source) => source?.includes(`_${name}`)))
  if (free.length === 0) return program
  const inner = free.map((name) => name.replaceAll('$', '\\$')).join('|')
  return program.replace(new RegExp(`(?<![\\w$])_(?=(?:${inner})(?![\\w$]))`, 'g'), ' ')
}

function diagnostic(
  severity: Diagnostic['severity'],
  { text, location }: Message,
  sourceOf: (file: string) => string | undefined,
): Diagnostic {
  const file = (location?.file ?? '').replace(/^[a-z]+:/, '')
  const line = location?.line ?? 1
  const column = (location?.column ?? 0) + 1
  const source = sourceOf(file)
  return {
    severity,
    message: clean(text),
    file,
    line,
    column,
    frame: source === undefined ? '' : clean(codeFrame(source, line, column)),
  }
}

function refused(file: string, message: string): { ok: false; errors: Diagnostic[] } {
  return { ok: false, errors: [{ severity: 'error', message, file, line: 1, column: 1, frame: '' }] }
}
