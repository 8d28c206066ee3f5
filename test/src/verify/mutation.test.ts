import { expect, test } from 'vitest'
import { type Mutant, mutationFaults, scoreOf } from '../../../src/core/verify/mutation.ts'
import { instrument } from '../../../src/io/verify/instrument.ts'

const text = 'export const f = (a: number) =>\n  a > 1 ? a : 0\n'

function mutant(fate: Mutant['fate'], becomes = 'a >= 1'): Mutant {
  const start = text.indexOf('a > 1')
  return { id: becomes, line: 2, start, end: start + 5, code: 'a > 1', becomes, fate }
}

const file = 'submissions/accepted/f.ts'
const fates = (...all: Mutant['fate'][]) => all.map((fate) => mutant(fate))

test('the score counts what hidden tests reach, without equivalent mutants', () => {
  const all = fates('killed', 'killed', 'survived', 'not-reached', 'equivalent', 'not-tried')
  expect(scoreOf(all)).toEqual({ killed: 2, reached: 3, total: 6 })
})

test('survivors are findings below 85 %, notes above, and shown as a diff', () => {
  const low = mutationFaults({ file, text, mutants: fates('killed', 'survived') }, [])
  expect(low).toMatchObject([
    {
      message:
        'The hidden tests notice 1 of 2 small changes to this solution, 50 %; at least 85 % are wanted.',
    },
    { line: 2, detail: '- a > 1 ? a : 0\n+ a >= 1 ? a : 0' },
  ])
  expect(low.some(({ note }) => note)).toBe(false)
  const high = mutationFaults(
    { file, text, mutants: fates(...Array<'killed'>(9).fill('killed'), 'survived') },
    [],
  )
  expect(high).toMatchObject([{ note: true, detail: '- a > 1 ? a : 0\n+ a >= 1 ? a : 0' }])
})

test('a mark that fits no survivor is named', () => {
  const mark = (becomes: string) => ({ code: 'a  >\n1', becomes, reason: 'x' })
  expect(mutationFaults({ file, text, mutants: fates('equivalent') }, [mark('a >= 1;')])).toEqual([])
  expect(mutationFaults({ file, text, mutants: fates('killed') }, [mark('a >= 1')])).toMatchObject([
    { file: 'challenge.json', message: expect.stringContaining('which a hidden test notices') },
  ])
  expect(mutationFaults({ file, text, mutants: fates('killed') }, [mark('b')])).toMatchObject([
    { file: 'challenge.json', message: expect.stringContaining('which is no change of') },
  ])
})

test('mutants that a comment hides, and files too large to try them all, are told', () => {
  expect(mutationFaults({ file, text, mutants: fates('killed', 'hidden-by-comment') }, [])).toMatchObject([
    { message: 'A comment keeps changes from being tried here.' },
  ])
  expect(mutationFaults({ file, text, mutants: fates('killed', 'not-tried') }, [])).toMatchObject([
    { note: true, message: 'Only 1 of 2 small changes were tried: there are many, or the tests take long.' },
  ])
  expect(mutationFaults({ file, untried: 'no time' }, [])).toMatchObject([{ note: true }])
})

test('mutants are found where they are in the text', async () => {
  const { mutants } = await instrument(text)
  const shown = mutants.map(({ start, end, becomes }) => `${text.slice(start, end)} → ${becomes}`)
  expect(shown).toEqual(expect.arrayContaining(['a > 1 → a >= 1', 'a > 1 → a <= 1', 'a > 1 → true']))
})

test('what cannot be parsed is refused with words', async () => {
  await expect(instrument('const = 1')).rejects.toThrow(/Unexpected token/)
})
