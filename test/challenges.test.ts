import { afterAll, describe, expect, test, vi } from 'vitest'
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
      'lost-update-hunt',
      'token-bucket',
      'middleware-chain',
      'url-shortener',
      'gossip-broadcast',
      'record-store',
    ]),
  )
})

// What `hotseat pack verify` says, a test for each challenge, so that a failure names it. What takes longest is left
// to the command. On a server the order of sessions is not the seed's, so that reports do not repeat.
vi.stubEnv('HOTSEAT_POSTGRES_URL', '')

describe.each(packs)('$manifest.id', ({ folder, slugs }) => {
  let verifying: ReturnType<typeof verify> | undefined
  function verified() {
    verifying ??= verify(folder, { signal: new AbortController().signal, quick: true })
    return verifying
  }

  test('names nothing that is not there', () => {
    expect(readTarget(folder).faults).toEqual([])
  })

  test.each(slugs)('%s is sound', { timeout: 900_000 }, async (slug) => {
    const { challenges } = await verified()
    const outcome = challenges.find(({ challenge }) => challenge === slug)
    expect(outcome?.findings).toEqual([])
    const expected = outcome?.matrix.submissions.map((each) => each.expected) ?? []
    expect(expected.filter((verdict) => verdict === 'accepted').length).toBeGreaterThanOrEqual(2)
    expect(expected.filter((verdict) => verdict !== 'accepted').length).toBeGreaterThanOrEqual(4)
  })

  test('the pack as a whole is sound', async () => {
    expect((await verified()).findings).toEqual([])
  })
})
