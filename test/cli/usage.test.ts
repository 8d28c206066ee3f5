import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtIn, hotseat, json, root } from './hotseat.ts'

describe.concurrent('the command line', () => {
  test('alone, it says what it is and what to type next', async () => {
    const { code, out, err } = await hotseat([])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`${builtIn.length} challenges, 0 solved.`)
    expect(out).toMatch(/hotseat start [a-z-]+ +make a solution file/)
  })

  test('alone with --json, it says so in one object', async () => {
    const outcome = await hotseat(['--json'])
    expect(outcome.code).toBe(0)
    expect(json(outcome)).toMatchObject({
      format: 1,
      challenges: builtIn.length,
      solved: 0,
      next: expect.stringMatching(/^core\//),
    })
  })

  test('through npm, it tells commands with npx', async () => {
    const { out } = await hotseat([], { env: { npm_command: 'exec' } })
    expect(out).toContain('npx hotseat list')
  })

  test.each([['--help'], ['-h']])('%s prints help', async (flag) => {
    const { code, out, err } = await hotseat([flag])
    expect([code, err]).toEqual([0, ''])
    for (const command of ['list', 'show', 'start', 'run', 'submit', 'judge', 'doctor'])
      expect(out).toContain(`  ${command} `)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test.each(['run', 'submit', 'judge', 'list'])('%s --help prints its own help', async (command) => {
    const { code, out } = await hotseat([command, '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`Usage: hotseat ${command}`)
  })

  test('--version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await hotseat(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test.each([
    [['lst'], 'Unknown command "lst". Did you mean "list"? See `hotseat --help`.'],
    [['submt', 'lru-cache'], 'Unknown command "submt". Did you mean "submit"? See `hotseat --help`.'],
    [['list', '--jsn'], 'Unknown option "--jsn". Did you mean "--json"? See `hotseat list --help`.'],
    [['show'], 'Missing required argument "challenge". See `hotseat show --help`.'],
    [['judge', 'folder'], 'Missing required argument "file". See `hotseat judge --help`.'],
    [['show', 'lru-cache', 'more'], 'Too many arguments for "show".'],
    [['list', '--difficulty', 'esay'], 'It is one of easy, medium, hard. Did you mean "easy"?'],
    [['run', 'lru-cache', '--seed', '-1'], 'A seed is a whole number from 0 to 2147483647.'],
    [['run', 'lru-cache', '--seed', '2147483648'], 'A seed is a whole number from 0 to 2147483647.'],
    [['run', 'lru-cache', '--only'], 'Option "--only <test>" argument missing.'],
    [['run', 'lru-cache', '--only', ''], 'Give a part of the name of a test.'],
    [['--colour'], 'Unknown option "--colour".'],
  ])('%j is wrong use', async (words, sentence) => {
    const { code, out, err } = await hotseat(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })
})
