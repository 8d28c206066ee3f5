import { expect, test } from 'vitest'
import { parseChallenge } from '../../src/core/challenge.ts'
import { parsePack } from '../../src/core/pack.ts'

const pack = { format: 1, id: 'core', version: '0.1.0', title: 'Core' }
const minimal = { format: 1, title: 'LRU cache' }

test('a manifest with format and title is complete', () => {
  expect(parseChallenge(JSON.stringify(minimal), 'challenge.json')).toEqual({
    ok: true,
    value: {
      format: 1,
      title: 'LRU cache',
      version: 1,
      difficulty: 'medium',
      track: 'general',
      tags: [],
      minutes: 30,
      summary: '',
      needs: [],
      language: 'ts',
      isolation: 'test',
      samples: 0,
      runSkipped: 'none',
      limits: { cpuMs: 2000, heapMb: 64 },
      clarifications: [],
      followUps: [],
      levels: [],
      authors: [],
      equivalentMutants: [],
    },
  })
})

test('a byte order mark before a manifest is no problem', () => {
  expect(parseChallenge(`\ufeff${JSON.stringify(minimal)}`, 'challenge.json').ok).toBe(true)
})

test.each([
  [{ title: 'x' }, '"format" is missing; add it: 1.'],
  [{ format: 1 }, '"title" is missing; add it: one line of 1 to 80 characters.'],
  [
    { ...minimal, levels: [{ title: 'One' }] },
    '"levels" must be a list of 2 to 9 levels, or none, not [{"title":"One"}].',
  ],
  [
    { ...minimal, levels: [{ title: 'One' }, {}] },
    '"levels[1].title" is missing; add it: one line of 1 to 80 characters.',
  ],
  [
    { ...minimal, followUps: [{ question: ' ', points: ['x'] }] },
    '"followUps[0].question" must be a text with words in it, not " ".',
  ],
  [{ ...minimal, format: 0 }, '"format" must be 1, not 0.'],
  [{ ...minimal, title: 'two\nlines' }, '"title" must be one line of 1 to 80 characters, not "two\\nlines".'],
  [
    { ...minimal, difficulty: 'esay' },
    '"difficulty" must be one of easy, medium, hard, not "esay". Did you mean "easy"?',
  ],
  [
    { ...minimal, needs: ['postgress'] },
    '"needs[0]" must be one of http, postgres, network, disk, not "postgress". Did you mean "postgres"?',
  ],
  [{ ...minimal, limits: { cpuMs: 10 } }, '"limits.cpuMs" must be 50 or more, not 10.'],
  [{ ...minimal, limits: { heapMb: 4096 } }, '"limits.heapMb" must be 1024 or less, not 4096.'],
  [{ ...minimal, limits: { heapMB: 64 } }, '"limits.heapMB" is not a known field; did you mean "heapMb"?'],
  [{ ...minimal, dificulty: 'easy' }, '"dificulty" is not a known field; did you mean "difficulty"?'],
  [{ ...minimal, colour: 'red' }, '"colour" is not a known field; remove it.'],
  [{ ...minimal, minutes: 'long' }, '"minutes" must be a whole number, not "long".'],
  [{ ...minimal, tags: [''] }, '"tags[0]" must be one line of 1 to 40 characters, not "".'],
  [
    { ...minimal, clarifications: [{ question: 'q' }] },
    '"clarifications[0].answer" is missing; add it: a text with words in it.',
  ],
  [
    { ...minimal, solutionAlias: 'cache' },
    '"solutionAlias" must be a relative import, such as "../src/cache", not "cache".',
  ],
])('%j: %s', (manifest, problem) => {
  expect(parseChallenge(JSON.stringify(manifest), 'c.json')).toEqual({
    ok: false,
    problems: [`c.json: ${problem}`],
  })
})

test('a manifest of a newer format asks for a newer Hotseat and nothing else', () => {
  const newer = JSON.stringify({ format: 2, name: 'what it is called then' })
  expect(parseChallenge(newer, 'c.json')).toEqual({
    ok: false,
    problems: ['c.json has format 2, which is newer than this Hotseat reads: update Hotseat.'],
  })
})

test.each(['', '{', '{"format": 1,}'])('%j is not valid JSON', (text) => {
  const result = parseChallenge(text, 'c.json')
  expect(result).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/^c\.json is not valid JSON: /)],
  })
})

test.each(['[]', '3', 'null', '"x"'])('%s is no manifest', (text) => {
  const problems = ['c.json must hold one JSON object with "format" and "title".']
  expect(parseChallenge(text, 'c.json')).toEqual({ ok: false, problems })
})

test('a pack needs id, version and title', () => {
  expect(parsePack(JSON.stringify(pack), 'pack.json')).toMatchObject({
    ok: true,
    value: { license: 'UNLICENSED', paths: [], interviews: [] },
  })
})

test('a pack has paths and interviews', () => {
  const full = {
    ...pack,
    paths: [{ id: 'first', title: 'First', challenges: ['lru-cache', 'other/queue'] }],
    interviews: [
      {
        id: 'screen-45',
        title: 'Phone screen',
        rounds: [
          {
            pick: { tracks: ['async'], difficulties: ['easy'], not: 'solved-in-30-days' },
            phases: [
              { kind: 'plan', minutes: 5 },
              { kind: 'code', minutes: 35 },
            ],
          },
        ],
        followUps: 3,
      },
    ],
  }
  expect(parsePack(JSON.stringify(full), 'pack.json')).toMatchObject({ ok: true, value: full })
})

test.each([
  [{ version: 1 }, '"version" must be a version such as "0.1.0", not 1.'],
  [{ paths: ['x'] }, '"paths[0]" must be an object, not "x".'],
  [
    { paths: [{ id: 'a', title: 'A', challenges: [] }] },
    '"paths[0].challenges" must be a list of one or more slugs, not [].',
  ],
  [
    { interviews: [{ id: 'a', title: 'A', rounds: [{ phases: [{ kind: 'coding', minutes: 5 }] }] }] },
    '"interviews[0].rounds[0].phases[0].kind" must be one of brief, clarify, plan, build, curveball, verify, follow-ups, wrap, break, read, code, talk, review, not "coding".',
  ],
])('%j in pack.json: %s', (more, problem) => {
  expect(parsePack(JSON.stringify({ ...pack, ...more }), 'pack.json')).toEqual({
    ok: false,
    problems: [`pack.json: ${problem}`],
  })
})
