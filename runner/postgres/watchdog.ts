import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

/**
 * Runs in a worker thread of the database process, whose own thread cannot be interrupted while a statement runs: ends
 * the process when a statement takes too long or too much memory, or when the parent is gone.
 */

const everyMs = 10
const lastWordFd = 3
const cells = new Float64Array(workerData.cells as SharedArrayBuffer)
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) return end()
  const [since, limitMs, cpuBase, maxRss] = cells as unknown as [number, number, number, number]
  if (since === 0) return
  if (process.memoryUsage.rss() > maxRss) return end('memory')
  const ran = performance.timeOrigin + performance.now() - since
  const { user, system } = process.cpuUsage()
  // Wall time alone proves nothing on a busy machine, CPU time alone neither: V8 compiles on threads of its own.
  if (ran > limitMs && (user + system) / 1000 - cpuBase > limitMs) end('time')
}, everyMs)

function end(reason?: 'time' | 'memory'): void {
  try {
    if (reason !== undefined) writeSync(lastWordFd, reason)
  } finally {
    process.kill(process.pid, 'SIGKILL')
  }
}
