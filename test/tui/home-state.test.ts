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
const path = { id: 'core/path', title: 'Path', challenges: [id(9), id(3)] }
const start = { challenges, paths: [path], history: none, due: new Map(), chosen: undefined }
const fresh = () => homeState(start)
const after = (state: HomeState, ...actions: HomeAction[]) => actions.reduce(homeReducer, state)
const move = (by: number, lastTop = 0): HomeAction => ({ type: 'move', by, lastTop })

test('moving in the list stops at its ends, and begins the new statement at its top', () => {
  const scrolled: HomeState = { ...fresh(), top: 7 }
  expect(after(scrolled, move(3))).toMatchObject({ chosen: id(4), top: 0 })
  expect(after(fresh(), move(-5)).chosen).toBe(id(1))
  expect(after(fresh(), move(Number.MAX_SAFE_INTEGER)).chosen).toBe(id(30))
  expect(homeReducer(homeState({ ...start, challenges: [], paths: [] }), move(1)).chosen).toBeUndefined()
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

const at = (state: HomeState, label: string) => ({
  ...state,
  choice: state.choices.findIndex((choice) => choice.label === label),
})
const ids = ({ shown }: HomeState) => shown.map((challenge) => challenge.id)

test('the filter for what is due follows what is due, and counts it', () => {
  const review = { challenge: id(3), due: 1, last: 0, solves: 1, grade: 'good', why: '' } as const
  const state = after(homeState({ ...start, due: new Map([[id(3), review]]) }), {
    type: 'mode',
    mode: 'filter',
  })
  expect(state.choices.find(({ value }) => value === 'due')).toMatchObject({ field: 'status', count: 1 })
  const due = after(at(state, 'due'), { type: 'narrow' })
  expect(ids(due)).toEqual([id(3)])
  const done = after(due, { type: 'due', due: new Map() })
  expect([ids(done), done.choices.find(({ value }) => value === 'due')?.count]).toEqual([[], 0])
})

test('filters of one kind replace each other, of different kinds are joined, and go off again', () => {
  const history = { ...none, solved: new Set([id(3)]), tried: new Set([id(3), id(4)]) }
  const state = homeState({ ...start, history })
  const solved = after(at(state, 'solved'), { type: 'narrow' })
  expect(ids(solved)).toEqual([id(3)])
  const tried = after(at(solved, 'tried'), { type: 'narrow' })
  expect(ids(tried)).toEqual([id(4)])
  expect(ids(after(at(tried, 'Path'), { type: 'narrow' }))).toEqual([])
  expect(ids(after(tried, { type: 'narrow' }))).toHaveLength(30)
  expect(ids(after(tried, { type: 'widen' }))).toHaveLength(30)
})

test('a learning path gives its own order, and says how far one is', () => {
  const history = { ...none, solved: new Set([id(3)]) }
  const state = after(at(homeState({ ...start, history }), 'Path'), { type: 'narrow' })
  expect(ids(state)).toEqual([id(9), id(3)])
  expect(state.choices[0]).toMatchObject({ field: 'path', count: 2, solved: 1 })
})

test('the chosen one stays while it is listed, else its neighbour is chosen', () => {
  const state = after(fresh(), move(4))
  expect(after(state, { type: 'order' })).toMatchObject({ order: 'by title', chosen: id(5) })
  const unsolved = after(at(state, 'new'), { type: 'narrow' })
  const history = { ...none, solved: new Set([id(5)]), tried: new Set([id(5)]) }
  expect(after(unsolved, { type: 'history', history }).chosen).toBe(id(6))
})

test('a challenge that is chosen from elsewhere is shown, whatever kept it away', () => {
  const searched = after(fresh(), { type: 'query', query: 'number 17' })
  expect(after(searched, { type: 'choose', id: id(2) })).toMatchObject({ query: '', chosen: id(2) })
  expect(after(fresh(), { type: 'choose', id: id(2) }).chosen).toBe(id(2))
})

test('pointing at filters stays within them', () => {
  const state = after(fresh(), { type: 'mode', mode: 'filter' }, move(-3))
  expect(state.choice).toBe(0)
  expect(after(state, move(1000)).choice).toBe(state.choices.length - 1)
})
