import type { Job, Report, RunEvent } from '../../runner/protocol.ts'
import { createJudge, type Judge } from '../../runner/supervise.ts'
import { places } from './places.ts'

type Session = ReturnType<Judge['open']>

let judge: Judge | undefined

/** Starts the sandbox process, so that it is ready when there is a job; with `spare` there always is one ready. */
export function warmJudge(spare = false): void {
  judge ??= createJudge({ spare, postgres })
}

/** Judges one job; whatever the solution does, that is a report. @throws the signal's reason */
export function judgeJob(job: Job, onEvent: (event: RunEvent) => void, signal: AbortSignal): Promise<Report> {
  judge ??= createJudge({ postgres })
  return judge.judge(job, { onEvent, signal })
}

/** Prepares to judge one job several times; any number of sessions may be open at once, for solutions of one author. */
export function openSession(job: Job): Session {
  judge ??= createJudge({ spare: true, reserve: 0, reuse: true, postgres })
  return judge.open(job)
}

/** Ends every process of the judge. */
export async function closeJudge(): Promise<void> {
  await judge?.close()
  judge = undefined
}

/** Whether SQL runs on a server of the user's, with real sessions. */
export function onServer(): boolean {
  return postgres().url !== undefined
}

/** PGlite's image lies in the cache; a server of the user's takes PGlite's place. */
function postgres(): { cache: string; url: string | undefined } {
  return { cache: places(process.env).cache, url: process.env['HOTSEAT_POSTGRES_URL'] || undefined }
}
