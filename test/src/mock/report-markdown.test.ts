import { lexer, type Token, walkTokens } from 'marked'
import { expect, test } from 'vitest'
import { columns } from '../../../src/core/layout.ts'
import { markdownText } from '../../../src/core/markdown-text.ts'
import { mockReport } from '../../../src/core/mock/report/report.ts'
import { reportMarkdown } from '../../../src/core/mock/report/report-markdown.ts'
import { plainPaint } from '../../../src/core/paint.ts'
import { time } from './events.ts'
import { hostileReport, hostileTexts } from './hostile.ts'
import { emptyReport, twoRounds, twoRoundsReport } from './interview.ts'

const markdown = reportMarkdown(twoRoundsReport()).replaceAll('\u00a0', ' ')

function headings(text: string): string[] {
  return tokensOf(text).flatMap((token) =>
    token.type === 'heading' ? [`${token['depth']} ${token['text']}`] : [],
  )
}

function tokensOf(text: string): Token[] {
  const all: Token[] = []
  walkTokens(lexer(text), (token) => void all.push(token))
  return all
}

test('sections come in the order in which they are read', () => {
  expect(headings(markdown)).toEqual([
    '1 Leaning hire',
    '2 What to know first',
    '2 Score by dimension',
    '3 Problem exploration: 3.10',
    '3 Design and trade-offs: 2.39',
    '3 Implementation and correctness: 3.07',
    '3 Testing and debugging: 3.37',
    '3 Communication: 1.75',
    '3 Pace: 2.60',
    '2 Round 1: Sum of windows',
    ...['Time', 'Tests', 'Questions', 'Plan and growth', 'Your own tests'].map((title) => `3 ${title}`),
    '3 Follow-up questions',
    '3 Hints',
    '2 Round 2: Break',
    '2 Round 3, Storage: Append log',
    ...['Time', 'Tests', 'Questions', 'Plan and growth', 'Your own tests'].map((title) => `3 ${title}`),
    '3 Hints',
    '3 Overtime',
    '2 Three fixes',
    '2 Change',
    '2 Next drills',
  ])
})

test('the score can be worked out again from what is written', () => {
  // 15 × 3.10 + 20 × 2.39 + 35 × 3.07 + 15 × 3.37 + 10 × 1.75 + 5 × 2.60 = 282.8
  expect(markdown).toContain('2.83 of 4 over 100 % of the rubric.')
  expect(markdown).toContain('| Implementation and correctness | 35 % | 3.07 |')
  expect(markdown).toContain(
    'In all (15 × 3.10 + 20 × 2.39 + 35 × 3.07 + 15 × 3.37 + 10 × 1.75 + 5 × 2.60) ÷ 100 = **2.83** of 4.',
  )
  // A plan in the round of 40 minutes and none in the one of 20: two thirds.
  expect(markdown).toContain('(30 × 67 % + 25 × 0 % + 30 × 50 % + 15 × 75 %) ÷ 100 = 46.35 %')
  expect(markdown).toContain('1 + 3 × 0.4635 = 2.39.')
  expect(markdown).toContain('(75 × 67 % + 25 × 75 %) ÷ 100 = 69 %; 1 + 3 × 0.69 = 3.07.')
})

test('a score that is held down says by what', () => {
  const report = twoRoundsReport()
  const dimensions = report.score.dimensions.map((each) =>
    each.id === 'implementation' ? { ...each, score: 2, cap: 'the code loses a race: at most 2' } : each,
  )
  const text = reportMarkdown({ ...report, score: { ...report.score, dimensions } })
  expect(text).toContain('### Implementation and correctness: 2.00')
  expect(text).toContain('1 + 3 × 0.69 = 3.07, but the code loses a race: at most 2.')
})

test('an interview that goes on is reported as it stands', () => {
  const state = twoRounds()
  state.finished = undefined
  state.current.endedMs = undefined
  const text = reportMarkdown(mockReport(4, state, time('60:00'), null))
  expect(text).toContain('- The interview is not over; this is how it stands.')
  // The curveball was entered at 54:00.
  expect(text).toMatch(/^Curveball +6:00 of 8:00 /m)
  expect(text).toContain('They are chosen when the interview is over.')
})

test('evidence says when it was seen, once', () => {
  expect(markdown).toContain('  - round 1, 100 %: own test at 18:00, before the first submission\n')
  expect(markdown).toContain('  - round 1, 75 %: took 1 of 4 hints, at 15:00\n')
  // 58:00 of the interview is 14:00 of the third round.
  expect(markdown).toContain('  - round 3, 50 %: solved 1 of 2 levels, at 14:00\n')
  expect(markdown).toContain('  - round 3, 0 %: wrote no test of your own\n')
})

test('time is drawn against what was meant, without the overtime', () => {
  expect(markdown).toMatch(/^Build +26:30 of 20:00 +█{18}▓{6}$/m)
  expect(markdown).toMatch(/^Plan +2:00 of 5:00 +█{2}░{3}$/m)
  expect(markdown).toMatch(/^Curveball +10:00 of 8:00 /m)
  expect(markdown).toContain('21:00  submitted: wrong-answer, 3 of 4\n')
  expect(markdown).toContain('- Round 3: 3 min of overtime, not counted.')
})

test('a round says what was asked, missed, planned, measured, caught and said', () => {
  expect(markdown).toContain('| Hidden tests | 2 of 3 |')
  expect(markdown).toContain('The first that failed: **keeps the edge** (wrong-answer)')
  expect(markdown).toContain("```js\n[add('a', 1), add('a', 2)]\n```")
  expect(markdown).toContain("Run it again: `hotseat submit mine/windows --seed 1 --only 'keeps the edge'`")
  expect(markdown).toContain('- 2:00 is the edge of the window inside\n  - Yes, both edges are.')
  expect(markdown).toContain('- Can sizes be 0?\n  - No, at least 1.')
  expect(markdown).toContain('What the interviewer had no answer to:\n\n- may I use a library')
  expect(markdown).toContain('> A running sum and a queue of the numbers in the window.\\\n> Drop what')
  expect(markdown).toContain('You predicted O(1) a call. What was measured does not agree.')
  // From 1,000 to 4,000 the cost is 16 times as much: the square.
  expect(markdown).toContain('grow about like n²; twice the size, 4.0 × the cost')
  expect(markdown).toContain("Your 3 tests caught 7 of 9 bugs; missed:\n\n- off by one at the window's edge")
  expect(markdown).toContain('- said: a shared store\n- **not said**: what it costs')
  expect(markdown).toContain('Not answered.\n\n- not rated: one number per key')
})

test('fixes come by how much they would have changed', () => {
  const fixes = [...markdown.matchAll(/^(\d)\. \*\*(.+), \+(\S+)\*\*/gm)].map(([, ...found]) => found)
  // Weights × 3 × what is missing: 0.35 × 0.75 × 3 × 0.33, 0.1 × 3 × 0.75 and 0.2 × 0.25 × 3.
  expect(fixes).toEqual([
    ['1', 'Implementation and correctness', '0.26'],
    ['2', 'Communication', '0.23'],
    ['3', 'Design and trade-offs', '0.15'],
  ])
  expect(markdown).toContain('Against the mean of interviews 2 and 3: **+0.33**.')
  expect(markdown).toContain('| Problem exploration | 3.25 | 3.10 | −0.15 |')
  expect(markdown).toContain('`hotseat open mine/windows`')
})

test('an interview in which nothing was done has no zero that was made up', () => {
  const empty = reportMarkdown(emptyReport())
  expect(headings(empty)[0]).toBe('1 Not enough evidence')
  expect(empty).toContain('Nothing was written, asked or run')
  expect(empty.match(/\| not observed \|/g)).toHaveLength(6)
  expect(empty.match(/^- \*\*not observed\*\*/gm)).toHaveLength(14)
  expect(empty).not.toMatch(/\b0\s%|0\.00|1\.00|NaN|null|undefined/)
  expect(empty).toContain('Nothing was observed, so there is nothing to mend yet.')
})

test.each(hostileTexts)('%j stays text', (text) => {
  const found = reportMarkdown(hostileReport(text))
  const types = new Set(tokensOf(found).map(({ type }) => type))
  for (const type of ['html', 'link', 'image', 'em', 'del', 'def', 'checkbox'])
    expect(types).not.toContain(type)
  const plain = headings(reportMarkdown(hostileReport('x'))).map((heading) => heading.slice(0, 2))
  expect(headings(found).map((heading) => heading.slice(0, 2))).toEqual(plain)
  expect(found).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u2028-\u202e\u2066-\u2069]/)
})

test.each([80, 61])('nothing is wider than a terminal of %i columns', (width) => {
  const lines = markdownText(reportMarkdown(twoRoundsReport()), { paint: plainPaint, width }).split('\n')
  expect(lines.filter((line) => columns(line) > width)).toEqual([])
})

test('a terminal shows what was written', () => {
  const text = '*bold* _thin_ ~~gone~~ `code` $x$ &lt;b&gt; C# a\\b <i>'
  const lines = markdownText(reportMarkdown(hostileReport(text)), { paint: plainPaint, width: 200 })
  expect(lines).toContain(`│ ${text}\n`)
  expect(lines).toContain(`not rated: ${text}\n`)
})
