import { expect, test } from 'vitest'
import { learningPaths } from '../../src/core/learning-path.ts'
import { type Standing, suggestions } from '../../src/core/suggestions.ts'

const ids = ['core/a', 'core/b', 'core/c', 'core/d']
const standing: Standing = {
  ids,
  paths: [{ id: 'core/p', title: 'P', challenges: ['core/d', 'core/c'] }],
  solved: new Set<string>(),
  tried: new Set<string>(),
  last: undefined,
  due: [],
  day: '2026-11-22',
}
const names = (changes: Partial<Standing>) =>
  suggestions({ ...standing, ...changes }).map(({ challenge }) => challenge)

test('what was begun last comes first, then what else was begun, then the next on a path that is under way', () => {
  const solved = new Set(['core/d'])
  const tried = new Set(['core/d', 'core/a', 'core/b'])
  expect(names({ solved, tried, last: { challenge: 'core/b' } }).slice(0, 3)).toEqual([
    'core/b',
    'core/a',
    'core/c',
  ])
})

test('what is due for review comes after what is unfinished, most overdue first', () => {
  const all = suggestions({
    ...standing,
    solved: new Set(['core/d', 'core/c']),
    tried: new Set(['core/b', 'core/c', 'core/d']),
    due: ['core/d', 'core/c'],
  })
  expect(all.slice(0, 3)).toEqual([
    { challenge: 'core/b', why: 'you have begun it' },
    { challenge: 'core/d', why: 'it is due for review' },
    { challenge: 'core/c', why: 'it is due for review' },
  ])
})

test('a path that nobody has set out on suggests nothing; the easiest challenge left does, and today has one', () => {
  const all = suggestions(standing)
  expect(all[0]).toEqual({ challenge: 'core/a', why: 'it is the easiest one left' })
  expect(new Set(all.map(({ challenge }) => challenge)).size).toBe(all.length)
})

test('when all is solved there is the one of the day, and without challenges nothing', () => {
  expect(suggestions({ ...standing, solved: new Set(ids) })).toMatchObject([
    { why: 'it is the challenge of the day' },
  ])
  expect(suggestions({ ...standing, ids: [], paths: [] })).toEqual([])
  expect(names({ last: { challenge: 'core/removed' } })).not.toContain('core/removed')
})

test('paths name challenges of their own pack or of others, and leave out what is not there', () => {
  const manifest = {
    id: 'core',
    paths: [
      { id: 'p', title: 'P', challenges: ['b', 'other/x', 'gone'] },
      { id: 'q', title: 'Q', challenges: ['gone'] },
    ],
  }
  expect(learningPaths([{ manifest }], [...ids, 'other/x'])).toEqual([
    { id: 'core/p', title: 'P', challenges: ['core/b', 'other/x'] },
  ])
})
