import { below } from '../sample-pack.ts'

export const right =
  'export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + Math.max(0, b), 0)\n'
export const levelOne = 'export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)\n'
export const firstTwo = 'export const sum = (numbers: number[]) => (numbers[0] ?? 0) + (numbers[1] ?? 0)\n'
export const starter = 'export const sum = (_numbers: number[]): number => -1\n'

/** The candidate's tests: they find two of the three bugs. */
export const ownTests = `import { expect, test } from 'hotseat/kit'
import { sum } from './solution.ts'
test('three', () => expect(sum([1, 2, 3])).toBe(6))
test('none', () => expect(sum([])).toBe(0))
`

const kit = "import { expect, test } from 'hotseat/kit'\nimport { sum } from '#solution'\n"

const challenge = {
  ...{ format: 1, title: 'Sum of numbers', difficulty: 'easy', track: 'basics' },
  clarifications: [
    { question: 'Can the list be empty?', also: [], answer: 'Yes, and its sum is 0.' },
    { question: 'How large are the numbers?', also: [], answer: 'Up to a million.' },
    { question: 'Can numbers have fractions?', also: [], answer: 'No, never.' },
  ],
  followUps: [
    {
      question: 'What if the numbers do not fit into memory?',
      points: ['read them piece by piece', 'one sum'],
    },
    { question: 'How would you add them on many machines?', points: ['parts', 'a sum of sums', 'failures'] },
  ],
}

const sum = {
  'challenge.json': JSON.stringify({
    ...challenge,
    levels: [
      { title: 'All of them', minutes: 10 },
      { title: 'Without debts', minutes: 5 },
    ],
  }),
  'brief.md': 'Add numbers.\n',
  'statement.md': 'Add numbers; an empty list is 0.\n',
  'level-2.md': 'From now on negative numbers do not count.\n',
  'starter.ts': starter,
  'hints.md': '# Hints\n\n## Begin\n\nWith 0.\n\n## Go on\n\nWith each number.\n',
  'tests/level-1/sample.test.ts': `${kit}test('adds two', () => expect(sum([1, 2])).toBe(3))\n`,
  'tests/level-1/hidden.test.ts': `${kit}test('hidden: none', () => expect(sum([])).toBe(0))
test('hidden: many', () => expect(sum([4000, 700, 11])).toBe(4711))\n`,
  'tests/level-2/sample.test.ts': `${kit}test('leaves out -1', () => expect(sum([1, -1])).toBe(1))\n`,
  'submissions/accepted/reduce.ts': right,
  'submissions/wrong-answer/first-two.ts': `// Bug: adds the first two.\n${firstTwo}`,
  'submissions/wrong-answer/begins-at-one.ts': `// Bug: begins at one.\n${levelOne.replace('b, 0', 'b, 1')}`,
  'submissions/wrong-answer/counts-debts.ts': `// Bug: counts negative numbers.\n${levelOne}`,
}

const other = {
  ...sum,
  'challenge.json': JSON.stringify({ ...challenge, title: 'Another sum', difficulty: 'medium' }),
  'level-2.md': undefined,
  'tests/level-1/sample.test.ts': undefined,
  'tests/level-1/hidden.test.ts': undefined,
  'tests/level-2/sample.test.ts': undefined,
  'tests/sample.test.ts': `${kit}test('adds two', () => expect(sum([1, 2])).toBe(3))\n`,
}

const minutes = (...phases: [kind: string, minutes: number][]) => ({
  phases: phases.map(([kind, minutes]) => ({ kind, minutes })),
})

const short = minutes(
  ...([
    ['brief', 1],
    ['clarify', 2],
    ['plan', 3],
    ['build', 8],
  ] as [string, number][]),
  ...([
    ['curveball', 3],
    ['verify', 1],
    ['follow-ups', 2],
  ] as [string, number][]),
)

const pack = {
  ...{ format: 1, id: 'mine', version: '1.0.0', title: 'Mine' },
  interviews: [
    {
      ...{ id: 'short', title: 'Short', summary: 'Twenty minutes.', followUps: 1 },
      rounds: [{ ...short, pick: { challenges: ['sum'] } }],
    },
    {
      ...{ id: 'loop', title: 'Loop', summary: 'The challenges of this pack.', followUps: 0 },
      rounds: [
        { ...minutes(['build', 10]), pick: { challenges: ['sum'] } },
        minutes(['break', 5]),
        { ...minutes(['plan', 4], ['build', 6]), pick: { challenges: ['sum', 'other'] } },
      ],
    },
    {
      ...{ id: 'pair', title: 'Pair', summary: 'Two rounds and a break.', followUps: 2 },
      rounds: [
        { ...minutes(['build', 10]), pick: { difficulties: ['easy', 'medium'] } },
        minutes(['break', 5]),
        { ...minutes(['build', 10]), pick: { difficulties: ['easy', 'medium'] } },
      ],
    },
  ],
}

/** A pack with two challenges and three interviews, quick to judge, as it lies below HOTSEAT_HOME when it is installed. */
export function smallPack(): Record<string, string> {
  const files = (slug: string, all: Record<string, string | undefined>) =>
    Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[`${slug}/${path}`, text]]))
  return below('data/packs/mine', {
    'pack.json': JSON.stringify(pack),
    ...Object.fromEntries([...files('sum', sum), ...files('other', other)]),
  })
}
