import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { below } from '../src/sample-pack.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { clamp, returns } from '../src/verify/clamp.ts'
import { hotseat, json, launch } from './hotseat.ts'

const pack = JSON.stringify({ format: 1, id: 'mine', version: '1.0.0', title: 'Mine', license: 'MIT' })

test('a sound pack ends with a line that says so, and with code 0', async () => {
  const folder = temporaryFolder({ 'pack.json': pack, ...below('clamp', clamp()) })
  const { code, out, err } = await hotseat(['pack', 'verify'], { cwd: folder })
  expect(err).toBe('')
  expect(out).toContain('clamp  3 tests · 3 submissions · 3 of 3 mutants killed (100 %)')
  expect(out).toMatch(/raises what is too low +·W·/)
  expect(out.trimEnd().split('\n').at(-1)).toBe(
    'Everything holds: 1 challenge, 3 submissions, 3 tests, mutation score 100 %.',
  )
  expect(code).toBe(0)
})

test('findings are one JSON value, and end with code 1', async () => {
  const files = {
    'hints.md': undefined,
    'submissions/wrong-answer/right.ts': returns('Math.min(Math.max(value, low), high)'),
  }
  const outcome = await hotseat(['pack', 'verify', 'clamp', '--json'], {
    cwd: temporaryFolder(below('clamp', clamp(files))),
  })
  expect(json(outcome)).toMatchObject({
    format: 1,
    sound: false,
    summary: expect.stringContaining('2 findings in 1 challenge: mend clamp hints.md first'),
    findings: [
      { challenge: 'clamp', check: 'hints' },
      { challenge: 'clamp', check: 'verdicts' },
    ],
    challenges: [{ challenge: 'clamp', sound: false }],
  })
  expect(outcome.code).toBe(1)
})

test.each([
  ['an empty folder', {}, ['.'], 'is neither a pack nor a challenge'],
  ['a folder that is not there', {}, ['./gone'], 'There is no folder ./gone'],
  ['a manifest that is cut off', { 'pack.json': pack.slice(0, 30) }, ['.'], 'is not valid JSON'],
  ['a challenge that nobody has', {}, ['lru-cahce'], 'Did you mean "lru-cache"?'],
  ['watching with --json', { 'pack.json': pack }, ['.', '--watch', '--json'], 'leave out `--json`'],
])('%s is refused with code 2', async (_what, files: Record<string, string>, words, says) => {
  const { code, out, err } = await hotseat(['pack', 'verify', ...words], { cwd: temporaryFolder(files) })
  expect(err).toContain(says)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('--watch verifies again when a file changes, and Ctrl-C ends it', async () => {
  const folder = temporaryFolder(below('clamp', clamp()))
  const child = launch(['pack', 'verify', '--watch', 'clamp'], { cwd: folder })
  let out = ''
  const said = (text: string) =>
    new Promise<void>((done) => {
      const look = () => out.includes(text) && done()
      child.stdout.on('data', look)
      look()
    })
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  const ended = new Promise<number | null>((done) => child.on('close', done))
  await said('Everything holds')
  writeFileSync(join(folder, 'clamp/hints.md'), '')
  await said('mend clamp hints.md first: There are no hints in it.')
  child.kill('SIGINT')
  expect(await ended).toBe(130)
})
