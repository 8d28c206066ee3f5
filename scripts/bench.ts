/** Measures the judge beside other runners on the same 20 tests, in one run: `npm run bench`. Trust the ratios, not the times. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job } from '../runner/protocol.ts'
import { createJudge, type Judge } from '../runner/supervise.ts'
import { hostile, kitHeader, solution, testsFor } from './bench-cases.ts'
import { hotseatWatch, median, pauseMs, vitestWatch } from './bench-watch.ts'

const root = join(import.meta.dirname, '..')
const rounds = Number(process.env['ROUNDS'] ?? 15)

async function main(): Promise<void> {
  const folder = layOut()
  try {
    const [submit, vitest, node] = alternate(
      () =>
        timed(
          [join(root, 'src/bin.js'), 'judge', join(folder, 'case'), join(folder, 'solution.ts'), '--json'],
          folder,
        ),
      () =>
        timed(
          [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, 'vitest.test.ts'],
          folder,
        ),
      () => timed(['--test', join(folder, 'node.test.ts')], folder),
    )
    const judge = createJudge({ spare: true })
    const warm = await warmRuns(judge)
    const bridge = await bridgeMicroseconds(judge)
    const worst = await hostileWorst(judge)
    await judge.close()
    const saves = await hotseatWatch(folder, rounds)
    const watch = await vitestWatch(folder, rounds)
    const row = (what: string, ms: number | undefined, beside = ''): void =>
      console.log(
        `${what.padEnd(44)}${ms === undefined ? 'n/a' : `${ms.toFixed(0)} ms`.padStart(10)}  ${beside}`,
      )
    console.log(`20 tests, medians of ${rounds} rounds taken in turn\n`)
    row(
      'hotseat, cold: whole process',
      submit,
      `${ratio(submit, vitest)} × vitest run, ${ratio(submit, node)} × node --test`,
    )
    row('vitest run', vitest)
    row('node --test', node)
    row(
      'judge, warm: from the text to the verdict',
      warm,
      watch === undefined ? '' : `vitest --watch takes ${ratio(watch, warm)} times as long`,
    )
    row(
      'hotseat watch, save to verdict',
      saves,
      watch === undefined ? '' : `vitest --watch takes ${ratio(watch, saves)} times as long`,
    )
    row('vitest --watch, save to verdict', watch)
    console.log(
      `${'a call across the bridge'.padEnd(44)}${bridge.toFixed(1).padStart(7)} µs  ${Math.round(1e6 / bridge).toLocaleString('en')} calls/s`,
    )
    row(
      `slowest of ${hostile.length} hostile programs`,
      worst.ms,
      `${worst.name} → ${worst.verdict} (CPU limit 500 ms)`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function layOut(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-bench-'))
  mkdirSync(join(folder, 'case/tests'), { recursive: true })
  writeFileSync(join(folder, 'case/challenge.json'), JSON.stringify({ format: 1, title: 'Bench' }))
  writeFileSync(join(folder, 'case/tests/hidden.test.ts'), testsFor('hotseat'))
  writeFileSync(join(folder, 'vitest.test.ts'), testsFor('vitest'))
  writeFileSync(join(folder, 'node.test.ts'), testsFor('node'))
  writeFileSync(join(folder, 'solution.ts'), solution)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Medians of several measurements taken in turn, so that a slow moment of the machine hits all alike. */
function alternate(...measures: (() => number)[]): [number, number, number] {
  const samples = measures.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, measure] of measures.entries()) {
      const ms = measure()
      if (round > 0) samples[index]?.push(ms)
    }
  }
  return samples.map(median) as [number, number, number]
}

function timed(args: string[], folder: string): number {
  const env = { ...process.env, HOTSEAT_HOME: join(folder, 'home'), NO_COLOR: '1' }
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return performance.now() - started
}

function jobWith(tests: string, source: string): Job {
  return {
    challenge: 'bench',
    scope: 'all',
    seed: 1,
    solution: { path: 'solution.ts', text: source },
    tests: [{ path: 'tests/hidden.test.ts', text: tests, group: 'hidden', level: 1 }],
    helpers: [],
    limits: { cpuMs: 500, heapMb: 64 },
    isolation: 'test',
    command: 'hotseat judge',
  }
}

async function warmRuns(judge: Judge): Promise<number> {
  const samples: number[] = []
  for (let round = 0; round <= rounds; round++) {
    // As in watch mode: the file changed, and the spare child has had time to get ready.
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const started = performance.now()
    const report = await judge.judge(jobWith(testsFor('hotseat'), `${solution}\n// ${round}`))
    if (report.verdict !== 'accepted') throw new Error(`warm run: ${report.verdict}`)
    if (round > 0) samples.push(performance.now() - started)
  }
  return median(samples)
}

async function bridgeMicroseconds(judge: Judge): Promise<number> {
  const calls = 50_000
  const source = 'export class Counter { n = 0; add(x: number) { return (this.n += x) } }'
  const time = async (count: number): Promise<number> => {
    const body = `const c = new Counter(); for (let i = 0; i < ${count}; i++) c.add(i)`
    const tests = `${kitHeader}import { Counter } from '#solution'\ntest('calls', () => { ${body} })`
    const { wallMs, verdict } = await judge.judge({
      ...jobWith(tests, source),
      limits: { cpuMs: 5000, heapMb: 64 },
    })
    if (verdict !== 'accepted') throw new Error(`bridge: ${verdict}`)
    return wallMs
  }
  const samples: number[] = []
  for (let round = 0; round < 5; round++) samples.push(((await time(calls)) - (await time(1))) / calls)
  return median(samples) * 1000
}

async function hostileWorst(judge: Judge): Promise<{ name: string; ms: number; verdict: string }> {
  let worst = { name: '', ms: 0, verdict: '' }
  for (const [name, body] of hostile) {
    const tests = `${kitHeader}import { run } from '#solution'\ntest('${name}', async () => { await run() })`
    const started = performance.now()
    const { verdict } = await judge.judge(jobWith(tests, `export function run(): unknown { ${body} }`))
    const ms = performance.now() - started
    if (ms > worst.ms) worst = { name, ms, verdict }
  }
  return worst
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2)
}

await main()
