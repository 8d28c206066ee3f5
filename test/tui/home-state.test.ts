import { expect, test } from 'vitest'
import { emptyHistory } from '../../src/io/history.ts'
import {
  type HomeAction,
  type HomeState,
  homeReducer,
  homeState,
} from '../../src/tui/screens/home/home-state.ts'
import { manyChallenges } from './app-context.ts'

const none = emptyHistory()
const challenges = manyChallenges(30)
const id = (number: number) => `core/challenge-${number}`
const fresh = () => homeState(challenges, none)
const after = (state: HomeState, ...actions: HomeAction[]) => actions.reduce(homeReducer, state)
const move = (by: number, lastTop = 0): HomeAction => ({ type: 'move', by, lastTop })

test('the first challenge that is not solved is chosen at the start, or the first when all are', () => {
  expect(homeState(challenges, { ...none, solved: new Set([id(1), id(2)]) }).chosen).toBe(id(3))
  const all = new Set(challenges.map((challenge) => challenge.id))
  expect(homeState(challenges, { ...none, solved: all }).chosen).toBe(id(1))
  expect(homeState([], none).chosen).toBeUndefined()
})

test('moving in the list stops at its ends, and begins the new statement at its top', () => {
  const scrolled: HomeState = { ...fresh(), top: 7 }
  expect(after(scrolled, move(3))).toMatchObject({ chosen: id(4), top: 0 })
  expect(after(fresh(), move(-5)).chosen).toBe(id(1))
  expect(after(fresh(), move(Number.MAX_SAFE_INTEGER)).chosen).toBe(id(30))
  expect(homeReducer(homeState([], none), move(1)).chosen).toBeUndefined()
})

test('moving in the preview scrolls it within its text and leaves the list alone', () => {
  const reading = after(fresh(), { type: 'pane', pane: 'preview' })
  expect(after(reading, move(5, 20))).toMatchObject({ chosen: id(1), top: 5 })
  expect(after(reading, move(50, 20)).top).toBe(20)
  expect(after(reading, move(50, 20), move(-3, 20)).top).toBe(17)
})

test('the help scrolls by itself, and the preview is where it was when it closes', () => {
  const reading = after(fresh(), { type: 'pane', pane: 'preview' }, move(5, 20))
  const helped = after(reading, { type: 'mode', mode: 'help' }, move(2, 4))
  expect(helped).toMatchObject({ top: 5, helpTop: 2 })
  expect(after(helped, { type: 'mode', mode: 'browse' })).toMatchObject({ top: 5, pane: 'preview' })
})

test('a query narrows the list and chooses its best match; without it the choice stays', () => {
  const found = after(fresh(), { type: 'mode', mode: 'search' }, { type: 'query', query: 'number 17' })
  expect(found.shown.map((challenge) => challenge.id)).toEqual([id(17)])
  expect(found.chosen).toBe(id(17))
  const cleared = after(found, { type: 'query', query: '' })
  expect(cleared).toMatchObject({ shown: challenges, chosen: id(17) })
  expect(after(fresh(), { type: 'query', query: 'zzzz' })).toMatchObject({ shown: [], chosen: undefined })
})
