import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Fault } from '../../core/verify/finding.ts'
import {
  parseTypeErrors,
  type TypeFault,
  type TypeProject,
  typeFaults,
  typeProject,
} from '../../core/verify/type-project.ts'
import { packageRoot } from '../places.ts'
import { statOf } from '../text-file.ts'
import type { Looked } from './verify-challenge.ts'

const deadlineMs = 120_000

/** Type-checks starters, submissions and tests against each other, all in one run; the faults by slug. */
export async function checkTypes(
  challenges: readonly Looked[],
  signal: AbortSignal,
): Promise<Map<string, Fault[]>> {
  if (challenges.length === 0) return new Map()
  const declarations = join(packageRoot(), 'dist', 'types')
  if (statOf(declarations) === undefined)
    return sameForAll(challenges, 'the declarations of hotseat/kit are not built')
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-types-'))
  try {
    const projects = challenges.map(({ slug, files, manifest }) => ({
      slug,
      project: typeProject(files, manifest?.solutionAlias),
    }))
    write(folder, projects)
    cpSync(declarations, join(folder, 'types'), { recursive: true })
    const errors: TypeFault[] = []
    // Where something cannot be parsed, nothing else is checked: those files are taken away for another look.
    for (let look = 0; look < 2; look++) {
      const output = await compile(folder, signal)
      if (output === undefined) return sameForAll(challenges, 'the type checker did not come to an end')
      const found = parseTypeErrors(output)
      errors.push(...found)
      const broken = found.filter(({ syntax }) => syntax)
      if (broken.length === 0) break
      for (const { path } of broken) rmSync(join(folder, path), { force: true })
    }
    return new Map(projects.map(({ slug, project }) => [slug, typeFaults(slug, project, errors)]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sameForAll(challenges: readonly Looked[], reason: string): Map<string, Fault[]> {
  const fault: Fault = { check: 'types', note: true, message: `Types were not checked: ${reason}.`, fix: '' }
  return new Map(challenges.map(({ slug }) => [slug, [fault]]))
}

function write(folder: string, projects: { slug: string; project: TypeProject }[]): void {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  for (const { slug, project } of projects) {
    for (const { path, text } of project.files) {
      const full = join(folder, 'challenges', slug, path)
      mkdirSync(dirname(full), { recursive: true })
      writeFileSync(full, text)
    }
  }
}

/** As strict as the workspace in which users write their solutions. */
const settings = {
  compilerOptions: {
    target: 'es2024',
    lib: ['esnext'],
    module: 'preserve',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['types/*.d.ts', 'challenges/**/*.ts'],
}

/** What the type checker prints; undefined when it had to be ended. */
function compile(folder: string, signal: AbortSignal): Promise<string | undefined> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
      signal,
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', (error) => reject(signal.aborted ? signal.reason : error))
    child.on('close', (_code, killed) => resolve(killed === null ? output : undefined))
  })
}
