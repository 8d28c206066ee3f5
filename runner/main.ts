import { readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ChildEvent, ChildJob } from './child-protocol.ts'
import { createTexts } from './host/texts.ts'
import { warmTrial } from './host/warm.ts'
import { judgeJob } from './judge.ts'

/**
 * The judging child: one job comes in on standard input, events go out on pipe 3, and then the process kills itself,
 * because taking isolates down in order can crash or hang. Everything happens synchronously on this thread.
 */

const eventsFd = 3
const folder = dirname(fileURLToPath(import.meta.url))

function send(event: ChildEvent): void {
  const bytes = Buffer.from(`${JSON.stringify(event)}\n`)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(eventsFd, bytes, written)
    } catch (error) {
      // The pipe is full: the parent reads it, so this ends by itself.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.kill(process.pid, 'SIGKILL')
    }
  }
}

function readJob(): ChildJob | undefined {
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(64 * 1024)
  for (;;) {
    let length: number
    try {
      length = readSync(0, chunk)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
        continue
      }
      break
    }
    if (length === 0) break
    chunks.push(Buffer.from(chunk.subarray(0, length)))
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : (JSON.parse(text) as ChildJob)
}

const warm = warmTrial(createTexts(join(folder, 'guest')), Number(process.argv[2] ?? 0))
new Worker(join(folder, 'watchdog.js'), { workerData: { cells: warm.cells } })
send({ type: 'ready' })
const job = readJob()
if (job !== undefined) judgeJob(job, warm, send)
process.kill(process.pid, 'SIGKILL')
