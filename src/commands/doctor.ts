import { doctorText } from '../core/doctor-text.ts'
import { exitCodes } from '../core/exit-code.ts'
import { asTyped } from '../core/invocation.ts'
import { allChecks } from '../io/health.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat doctor`: checks everything that Hotseat needs and says how to mend what is broken. */
export async function doctor(context: Context, options: { json?: boolean }): Promise<number> {
  const found = await allChecks(context)
  const checks = found.map((check) => ({
    ...check,
    ...(check.fix === undefined ? {} : { fix: asTyped(check.fix, context.invocation) }),
  }))
  const ok = checks.every(({ status }) => status !== 'failed')
  if (options.json) printJson(context, { format: 1, ok, checks })
  else context.terminal.out(doctorText(checks, context.terminal))
  return ok ? exitCodes.done : exitCodes.notAccepted
}
