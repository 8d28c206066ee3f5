import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../runner/protocol.ts'
import { temporaryFolder } from '../src/temporary.ts'

export const root = join(import.meta.dirname, '../..')
export const launcher = join(root, 'src/bin.js')
export const challenges = join(root, 'challenges/core')

/** The slugs of the core pack, sorted. */
export const builtIn = readdirSync(challenges)
  .filter((name) => existsSync(join(challenges, name, 'challenge.json')))
  .sort()

export interface Outcome {
  code: number | null
  out: string
  err: string
}

export interface Setting {
  /** HOTSEAT_HOME; an empty folder by default. */
  home?: string
  cwd?: string
  env?: Record<string, string>
  /** The Node that runs the launcher. */
  node?: string
}

/** Starts the real program in an environment of its own: nothing of this machine's settings reaches it. */
export function launch(words: string[], { home, cwd, env, node }: Setting = {}) {
  const own = home ?? temporaryFolder()
  return spawn(node ?? process.execPath, [launcher, ...words], {
    cwd: cwd ?? own,
    env: { PATH: process.env['PATH'] ?? '', HOME: own, HOTSEAT_HOME: own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs `hotseat` with these words to its end. */
export async function hotseat(words: string[], setting: Setting = {}): Promise<Outcome> {
  const child = launch(words, setting)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  // A source file saved while the tests run makes the launcher build again, and it says so.
  return { code, out, err: err.replace(/^Building Hotseat…\n/, '') }
}

/** The one JSON object on standard output. */
export function json(outcome: Outcome): Record<string, unknown> {
  return JSON.parse(outcome.out) as Record<string, unknown>
}

export function report(outcome: Outcome): Report {
  return JSON.parse(outcome.out) as Report
}

/** A challenge to add numbers in the folder `sum`, solutions beside it, and what a test wants to be different. */
export function sumChallenge(files: Record<string, string | Buffer> = {}): string {
  return temporaryFolder({
    'sum/challenge.json': '{ "format": 1, "title": "Sum" }',
    'sum/tests/sample.test.ts': `${imports}test('adds two', () => expect(sum([1, 2])).toBe(3))\n`,
    'sum/tests/hidden.test.ts': `${imports}test('adds none', () => expect(sum([])).toBe(0))
test('adds many', () => expect(sum([1, 2, 3, 4])).toBe(10))\n`,
    'right.ts': 'export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)\n',
    'wrong.ts': 'export const sum = (numbers: number[]) => (numbers[0] ?? 0) + (numbers[1] ?? 0)\n',
    ...files,
  })
}

const imports = "import { expect, test } from 'hotseat/kit'\nimport { sum } from '#solution'\n"
