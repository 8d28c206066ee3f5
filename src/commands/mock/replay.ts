import { exitCodes } from '../../core/exit-code.ts'
import { snapshotSteps } from '../../core/mock/report/snapshots.ts'
import { interviewState } from '../../core/mock/state.ts'
import { clockText } from '../../core/mock/time.ts'
import { opensApp } from '../../core/opens-app.ts'
import { Refusal } from '../../core/refusal.ts'
import { sanitise } from '../../core/sanitise.ts'
import { sourceDiff } from '../../core/source-diff.ts'
import { readEvents } from '../../io/mock/read-interviews.ts'
import { app } from '../app.ts'
import { type Context, printJson } from '../context.ts'

/** `hotseat mock replay`: an interview save by save; on a terminal in the app, else as text or data. */
export async function replay(
  context: Context,
  number: number | undefined,
  options: { json?: boolean },
): Promise<number> {
  const { interview, events } = readEvents(context.places, number)
  const state = interviewState(events)
  if (state === undefined) throw new Refusal(`Interview ${interview} is damaged: its start is missing.`)
  const steps = snapshotSteps(state)
  if (options.json) {
    printJson(context, { format: 1, interview, steps })
    return exitCodes.done
  }
  if (opensApp(context.env, process)) return app(context, undefined, { name: 'replay', interview })
  const { paint, out } = context.terminal
  const last = new Map<string, string>()
  for (const { round, ms, source, text, runs } of steps) {
    const key = `${round} ${source}`
    out(`${paint('strong', `Round ${round}, ${clockText(ms)}: ${source}`)}\n`)
    out(`${sourceDiff(sanitise(last.get(key) ?? ''), sanitise(text), paint).join('\n')}\n`)
    for (const run of runs) out(`  ${run}\n`)
    out('\n')
    last.set(key, text)
  }
  return exitCodes.done
}
