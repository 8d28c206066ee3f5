import { cellCount } from '../guest/host.ts'
import { rehearse } from './rehearsal.ts'
import type { Texts } from './texts.ts'
import { createTrial, type Trial, type TrialEnv } from './trial.ts'

/** A trial whose judge is up before the job is known: what a spare child waits with. */
export interface WarmTrial {
  cells: SharedArrayBuffer
  /** The trial, for tests with these limits and connections. */
  trial(job: Pick<TrialEnv, 'limits' | 'onLog' | 'ask'>): Trial
}

/** The heap that most challenges give a solution, in megabytes. */
const usualHeapMb = 64

/** How often a spare child rehearses: after that, its first tests take half the time and further ones a little less. */
const rehearsals = 6

/** Starts a trial; `reserve` solution isolates are made in advance, which takes about 4 ms each. */
export function warmTrial(texts: Texts, reserve = 0): WarmTrial {
  const cells = new SharedArrayBuffer(cellCount * Float64Array.BYTES_PER_ELEMENT)
  const env: TrialEnv = {
    texts,
    cells,
    limits: { cpuMs: 1000, heapMb: usualHeapMb },
    onLog: () => true,
    ask: undefined,
  }
  const trial = createTrial(env)
  trial.judge()
  if (reserve > 0) rehearse(trial, rehearsals)
  for (let made = 0; made < reserve; made++) trial.reserve(usualHeapMb)
  return {
    cells,
    trial(job) {
      Object.assign(env, job)
      return trial
    },
  }
}
