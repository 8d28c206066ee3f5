import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, root } from './hotseat.ts'

const guide = readFileSync(join(root, 'challenges/README.md'), 'utf8')
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
)

test('every command of the guide for authors runs as it stands there', async () => {
  const setting = { home: temporaryFolder(), cwd: temporaryFolder() }
  for (const command of commands) {
    const [first, ...words] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, text, word]) => text ?? word ?? '',
    )
    expect(first).toBe('hotseat')
    const { code, out, err } = await hotseat(words, setting)
    expect(code, `${command}\n${out}${err}`).toBe(0)
  }
  expect(commands.length).toBeGreaterThan(8)
})
