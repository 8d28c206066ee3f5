import { expect } from 'hotseat/kit'

export type Call = ['get', number] | ['set', number, number]

/** What each get has to return: the entries lie in a list, the one used last at its end. */
export function answersOf(capacity: number, calls: Call[]): (number | undefined)[] {
  const entries: { key: number; value: number }[] = []
  return calls.map(([name, key, value]) => {
    const found = entries.findIndex((entry) => entry.key === key)
    const entry = found < 0 ? undefined : entries.splice(found, 1)[0]
    if (name === 'get') {
      if (entry) entries.push(entry)
      return entry?.value
    }
    entries.push({ key, value })
    if (entries.length > capacity) entries.shift()
    return undefined
  })
}

/** Fails with the calls up to the first wrong answer, so that the story can be followed by hand. */
export function compare(capacity: number, calls: Call[], answers: unknown[]): void {
  const expected = answersOf(capacity, calls)
  const wrong = calls.findIndex(([name], index) => name === 'get' && answers[index] !== expected[index])
  if (wrong < 0) return
  const story = calls.slice(0, wrong + 1).map(([name, ...values]) => `${name}(${values.join(', ')})`)
  const last = story.pop()
  expect(answers[wrong], `capacity ${capacity}, after ${story.join(' ') || 'nothing'}: ${last}`).toBe(
    expected[wrong],
  )
}
