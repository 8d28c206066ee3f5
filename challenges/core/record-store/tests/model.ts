import { expect, fc, replay } from 'hotseat/kit'
import { openStore, type Store } from './store.ts'

/** A call of a store, with its arguments. */
export type Call = { [Name in keyof Store]: [Name, ...Parameters<Store[Name]>] }[keyof Store]

interface Entry {
  key: string
  field: string
  value: string
  until: number
}

/** What each call has to return. All fields of all records lie in one list, which a backup copies. */
export function answersOf(calls: readonly Call[]): unknown[] {
  let now = 0
  let entries: Entry[] = []
  const backups: { at: number; entries: Entry[] }[] = []
  const alive = () => entries.filter(({ until }) => now < until)
  const without = (key: string, field: string) =>
    alive().filter((entry) => entry.key !== key || entry.field !== field)
  const found = (key: string, field: string) =>
    alive().find((entry) => entry.key === key && entry.field === field)
  const scan = (key: string, prefix: string) =>
    alive()
      .filter((entry) => entry.key === key && entry.field.startsWith(prefix))
      .sort((a, b) => (a.field < b.field ? -1 : 1))
      .map(({ field, value }) => `${field}(${value})`)

  const answer = (call: Call): unknown => {
    switch (call[0]) {
      case 'set':
      case 'setAt': {
        const [, key, field, value, at = now, ttl = Number.POSITIVE_INFINITY] = call
        now = at
        entries = [...without(key, field), { key, field, value, until: at + ttl }]
        return undefined
      }
      case 'get':
      case 'getAt':
        now = call[3] ?? now
        return found(call[1], call[2])?.value
      case 'delete':
      case 'deleteAt': {
        now = call[3] ?? now
        const there = found(call[1], call[2]) !== undefined
        entries = without(call[1], call[2])
        return there
      }
      case 'scan':
      case 'scanAt':
        now = call[2] ?? now
        return scan(call[1], '')
      case 'scanByPrefix':
      case 'scanByPrefixAt':
        now = call[3] ?? now
        return scan(call[1], call[2])
      case 'backup':
        now = call[1]
        backups.push({ at: now, entries: alive() })
        return new Set(alive().map(({ key }) => key)).size
      case 'restore': {
        now = call[1]
        const backup = backups.findLast(({ at }) => at <= call[2])
        if (!backup) return false
        entries = backup.entries.map((entry) => ({ ...entry, until: entry.until - backup.at + now }))
        return true
      }
    }
  }
  return calls.map(answer)
}

/** Makes random calls, and fails with the shortest story found whose last answer is wrong. */
export function expectLikeModel(level: 1 | 2 | 3 | 4, calls: fc.Arbitrary<Call[]>): void {
  fc.assert(
    fc.property(calls, (made) => compare(made, replay(openStore(level), made))),
    { numRuns: 100 },
  )
}

function compare(calls: readonly Call[], answers: readonly unknown[]): void {
  const expected = answersOf(calls)
  const wrong = calls.findIndex(
    ([name], index) => !/^set/.test(name) && said(answers[index]) !== said(expected[index]),
  )
  if (wrong < 0) return
  const story = calls
    .slice(0, wrong + 1)
    .map(([name, ...values]) => `${name}(${values.map(said).join(', ')})`)
  const last = story.pop()
  expect(answers[wrong], `after ${story.join(' ') || 'nothing'}: ${last}`).toEqual(expected[wrong])
}

function said(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}

export const key = fc.constantFrom('a', 'b')
export const field = fc.constantFrom('', 'x', 'xy', 'xyz', 'Y', '10', '9')
export const prefix = fc.constantFrom('', 'x', 'xy', 'y', '1')
export const value = fc.constantFrom('', '1', '2', '3')

/** The calls of levels 1 and 2, which name no instant. */
export const untimed = {
  set: fc.tuple(fc.constant('set' as const), key, field, value),
  get: fc.tuple(fc.constant('get' as const), key, field),
  delete: fc.tuple(fc.constant('delete' as const), key, field),
  scan: fc.tuple(fc.constant('scan' as const), key),
  scanByPrefix: fc.tuple(fc.constant('scanByPrefix' as const), key, prefix),
}

/** A call that is made so long after the call before it. */
export interface Step {
  wait: number
  make: (at: number) => Call
}

const wait = fc.constantFrom(0, 0, 1, 1, 2, 5)
const ttl = fc.constantFrom(undefined, 0, 1, 2, 3, 7)

function step<Values>(
  values: fc.Arbitrary<Values>,
  make: (values: Values, at: number) => Call,
): fc.Arbitrary<Step> {
  return fc.tuple(wait, values).map(([wait, drawn]) => ({ wait, make: (at: number) => make(drawn, at) }))
}

const place = fc.tuple(key, field)

const setAt = step(fc.tuple(key, field, value, ttl), ([key, field, value, ttl], at) =>
  ttl === undefined ? ['setAt', key, field, value, at] : ['setAt', key, field, value, at, ttl],
)

/** The calls of levels 1 to 3; setAt twice, so that there is something to find. */
export const timed: fc.Arbitrary<Step>[] = [
  setAt,
  setAt,
  step(place, ([key, field], at) => ['getAt', key, field, at]),
  step(place, ([key, field], at) => ['deleteAt', key, field, at]),
  step(key, (key, at) => ['scanAt', key, at]),
  step(fc.tuple(key, prefix), ([key, prefix], at) => ['scanByPrefixAt', key, prefix, at]),
  fc.oneof(...Object.values(untimed)).map((call: Call) => ({ wait: 0, make: () => call })),
]

/** The calls of level 4. */
export const saving: fc.Arbitrary<Step>[] = [
  step(fc.constant(0), (_, at) => ['backup', at]),
  step(fc.nat(12), (back, at) => ['restore', at, Math.max(0, at - back)]),
]

/** Steps as calls with the instants at which they are made. */
export function inTime(steps: fc.Arbitrary<Step>[], most: number): fc.Arbitrary<Call[]> {
  return fc.array(fc.oneof(...steps), { maxLength: most, size: 'max' }).map((drawn) => {
    let at = 0
    return drawn.map(({ wait, make }) => {
      at += wait
      return make(at)
    })
  })
}
