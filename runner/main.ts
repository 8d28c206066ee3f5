import { readSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ChildEvent, ChildJob, DatabaseAsk } from './child-protocol.ts'
import type { DatabaseReply } from './guest/postgres-protocol.ts'
import { createTexts } from './host/texts.ts'
import { warmTrial } from './host/warm.ts'
import { judgeJob } from './judge.ts'

/**
 * The judging child: jobs come in on standard input, a line each, and events go out on pipe 3. At the end the process
 * kills itself, because taking isolates down in order can crash or hang. Everything happens synchronously on this
 * thread.
 */

const eventsFd = 3
const folder = dirname(fileURLToPath(import.meta.url))
const newline = 0x0a
/** What has been read of the next line. */
let rest: Buffer = Buffer.alloc(0)

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

/** The next line of standard input; undefined when the parent has closed it. */
function readLine(): unknown {
  const chunk = Buffer.alloc(64 * 1024)
  let end = rest.indexOf(newline)
  const chunks = [rest]
  while (end === -1) {
    const length = readSome(chunk)
    if (length === 0) return undefined
    const bytes = Buffer.from(chunk.subarray(0, length))
    end = bytes.indexOf(newline)
    chunks.push(bytes)
  }
  const last = chunks.pop() as Buffer
  rest = last.subarray(end + 1)
  return JSON.parse(Buffer.concat([...chunks, last.subarray(0, end)]).toString('utf8'))
}

/** Stands still until the reply is there. */
function ask(request: DatabaseAsk): DatabaseReply {
  send({ type: 'ask', ...request })
  return readLine() as DatabaseReply
}

function readSome(into: Buffer): number {
  for (;;) {
    try {
      return readSync(0, into)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return 0
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
}

const warm = warmTrial(createTexts(join(folder, 'guest')), Number(process.argv[2] ?? 0))
new Worker(join(folder, 'watchdog.js'), { workerData: { cells: warm.cells } })
send({ type: 'ready' })
for (let job = readLine(); job !== undefined; job = readLine()) {
  judgeJob(job as ChildJob, warm, { send, ask })
}
process.kill(process.pid, 'SIGKILL')
