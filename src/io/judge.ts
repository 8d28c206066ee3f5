import type { Job, Report, RunEvent } from '../../runner/protocol.ts'
import { createJudge, type Judge } from '../../runner/supervise.ts'

type Session = ReturnType<Judge['open']>

let judge: Judge | undefined

/** Starts the sandbox process, so that it is ready when there is a job; with `spare` there always is one ready. */
export function warmJudge(spare = false): void {
  judge ??= createJudge({ spare })
}

/** Judges one job; whatever the solution does, that is a report. @throws the signal's reason */
export function judgeJob(job: Job, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<Report> {
  judge ??= createJudge()
  return judge.judge(job, { onEvent, signal })
}

/** Prepares to judge one job several times; any number of sessions may be open at once. */
export function openSession(job: Job): Session {
  judge ??= createJudge({ spare: true, reserve: 0 })
  return judge.open(job)
}

/** Ends every process of the judge. */
export async function closeJudge(): Promise<void> {
  await judge?.close()
  judge = undefined
}
