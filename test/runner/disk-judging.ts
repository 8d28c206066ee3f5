import type { Limits, Report } from '../../runner/protocol.ts'
import { judged } from './http-judging.ts'

/** Judges a solution by the body of one test and a second test that must always pass. */
export function diskJudged(body: string, solution: string, limits: Partial<Limits> = {}): Promise<Report> {
  const tests = `import { clock, crashAtEveryStep, createDisk, expect, fc, inside, restart, test, vi } from 'hotseat/kit'
import * as solution from '#solution'
const bytes = (text) => new TextEncoder().encode(text)
const text = (bytes) => new TextDecoder().decode(bytes)
test('it', async () => { ${body} })
test('next', async () => {
  const disk = createDisk()
  expect(await disk.mount().append('a', bytes('1'))).toBe(0)
  expect(solution.one()).toBe(1)
})`
  return judged({ solution: `${solution}\nexport const one = () => 1`, tests, limits })
}

/** A log of lines that can be read back. */
export const lineLog = `export async function open(disk: Disk) {
  const name = 'log'
  const all = (await disk.list()).includes(name) ? await disk.size(name) : 0
  const lines = new TextDecoder().decode(all === 0 ? new Uint8Array() : await disk.read(name, 0, all)).split('\\n').slice(0, -1)
  return {
    lines: () => lines,
    async add(line: string) {
      await disk.append(name, new TextEncoder().encode(line + '\\n'))
      SYNC
      lines.push(line)
    },
  }
}`
