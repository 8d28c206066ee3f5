import { expect, test } from 'hotseat/kit'
import { createUrgentLimiter } from '../urgent.ts'

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('the most urgent of the waiting tasks starts first', async () => {
  const run = createUrgentLimiter(1)
  const started: string[] = []
  const task = (name: string) => async () => {
    started.push(name)
    await sleep(10)
  }
  await Promise.all([
    run(task('first')),
    run(task('archive'), { priority: -5 }),
    run(task('thumbnail')),
    run(task('preview'), { priority: 10 }),
    run(task('another')),
  ])
  expect(started).toEqual(['first', 'preview', 'thumbnail', 'another', 'archive'])
})

test('an urgent task gets the next free slot, and no other', async () => {
  const run = createUrgentLimiter(1)
  const events: string[] = []
  const task = (name: string) => async () => {
    events.push(`${name} starts`)
    await sleep(10)
    events.push(`${name} ends`)
  }
  const all = [run(task('long')), run(task('waiting'))]
  await sleep(5)
  all.push(run(task('urgent'), { priority: 1 }))
  await Promise.all(all)
  expect(events).toEqual([
    'long starts',
    'long ends',
    'urgent starts',
    'urgent ends',
    'waiting starts',
    'waiting ends',
  ])
})
