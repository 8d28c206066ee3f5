import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { LastWord } from '../child-protocol.ts'
import { Cell } from '../guest/host.ts'

/**
 * Runs in a worker thread of the judging child: ends the whole process when memory runs away, when an isolate does not
 * come back from its timeout (some built-ins of V8 never look at it), or when the parent is gone.
 */

const everyMs = 10
const lastWordFd = 4
const cells = new Float64Array(workerData.cells as SharedArrayBuffer)
const parent = process.ppid

setInterval(look, everyMs)

function look(): void {
  if (process.ppid !== parent) return end()
  const side = cells[Cell.Side] === 2 ? 'judge' : 'solution'
  const maxRss = cells[side === 'judge' ? Cell.MaxRssJudge : Cell.MaxRssSolution] as number
  if (maxRss > 0 && process.memoryUsage.rss() > maxRss) return end(word('memory', side))
  if (cells[Cell.Side] === 0) return
  const ran = performance.timeOrigin + performance.now() - (cells[Cell.Since] as number)
  const allowed = cells[side === 'judge' ? Cell.StuckJudge : Cell.StuckSolution] as number
  if (allowed === 0 || ran < allowed) return
  // On a busy machine, or one that was asleep, the wall clock alone proves nothing: there may have been no CPU at all.
  const floor = cells[side === 'judge' ? Cell.CpuFloorJudge : Cell.CpuFloorSolution] as number
  if (cpuMs() < floor) return
  end(word('stuck', side))
}

function word(reason: LastWord['reason'], side: LastWord['side']): LastWord {
  return { reason, side, crossed: cells[Cell.Used] === 1, cpuMs: cpuMs() }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 - (cells[Cell.CpuBase] as number)
}

function end(word?: LastWord): void {
  try {
    if (word !== undefined) writeSync(lastWordFd, JSON.stringify(word))
  } finally {
    process.kill(process.pid, 'SIGKILL')
  }
}
