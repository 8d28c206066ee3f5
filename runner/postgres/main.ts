import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import {
  type DatabaseReply,
  type DatabaseRequest,
  type Fatal,
  maxBytes,
  maxRows,
  type Refused,
} from '../guest/postgres-protocol.ts'
import { type Backend, Crash, type Done } from './backend.ts'
import { openPGlite } from './pglite.ts'
import { Overrun, openServer } from './server.ts'

/** The database process: requests come in on the channel to the parent, one at a time, and each gets one reply. */

const [mode, place] = process.argv.slice(2) as ['image' | 'server', string]
/** Wall milliseconds that count as one of CPU: what a server's sessions use of a processor cannot be asked from here. */
const wallFactor = mode === 'image' ? 1 : 4
/** Bytes of memory by which statements may let this process grow. */
const growth = 768 * 1024 * 1024

const cells = new Float64Array(new SharedArrayBuffer(4 * Float64Array.BYTES_PER_ELEMENT))
const watchdog = new Worker(join(dirname(fileURLToPath(import.meta.url)), 'postgres-watchdog.js'), {
  workerData: { cells: cells.buffer },
})
watchdog.unref()

const opened: Promise<Backend | { problem: string }> = (
  mode === 'server' ? openServer(place) : openPGlite(place === '' ? undefined : place)
).catch((error: unknown) => ({ problem: (error as Error).message || String(error) }))

let last: Promise<void> = opened.then((backend) => {
  cells[3] = process.memoryUsage.rss() + growth
  if ('problem' in backend) return
  process.on('disconnect', () => void backend.close().finally(() => process.exit()))
})

process.on('message', (message: { request: DatabaseRequest; limitMs: number }) => {
  last = last.then(async () => {
    const reply = await answer(message.request, message.limitMs)
    if (process.connected) process.send?.(reply)
  })
})

async function answer(request: DatabaseRequest, limitMs: number): Promise<DatabaseReply> {
  const backend = await opened
  if ('problem' in backend) return failed('internal-error', `the database did not start: ${backend.problem}`)
  const cpu = process.threadCpuUsage()
  const started = performance.now()
  if (mode === 'image') watch(limitMs)
  try {
    const { tooLarge, ...rest } = await perform(backend, request, limitMs * wallFactor)
    const { user, system } = process.threadCpuUsage(cpu)
    const cpuMs = mode === 'image' ? (user + system) / 1000 : (performance.now() - started) / wallFactor
    return { ...rest, waiting: backend.waiting(), cpuMs, ...(tooLarge === true && { fatal: flood }) }
  } catch (error) {
    if (error instanceof Crash)
      return failed('runtime-error', `a statement ended the database: ${error.message}`)
    if (error instanceof Overrun) return { ...failed('time-limit-exceeded', ''), cpuMs: limitMs }
    return failed('internal-error', `the database failed: ${(error as Error).message}`)
  } finally {
    cells[0] = 0
  }
}

async function perform(
  backend: Backend,
  request: DatabaseRequest,
  limitMs: number,
): Promise<Done & { refused?: Refused }> {
  switch (request.op) {
    case 'run':
      return await backend.run(request.statement, limitMs)
    case 'leave':
      return await backend.leave(request.session)
    case 'open': {
      const refused = await backend.open(request)
      return { done: [], ...(refused !== undefined && { refused }) }
    }
  }
}

function watch(limitMs: number): void {
  const { user, system } = process.cpuUsage()
  cells[1] = limitMs
  cells[2] = (user + system) / 1000
  cells[0] = performance.timeOrigin + performance.now()
}

const flood: Fatal = {
  verdict: 'output-limit-exceeded',
  message: `a statement returned more than ${maxRows} rows or ${maxBytes / 1024 / 1024} MB`,
}

function failed(verdict: Fatal['verdict'], message: string): DatabaseReply {
  return { done: [], waiting: [], cpuMs: 0, fatal: { verdict, message } }
}
