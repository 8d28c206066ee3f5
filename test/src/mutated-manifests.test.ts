import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseChallenge } from '../../src/core/challenge.ts'
import { parsePack } from '../../src/core/pack.ts'

const challenge = {
  $schema: './x.json',
  format: 1,
  title: 'Sum',
  version: 2,
  difficulty: 'easy',
  track: 'structures',
  tags: ['cache', 'map'],
  minutes: 20,
  summary: 'Add numbers.',
  needs: ['disk'],
  isolation: 'file',
  solutionAlias: '../src/sum',
  limits: { cpuMs: 500, heapMb: 64 },
  levels: [{ title: 'One', minutes: 10 }, { title: 'Two' }],
  clarifications: [{ question: 'Why?', answer: 'Because.' }],
  followUps: [{ question: 'And now?', points: ['This.', 'That.'] }],
  authors: ['A'],
  source: { title: 'A book', url: 'https://example.org' },
  equivalentMutants: [{ code: 'a', becomes: 'b', reason: 'None.' }],
}

const pack = {
  format: 1,
  id: 'mine',
  version: '1.0.0',
  title: 'Mine',
  license: 'MIT',
  summary: 'Few.',
  authors: ['A'],
  homepage: 'https://example.org',
  paths: [{ id: 'first', title: 'First', summary: 'x', challenges: ['sum', 'core/lru-cache'] }],
  interviews: [
    {
      id: 'screen',
      title: 'Screen',
      rounds: [
        {
          title: 'One',
          pick: { challenges: ['sum'], tracks: ['async'], difficulties: ['easy'], not: 'solved-in-30-days' },
          phases: [{ kind: 'code', minutes: 30 }],
        },
      ],
      followUps: 2,
    },
  ],
}

interface Mutation {
  step: number[]
  kind: 'replace' | 'remove' | 'rename' | 'add' | 'cut' | 'insert'
  value: unknown
  word: string
}

const words = [
  'titel',
  'minuts',
  'x',
  '',
  'a"b',
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  '0',
  'é\u202e',
  'format',
]
const mutation: fc.Arbitrary<Mutation> = fc.record({
  step: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'add', 'cut', 'insert'),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      0,
      -1,
      1.5,
      1e300,
      '',
      ' ',
      '\n',
      'é'.repeat(3000),
      [],
      {},
      null,
      true,
      [[]],
      [null],
      ['', ''],
    ),
  ),
  word: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }), fc.constant('y'.repeat(5000))),
})

/** Changes one place somewhere in a document's text. */
function mutated(text: string, { step, kind, value, word }: Mutation): string {
  if (kind === 'cut') return text.slice(0, ((step[0] ?? 0) * text.length) / 31)
  if (kind === 'insert') {
    const at = Math.floor(((step[0] ?? 0) * text.length) / 31)
    return text.slice(0, at) + word + text.slice(at)
  }
  const document: unknown = JSON.parse(text)
  let holder = document as Record<string, unknown>
  let key = ''
  for (const choice of step) {
    const keys = Object.keys(holder)
    key = keys[choice % keys.length] ?? 'x'
    const inner = holder[key]
    if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0) break
    if (choice !== step.at(-1)) holder = inner as Record<string, unknown>
  }
  const define = (name: string) =>
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
  if (kind === 'replace') define(key)
  else if (kind === 'add') define(word)
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else {
    if (kind === 'rename')
      Object.defineProperty(holder, `${key}${word}`, { value: holder[key], enumerable: true })
    delete holder[key]
  }
  return JSON.stringify(document)
}

const sentences = [
  /^m\.json: "[\s\S]*" is not a known field; (did you mean "[\w$]+"\?|remove it\.|it belongs in .+\.)$/,
  /^m\.json: "[\s\S]*" is missing; add it: .+\.$/,
  /^m\.json: "[\s\S]*" must be .+, not [\s\S]+\.( Did you mean "[\w-]+"\?)?$/,
  /^m\.json has format \d+, which is newer than this Hotseat reads: update Hotseat\.$/,
  /^m\.json is not valid JSON: [\s\S]+\.$/,
  /^m\.json must hold one JSON object with "format" and "[\w"]+.*\.$/,
]

test.each([
  ['challenge.json', JSON.stringify(challenge), parseChallenge],
  ['pack.json', JSON.stringify(pack), parsePack],
])('a thousand mutants of a %s are read or refused in sentences that say what to do', (_, text, parse) => {
  expect(parse(text, 'm.json')).toMatchObject({ ok: true })
  const outcomes = { ok: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      // Text is broken last: a document has to be one to be changed in its fields.
      const ordered = mutations.toSorted(
        (a, b) => Number(/cut|insert/.test(a.kind)) - Number(/cut|insert/.test(b.kind)),
      )
      let current = text
      for (const each of ordered) {
        if (/cut|insert/.test(each.kind) || isObject(current)) current = mutated(current, each)
      }
      const result = parse(current, 'm.json')
      outcomes[result.ok ? 'ok' : 'refused']++
      if (result.ok) return
      expect(result.problems.length).toBeGreaterThan(0)
      for (const problem of result.problems) {
        expect(
          sentences.some((sentence) => sentence.test(problem)),
          problem,
        ).toBe(true)
        expect(problem).not.toMatch(/a valid value|a value of type|\[object|undefined/)
        expect(problem.length).toBeLessThan(600)
      }
    }),
    { numRuns: 1000 },
  )
  expect(outcomes.ok).toBeGreaterThan(20)
  expect(outcomes.refused).toBeGreaterThan(500)
})

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  } catch {
    return false
  }
}
