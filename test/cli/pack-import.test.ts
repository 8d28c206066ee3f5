import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { exercise, typescriptTrack } from '../src/track.ts'
import { hotseat, json, report } from './hotseat.ts'

test('a track becomes a pack whose examples are accepted', async () => {
  const track = typescriptTrack(exercise('odd', { '.meta/proof.ci.ts': "import 'left-pad'" }), {
    practice: [{ slug: 'tally' }, { slug: 'odd' }],
  })
  const cwd = temporaryFolder()
  const words = ['pack', 'import', 'exercism', track]
  const done = await hotseat(words, { cwd })
  expect([done.code, done.out]).toEqual([
    0,
    `✓ Imported 2 of 3 exercises into ./exercism-typescript
1 could not be:
  its example needs the package left-pad: odd
`,
  ])
  expect(done.err).toContain('hotseat pack verify ./exercism-typescript')
  expect(done.err).toContain('hotseat pack add ./exercism-typescript')
  const challenge = join(cwd, 'exercism-typescript/tally')
  const example = join(challenge, 'submissions/accepted/example.ts')
  const judged = await hotseat(['judge', challenge, example, '--json'], { cwd })
  expect([judged.code, report(judged).passed]).toEqual([0, 6])

  const again = await hotseat(words, { cwd })
  expect([again.code, again.out, again.err]).toEqual([
    2,
    '',
    'exercism-typescript is there already; name another folder with --out, or remove it first.\n',
  ])
  const elsewhere = await hotseat([...words, '--out', 'a/b', '--json'], { cwd })
  expect([elsewhere.code, elsewhere.err]).toEqual([0, ''])
  expect(json(elsewhere)).toEqual({
    format: 1,
    folder: 'a/b',
    pack: 'exercism-typescript',
    imported: ['greetings', 'tally'],
    leftOut: [{ slug: 'odd', reason: 'its example needs the package left-pad' }],
    notes: [],
  })
})

test('what is no track, or holds nothing for us, is said with its exit code', async () => {
  const cwd = temporaryFolder()
  const none = await hotseat(['pack', 'import', 'exercism', cwd], { cwd })
  expect([none.code, none.out]).toEqual([2, ''])
  expect(none.err).toContain('looked for config.json and exercises/practice or exercises/concept')
  const other = await hotseat(['pack', 'import', 'exercisms', cwd], { cwd })
  expect([other.code, other.out]).toEqual([2, ''])
  expect(other.err).toContain('exercism')
  const track = typescriptTrack({}, { practice: [{ slug: 'gone' }], concept: [] })
  const nothing = await hotseat(['pack', 'import', 'exercism', track, '--json'], { cwd })
  expect([nothing.code, json(nothing)['folder']]).toEqual([1, null])
  expect(existsSync(join(cwd, 'exercism-typescript'))).toBe(false)
})
