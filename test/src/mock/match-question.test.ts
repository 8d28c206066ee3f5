import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Clarification, parseChallenge } from '../../../src/core/challenge.ts'
import { matchQuestion } from '../../../src/core/mock/match-question.ts'
import { answered } from './answered-questions.ts'
import { unanswered } from './other-questions.ts'

const challenges = join(import.meta.dirname, '../../../challenges/core')

/** What is asked in any interview, and what says too little to be answered. */
const aboutNothing = [
  ...['hello', '?', '', '   ', 'the', '1', 'yes', 'how many?', 'how big?', 'can it fail?', 'is it the same?'],
  ...[
    'can it be empty?',
    'are there limits?',
    'is there a maximum?',
    'what happens first',
    'must it be sorted?',
  ],
  ...[
    'How long do I have?',
    'Can you repeat the question?',
    'is my solution right?',
    'what are the hidden tests?',
  ],
  ...[
    'may I take a break',
    'should I start coding now?',
    'Can I see the tests?',
    'do you want me to think aloud?',
  ],
  ...[
    'what about logging',
    'how is it deployed',
    'who are the users?',
    'should I optimise first?',
    'constructor',
  ],
]

const slugs = Object.keys(answered)

describe.each(slugs)('%s', (slug) => {
  const clarifications = clarificationsOf(slug)
  const placeOf = (question: string) => matchQuestion(question, clarifications)?.place

  test('answers what is asked in other words', () => {
    const given = (answered[slug] ?? []).map(([question]) => [question, placeOf(question)])
    expect(given).toEqual(answered[slug])
  })

  test('has no answer to what was not thought of', () => {
    expect(
      [...(unanswered[slug] ?? []), ...aboutNothing].filter((each) => placeOf(each) !== undefined),
    ).toEqual([])
  })

  test('answers each of its own wordings, or says nothing', () => {
    const wrong = clarifications.flatMap(({ question, also }, place) =>
      [question, ...also].filter((wording) => ![place, undefined].includes(placeOf(wording))),
    )
    expect(wrong).toEqual([])
    expect(clarifications.map(({ question }) => placeOf(question))).toEqual(clarifications.map((_, at) => at))
  })
})

test('a letter too many, too few, wrong or swapped is no other word', () => {
  const all = clarificationsOf('ttl-cache')
  for (const word of ['expired', 'exxpired', 'expred', 'expirad', 'exipred'])
    expect(matchQuestion(`does delete return true for ${word} entries?`, all)?.place).toBe(5)
})

test('a question that two clarifications answer alike is not answered', () => {
  const twin = { question: 'Can the size be zero?', also: [], answer: '' }
  expect(matchQuestion('can the size be zero', [twin])?.place).toBe(0)
  expect(matchQuestion('can the size be zero', [twin, twin])).toBeUndefined()
  expect(matchQuestion('can the size be zero', [])).toBeUndefined()
})

test('a question about one call is not answered by what is known of another', () => {
  const known = { question: 'What does delete return for a missing key?', also: [], answer: '' }
  expect(matchQuestion('what does delete return for a missing key', [known])?.place).toBe(0)
  expect(matchQuestion('what does get return for a missing key', [known])).toBeUndefined()
  expect(matchQuestion('what does set return for a missing key', [known])).toBeUndefined()
})

function clarificationsOf(slug: string): Clarification[] {
  const parsed = parseChallenge(readFileSync(join(challenges, slug, 'challenge.json'), 'utf8'), slug)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  return parsed.value.clarifications
}
