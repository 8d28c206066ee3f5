import { HostOp } from '../guest/host.ts'
import type { ConsoleLine, Verdict } from '../protocol.ts'
import type { Clock } from './clock.ts'
import type { GrowthLog } from './growth.ts'
import type { Running } from './meter.ts'
import type { Outcome } from './outcome.ts'
import type { Texts } from './texts.ts'
import type { Turns } from './turns.ts'

export interface RequestsEnv {
  texts: Texts
  outcome: Outcome
  clock: Clock
  turns: Turns
  /** Opens a realm for a node of a network. */
  openRealm(): void
  /** Milliseconds of CPU that the solution has used in this test. */
  spent(): number
  growth: GrowthLog
  /** Takes a console line; false when the output limit is passed. */
  log(side: Running, line: ConsoleLine): boolean
}

/** What the host does for the isolates when they ask, crossings aside; nothing once the test is over. */
export type Requests = (owner: Running, op: number, a: unknown, b: unknown) => unknown

export function createRequests(env: RequestsEnv): Requests {
  const { texts, outcome, clock, turns, openRealm, spent, growth, log } = env
  return (owner, op, a, b) => {
    if (outcome.over()) return undefined
    switch (op) {
      case HostOp.Log:
        if (log(owner, { level: a as ConsoleLine['level'], text: b as string })) return undefined
        return outcome.stop({
          verdict: 'output-limit-exceeded',
          message: 'more than 8 MB was written to the console',
        })
      case HostOp.Load:
        return texts.part(a as string)
      case HostOp.Halt:
        return outcome.stop({ verdict: a as Verdict, message: b as string })
      case HostOp.Uncaught:
        return outcome.timerThrew('solution', a as string)
      case HostOp.Settle:
        return turns.settleSide('solution', a as string)
      case HostOp.Realm:
        return openRealm()
      case HostOp.Advance:
        return b === true ? clock.advanceAsFarAsPossible(a as number) : clock.advance(a as number)
      case HostOp.LastTimer:
        return clock.lastTimer()
      case HostOp.SetSystemTime:
        return clock.setSystemTime(a as number)
      case HostOp.ClearTimers:
        return clock.clearTimers()
      case HostOp.Spent:
        return owner === 'judge' ? spent() : undefined
      case HostOp.Grown:
        return owner === 'judge' ? growth.add(a as string) : undefined
      case HostOp.TestEnded:
        return outcome.end(a as string)
      default:
        return undefined
    }
  }
}
