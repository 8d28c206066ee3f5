/** The time from a save to the verdict, as the programs that watch a file print it. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { solution, testsFor } from './bench-cases.ts'

const root = join(import.meta.dirname, '..')

/** Milliseconds between two saves: a spare process has had time to get ready, as with a person who types. */
export const pauseMs = 800

/** Save to verdict of `hotseat watch`, by the same tests as samples of a pack; the median in milliseconds. */
export async function hotseatWatch(folder: string, rounds: number): Promise<number> {
  const env = { ...process.env, HOTSEAT_HOME: join(folder, 'watch-home'), NO_COLOR: '1' }
  const bin = join(root, 'src/bin.js')
  const pack = join(folder, 'pack')
  mkdirSync(join(pack, 'case/tests'), { recursive: true })
  const manifest = { format: 1, id: 'bench', version: '1.0.0', title: 'Bench' }
  writeFileSync(join(pack, 'pack.json'), JSON.stringify(manifest))
  writeFileSync(join(pack, 'case/challenge.json'), JSON.stringify({ format: 1, title: 'Case' }))
  writeFileSync(join(pack, 'case/statement.md'), 'Write the cache.\n')
  writeFileSync(join(pack, 'case/starter.ts'), solution)
  writeFileSync(join(pack, 'case/tests/sample.test.ts'), testsFor('hotseat'))
  writeFileSync(join(pack, 'case/tests/hidden.test.ts'), testsFor('hotseat'))
  const add = spawnSync(process.execPath, [bin, 'pack', 'add', pack], { env, encoding: 'utf8' })
  if (add.status !== 0) throw new Error(`pack add: ${add.stderr}`)
  const start = spawnSync(process.execPath, [bin, 'start', 'bench/case', '--json'], { env, encoding: 'utf8' })
  if (start.status !== 0) throw new Error(`start: ${start.stderr}`)
  const { file } = JSON.parse(start.stdout) as { file: string }
  const ms = await saves({
    ...{ args: [bin, 'watch', 'bench/case', '--json'], cwd: folder, env, file, rounds },
    isDone: (text) => /"verdict":\s*"accepted"[\s\S]*\n\}?\s*$/.test(text),
  })
  if (ms === undefined) throw new Error('hotseat watch said nothing')
  return ms
}

/** Save to verdict in vitest's watch mode, the median in milliseconds; undefined where it cannot watch. */
export function vitestWatch(folder: string, rounds: number): Promise<number | undefined> {
  return saves({
    args: [join(root, 'node_modules/vitest/vitest.mjs'), '--watch', '--root', folder, 'vitest.test.ts'],
    env: { ...process.env, NO_COLOR: '1' },
    ...{ cwd: folder, file: join(folder, 'solution.ts'), rounds },
    isDone: (text) => text.includes('Waiting for file changes'),
  })
}

interface Watching {
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** What is saved. */
  file: string
  rounds: number
  /** Whether a verdict can be read in what was printed since the save. */
  isDone: (printed: string) => boolean
}

async function saves({ args, cwd, env, file, rounds, isDone }: Watching): Promise<number | undefined> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] })
  let seen = ''
  let wake: () => void = () => undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text
    if (isDone(seen)) wake()
  })
  const verdict = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 15_000, false)
      wake = () => {
        clearTimeout(timer)
        seen = ''
        resolve(true)
      }
    })
  const samples: number[] = []
  try {
    if (!(await verdict())) return undefined
    for (let round = 0; round <= rounds; round++) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      const started = performance.now()
      writeFileSync(file, `${solution}\n// ${round}`)
      if (!(await verdict())) return undefined
      if (round > 0) samples.push(performance.now() - started)
    }
    return median(samples)
  } finally {
    child.kill('SIGKILL')
  }
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
