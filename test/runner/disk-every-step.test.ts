import { expect, test } from 'vitest'
import { diskJudged, lineLog } from './disk-judging.ts'
import { accepted } from './http-judging.ts'

/** Three lines, and what is read back after a crash: those that were acknowledged, and of the rest a whole line or none. */
const scenario = `await crashAtEveryStep(async (disk) => {
  const known = []
  let trying
  await disk.run(async (d, { open }) => {
    const log = await open(d)
    for (const line of ['one', 'two', 'three']) { trying = line; await log.add(line); known.push(line); trying = undefined }
  })
  await disk.recover(async (d, { open }) => {
    const lines = (await open(d)).lines()
    expect(lines.length === known.length ? known : [...known, trying]).toEqual(lines)
  })
})`

const safe = lineLog
  .replace('SYNC', 'await disk.sync(name)')
  .replace('.slice(0, -1)', `.slice(0, -1).filter((line) => /^[a-z]+$/.test(line))`)

test('passes where every acknowledged line survives', () => accepted(diskJudged(scenario, safe)))

test('fails where a line was acknowledged before it was synced, and shows how', async () => {
  const report = await diskJudged(scenario, lineLog.replace('SYNC', ''))
  expect(report.tests[0]).toMatchObject({
    verdict: 'wrong-answer',
    counterexample: `   1  list
   2  append log 4 bytes at 0
  -- crash instead of append log 4 bytes; survived: log: none of 4 unsynced bytes
   3  list
   4  size log is 0 bytes`,
    message:
      "with a crash instead of call 3 (append log 4 bytes), and unsynced bytes lost: expected [ 'one', 'two' ] to deeply equal []",
  })
})

test('fails where a torn line is believed, and says which fate it was', async () => {
  const believing = lineLog
    .replace('SYNC', 'await disk.sync(name)')
    .replace('.slice(0, -1)', '.filter(Boolean)')
  const [first] = (await diskJudged(scenario, believing)).tests
  expect(first?.verdict).toBe('wrong-answer')
  expect(first?.message).toMatch(
    /^with a crash before the answer to call \d \(append log \d bytes at \d+\), and unsynced bytes torn: /,
  )
  expect(first?.counterexample).toMatch(
    /append log \d bytes at \d+, not answered\n {2}-- crash; survived: log: the first \d.* of \d unsynced bytes\n/,
  )
})

test('crashes while the program recovers, too', () =>
  accepted(
    diskJudged(
      `let starts = 0
      await crashAtEveryStep(async (disk) => {
        await disk.run((d) => d.append('a', bytes('1')))
        await disk.recover(async (d) => { starts++; await d.list(); await d.size('a').catch(() => 0) })
      })
      // One run without a crash; around the first call three fates and one; around each of the others three and three, begun twice.
      expect(starts).toBe(1 + 4 + 24)`,
      lineLog,
    ),
  ))

test('shows the calls of a property that fails by it', async () => {
  const body = `await fc.assert(fc.asyncProperty(fc.constantFrom('one'), async (line) => {
    await crashAtEveryStep(async (disk) => {
      let known = []
      await disk.run(async (d, { open }) => { await (await open(d)).add(line); known = [line] })
      await disk.recover(async (d, { open }) => expect((await open(d)).lines()).toEqual(known))
    })
  }))`
  const [first] = (await diskJudged(body, lineLog.replace('SYNC', ''))).tests
  expect(first?.verdict).toBe('wrong-answer')
  expect(first?.message).toMatch(/^Property failed after 1 run \(.*\): with a crash .*: expected/)
  expect(first?.counterexample).toMatch(/^"one"\n\n {3}1 {2}list\n/)
})

test('ends with a sentence where a scenario makes too many calls', async () => {
  const body = `await crashAtEveryStep((disk) => disk.recover(async (d) => { for (let n = 0; n < 11; n++) await d.list() }), { maxCalls: 10 })`
  const [first] = (await diskJudged(`solution.one(); ${body}`, lineLog)).tests
  expect(first).toMatchObject({
    verdict: 'wrong-answer',
    message: 'the scenario made 11 calls of the disk, and 10 are enough for it',
  })
})

test.for([
  [
    'createDisk({ size: 5 })',
    'createDisk: there is no option "size"; there are seed, capacityBytes, maxFiles, latencyMs.',
  ],
  ['createDisk({ capacityBytes: 1e12 })', 'createDisk: capacityBytes is a number from 0 to 67108864.'],
  [
    'createDisk().crash("gone")',
    "disk.crash(fate): a fate is 'kept', 'lost' or 'torn'; left out, the seed decides.",
  ],
  ['createDisk().crashAt(0)', 'disk.crashAt(call) takes a whole number from 1, which is the next call.'],
  ['await createDisk().run()', 'disk.run(program) takes a function: async (disk, { open }) => { … }.'],
  [
    'await crashAtEveryStep()',
    'crashAtEveryStep(scenario) takes a function: async (disk) => { await disk.run(…) }.',
  ],
])('%s is the mistake of the test', async ([body = '', message]) => {
  const [first] = (await diskJudged(body, lineLog)).tests
  expect(first).toMatchObject({ verdict: 'judge-error', message })
})
