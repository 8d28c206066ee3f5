import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { allFindings } from '../src/core/verify/outcome.ts'
import { closeJudge } from '../src/io/judge.ts'
import { builtInPacks } from '../src/io/packs.ts'
import { readTarget, verify } from '../src/io/verify/verify-pack.ts'

afterAll(closeJudge)

const { packs, problems } = builtInPacks()

test('every built-in pack can be read', () => {
  expect(problems).toEqual([])
  expect(packs.find(({ manifest }) => manifest.id === 'core')?.slugs).toEqual(
    expect.arrayContaining([
      'lru-cache',
      'ttl-cache',
      'retry-backoff',
      'concurrency-limit',
      'token-bucket',
      'middleware-chain',
      'url-shortener',
      'gossip-broadcast',
    ]),
  )
})

// What `hotseat pack verify` says, a test for each challenge, so that a failure names it. What takes longest is left
// to the command.
describe.each(packs)('$manifest.id', ({ folder, slugs }) => {
  test('names nothing that is not there', () => {
    expect(readTarget(folder).faults).toEqual([])
  })

  test.each(slugs)('%s is sound', { timeout: 600_000 }, async (slug) => {
    const { signal } = new AbortController()
    const outcome = await verify(join(folder, slug), { signal, quick: true })
    expect(allFindings(outcome)).toEqual([])
    const expected = outcome.challenges.flatMap(({ matrix }) =>
      matrix.submissions.map((each) => each.expected),
    )
    expect(expected.filter((verdict) => verdict === 'accepted').length).toBeGreaterThanOrEqual(2)
    expect(expected.filter((verdict) => verdict !== 'accepted').length).toBeGreaterThanOrEqual(4)
  })
})
