import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { launch, sumChallenge } from './hotseat.ts'

const endless = `export const sum = () => {
  console.log('spinning')
  for (;;) {}
}\n`

test.runIf(existsSync('/proc/self/task')).each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  '%s in the middle of a run ends it with %i, and leaves nothing running',
  async (signal, exitCode) => {
    const cwd = sumChallenge({
      'endless.ts': endless,
      'sum/challenge.json': '{ "format": 1, "title": "Sum", "limits": { "cpuMs": 20000 } }',
    })
    const home = temporaryFolder()
    const child = launch(['judge', 'sum', 'endless.ts'], { cwd, home })
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    await new Promise((spinning) => child.stdout.once('data', spinning))
    const family = descendants(child.pid ?? 0)
    expect(family.length).toBeGreaterThan(0)
    child.kill(signal)
    const code = await new Promise((done) => child.on('close', done))
    expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([exitCode, 'Interrupted; nothing was recorded.'])
    expect(family.filter(isRunning)).toEqual([])
  },
)

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

/** Whether a process does anything any more; one that has ended and waits to be collected does not. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
