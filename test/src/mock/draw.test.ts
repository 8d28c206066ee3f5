import { expect, test } from 'vitest'
import type { Challenge } from '../../../src/core/catalogue.ts'
import { parseChallenge } from '../../../src/core/challenge.ts'
import { type DrawSource, drawOne, drawRounds } from '../../../src/core/mock/draw.ts'
import type { Template } from '../../../src/core/mock/template.ts'

const day = 86_400_000
const now = 1_000 * day

const all = [
  challenge('core/a', 'easy', 'async'),
  challenge('core/b', 'medium', 'async'),
  challenge('core/c', 'medium', 'http'),
  challenge('core/d', 'hard', 'http'),
  challenge('extra/a', 'easy', 'sql'),
]

test('a challenge is what a round asks for in every way', () => {
  const drawnBy = (pick: Parameters<typeof drawOne>[0]) =>
    new Set(Array.from({ length: 40 }, (_, seed) => drawOne(pick, 'core', 0, source({ seed }))?.id))
  expect(drawnBy({ tracks: ['async'] })).toEqual(new Set(['core/a', 'core/b']))
  expect(drawnBy({ difficulties: ['medium', 'hard'], tracks: ['http'] })).toEqual(
    new Set(['core/c', 'core/d']),
  )
  expect(drawnBy({ challenges: ['a'] })).toEqual(new Set(['core/a']))
  expect(drawnBy({ challenges: ['extra/a', 'd'] })).toEqual(new Set(['extra/a', 'core/d']))
  expect(drawnBy({ challenges: ['a'], difficulties: ['hard'] })).toEqual(new Set([undefined]))
  expect(drawnBy({})).toEqual(new Set(all.map(({ id }) => id)))
})

test('one seed draws the same, whatever the order of the catalogue', () => {
  for (const seed of [0, 7, 2 ** 31 - 1]) {
    const first = drawOne({}, 'core', 0, source({ seed }))
    expect(drawOne({}, 'core', 0, source({ seed, challenges: all.toReversed() }))).toBe(first)
  }
})

test('what was seen within 30 days waits until nothing else is left', () => {
  const seenAt = new Map([
    ['core/a', now - 29 * day],
    ['core/b', now - 31 * day],
  ])
  for (let seed = 0; seed < 20; seed++)
    expect(drawOne({ tracks: ['async'] }, 'core', 0, source({ seed, seenAt }))?.id).toBe('core/b')
})

test('when all was seen lately, the one that was longest ago is drawn', () => {
  const seenAt = new Map([
    ['core/a', now - 2 * day],
    ['core/b', now - 5 * day],
  ])
  for (let seed = 0; seed < 20; seed++)
    expect(drawOne({ tracks: ['async'] }, 'core', 0, source({ seed, seenAt }))?.id).toBe('core/b')
})

test('no challenge comes twice in an interview, and a break has none', () => {
  const rounds = [
    round({ tracks: ['http'] }),
    { phases: [{ kind: 'break' as const, minutes: 10 }] },
    round({ tracks: ['http'] }),
  ]
  for (let seed = 0; seed < 20; seed++) {
    const [first, second, third] = drawRounds(template(rounds), source({ seed }))
    expect(second).toBeUndefined()
    expect(new Set([first?.id, third?.id])).toEqual(new Set(['core/c', 'core/d']))
  }
})

test('a round for which nothing is left says what it asks for', () => {
  const rounds = [round({ challenges: ['d'] }), round({ difficulties: ['hard'], tracks: ['http', 'sql'] })]
  expect(() => drawRounds(template(rounds), source({}))).toThrow(
    'No challenge is left for round 2 of "Loop", which asks for the difficulty hard, the track http or sql; choose another interview',
  )
  expect(() => drawRounds(template([round({})]), source({ challenges: [] }))).toThrow(
    'which asks for any challenge',
  )
})

function source(other: Partial<DrawSource>): DrawSource {
  return { challenges: all, seenAt: new Map(), now, seed: 1, ...other }
}

function round(pick: Template['rounds'][number]['pick']): Template['rounds'][number] {
  return { pick, phases: [{ kind: 'build', minutes: 20 }] }
}

function template(rounds: Template['rounds']): Template {
  return { pack: 'core', id: 'loop', title: 'Loop', summary: '', rounds, followUps: 0 }
}

function challenge(id: string, difficulty: string, track: string): Challenge {
  const parsed = parseChallenge(JSON.stringify({ format: 1, title: id, difficulty, track }), id)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const [pack = '', slug = ''] = id.split('/')
  return { id, pack, slug, folder: id, manifest: parsed.value }
}
