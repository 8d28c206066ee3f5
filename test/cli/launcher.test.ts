import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, launch, launcher, sumChallenge } from './hotseat.ts'

const other = otherNode()

describe.runIf(other)('on a Node that is not the pinned one', () => {
  test('the launcher hands over to the pinned one: streams and exit codes are the same', async () => {
    const { code, out, err } = await hotseat(['judge', 'sum', 'wrong.ts'], {
      cwd: sumChallenge(),
      node: other ?? '',
    })
    expect([code, out.split('\n')[0], err]).toEqual([1, '✗ wrong-answer  sum: 2 of 3 tests passed', ''])
  })

  test('a signal reaches the pinned one', async () => {
    const cwd = sumChallenge({
      'endless.ts': "export const sum = () => { console.log('spinning'); for (;;) {} }",
      'sum/challenge.json': '{ "format": 1, "title": "Sum", "limits": { "cpuMs": 20000 } }',
    })
    const child = launch(['judge', 'sum', 'endless.ts'], { cwd, node: other ?? '' })
    await new Promise((spinning) => child.stdout.once('data', spinning))
    child.kill('SIGINT')
    expect(await new Promise((done) => child.on('close', done))).toBe(130)
  })

  test('a launcher without the pinned runtime says what to do', () => {
    const folder = temporaryFolder({ 'package.json': '{ "type": "module" }' })
    mkdirSync(join(folder, 'src'))
    copyFileSync(launcher, join(folder, 'src/bin.js'))
    const { status, stdout, stderr } = spawnSync(other ?? '', [join(folder, 'src/bin.js'), 'list'], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^Hotseat needs Node 26, .* run `npm ci` in a checkout, or install Hotseat again/)
  })
})

/** A Node on this machine that is neither the pinned one nor the fallback. */
function otherNode(): string | undefined {
  const nodes = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return nodes.find((node) => {
    if (!existsSync(node)) return false
    const major = execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], {
      encoding: 'utf8',
    }).trim()
    return !['24', '26'].includes(major)
  })
}
