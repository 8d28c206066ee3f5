import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, sumChallenge } from './hotseat.ts'

describe.concurrent('a solution file', () => {
  const utf16 = Buffer.from('\ufeffexport {}', 'utf16le')
  const files: [what: string, content: string | Buffer, sentence: string][] = [
    ['of binary data', Buffer.from([127, 69, 76, 70, 0, 1]), 'is not text but binary data; name the file'],
    [
      'of 10 MB',
      'a'.repeat(10 * 2 ** 20),
      'has 10.0 MB, and a solution may have 128 KB; did you name the right file?',
    ],
    ['in Latin-1', Buffer.from("export const a = '\xe9'", 'latin1'), 'is not valid UTF-8; save it as UTF-8'],
    ['in UTF-16', utf16, 'is encoded as UTF-16; save it as UTF-8'],
  ]
  test.each(files)('%s is refused', async (_, content, sentence) => {
    const cwd = sumChallenge({ 'my.ts': content })
    const { code, out, err } = await hotseat(['judge', 'sum', 'my.ts'], { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`my.ts ${sentence}`)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each(['run', 'submit'])('%s says how to create a missing one', async (command) => {
    const outcome = await hotseat([command, 'lru-cache'])
    expect([outcome.code, outcome.out]).toEqual([2, ''])
    expect(outcome.err).toBe(
      'There is no file ~/workspace/lru-cache/solution.ts. Create it with `hotseat start lru-cache`.\n',
    )
  })

  test('that was named and is missing is refused, also with --json', async () => {
    const cwd = sumChallenge()
    expect(await hotseat(['judge', 'sum', 'none.ts', '--json'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'There is no file none.ts. Check the path and try again.\n',
    })
  })

  test('that is a folder is refused', async () => {
    const { code, err } = await hotseat(['judge', 'sum', 'sum'], { cwd: sumChallenge() })
    expect([code, err]).toEqual([2, 'sum is a folder; name the file that holds your solution.\n'])
  })

  test('that is a pipe without a writer is refused, not waited for', async () => {
    const cwd = sumChallenge()
    execFileSync('mkfifo', [join(cwd, 'pipe.ts')])
    expect((await hotseat(['judge', 'sum', 'pipe.ts'], { cwd })).code).toBe(2)
  })

  test('that is a link to itself is refused', async () => {
    const cwd = sumChallenge()
    symlinkSync('loop.ts', join(cwd, 'loop.ts'))
    const { code, err } = await hotseat(['judge', 'sum', 'loop.ts'], { cwd })
    expect([code, err]).toEqual([2, 'loop.ts cannot be read (ELOOP); check its permissions and try again.\n'])
  })

  test('that is empty is a compile error', async () => {
    const { code, out } = await hotseat(['judge', 'sum', 'empty.ts'], {
      cwd: sumChallenge({ 'empty.ts': '' }),
    })
    expect([code, out.split('\n')[0]]).toEqual([1, '✗ compile-error  sum'])
  })

  test('with a byte order mark and CRLF line ends is judged', async () => {
    const text = '\ufeffexport const sum = (numbers: number[]) =>\r\n  numbers.reduce((a, b) => a + b, 0)\r\n'
    expect((await hotseat(['judge', 'sum', 'dos.ts'], { cwd: sumChallenge({ 'dos.ts': text }) })).code).toBe(
      0,
    )
  })

  test.each([
    ['braces', '{'],
    ['arrows', '()=>'],
  ])('of 128 KB of nested %s is a compile error', async (_, piece) => {
    const cwd = sumChallenge({ 'deep.ts': piece.repeat(2 ** 17 / piece.length) })
    const { code, out } = await hotseat(['judge', 'sum', 'deep.ts'], { cwd })
    expect([code, out.split('\n')[0]]).toEqual([1, '✗ compile-error  sum'])
  })
})

describe.concurrent('a challenge folder', () => {
  test.each([
    ['{ "format": 1 }', 'sum/challenge.json: "title" is missing; add it: one line of 1 to 80 characters.'],
    [
      '{ "format": 1, "title": "Sum", "minuts": 5 }',
      '"minuts" is not a known field; did you mean "minutes"?',
    ],
    [
      '{ "format": 2, "title": "Sum" }',
      'sum/challenge.json has format 2, which is newer than this Hotseat reads: update Hotseat.',
    ],
    ['{ "format": 1', 'sum/challenge.json is not valid JSON: '],
    ['', 'sum/challenge.json is not valid JSON: '],
  ])('with the manifest %j is refused', async (manifest, sentence) => {
    const cwd = sumChallenge({ 'sum/challenge.json': manifest })
    const { code, out, err } = await hotseat(['judge', 'sum', 'right.ts', '--json'], { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  test('that is missing, a file, empty or without tests is refused', async () => {
    const cwd = sumChallenge({ 'bare/challenge.json': '{ "format": 1, "title": "Bare" }' })
    mkdirSync(join(cwd, 'empty'))
    const said = async (folder: string) => (await hotseat(['judge', folder, 'right.ts'], { cwd })).err
    expect(await said('nowhere')).toBe("There is no folder nowhere; name a challenge's folder.\n")
    expect(await said('right.ts')).toBe('right.ts is a file; name the folder that holds challenge.json.\n')
    expect(await said('empty')).toBe('empty/challenge.json is missing; add it.\n')
    expect(await said('bare')).toBe('bare has no tests; add tests/sample.test.ts to it.\n')
  })

  test('cannot drive the terminal with its problems', async () => {
    const cwd = sumChallenge({
      'sum/challenge.json': '{ "format": 1, "title": "Sum", "\\u001b[2J\\u202e": 1 }',
    })
    const { err } = await hotseat(['judge', 'sum', 'right.ts'], { cwd })
    expect(err).not.toMatch(/[\u001b\u202e]/)
  })
})

test('a folder name of any length is refused', async () => {
  const { code } = await hotseat(['judge', 'x'.repeat(5000), 'right.ts'], { cwd: temporaryFolder() })
  expect(code).toBe(2)
})
