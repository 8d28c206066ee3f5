import { cellCount } from '../guest/host.ts'
import type { Limits } from '../protocol.ts'
import type { Texts } from './texts.ts'
import { createTrial, type LogSink, type Trial, type TrialEnv } from './trial.ts'

/** A trial whose judge is up before the job is known: what a spare child waits with. */
export interface WarmTrial {
  cells: SharedArrayBuffer
  trial(limits: Limits, onLog: LogSink): Trial
}

export function warmTrial(texts: Texts): WarmTrial {
  const cells = new SharedArrayBuffer(cellCount * Float64Array.BYTES_PER_ELEMENT)
  const env: TrialEnv = { texts, cells, limits: { cpuMs: 1000, heapMb: 64 }, onLog: () => true }
  const trial = createTrial(env)
  trial.judge()
  return {
    cells,
    trial(limits, onLog) {
      env.limits = limits
      env.onLog = onLog
      return trial
    },
  }
}
