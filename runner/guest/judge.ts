import { createAsking } from './asking.ts'
import { createBridge } from './bridge/bridge.ts'
import { createBuiltIns } from './bridge/built-ins.ts'
import { createIntrinsics, namedIntrinsics } from './bridge/intrinsics.ts'
import { flatCalls } from './bridge/replay.ts'
import { type Answer, Op } from './bridge/wire.ts'
import { createCallLog, isReplacement } from './call-log.ts'
import { Cell, HostOp, wholeExport } from './host.ts'
import { hides, isBuiltInTag } from './kit/claims.ts'
import type { CollectedTest, FastCheck, Outcome, PostgresTypes, RunSkipped } from './kit/contract.ts'
import { createKit } from './kit/kit.ts'
import { KitError } from './kit/kit-error.ts'
import { createKitClock } from './kit-clock.ts'
import { createRacing } from './racing.ts'
import { createSettling } from './settle.ts'
import { type Boot, describeThrown, startSide } from './side.ts'
import type { NetworkCall } from './world/env.ts'
import { requireNode } from './world/world.ts'

type TestFile = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void

/** How a test ended, as the host reads it. */
export interface Ending {
  status: 'passed' | 'failed'
  kind?: 'assertion' | 'thrown' | 'timeout' | 'kit'
  /** The error came from the solution, or went through it. */
  foreign?: boolean
  /** The test had used the solution before it failed. */
  crossed?: boolean
  message?: string
  expected?: string
  actual?: string
  counterexample?: string
  stack?: string
}

/** The judge's end: starts the world, the bridge and the kit, and returns what the host may call. */
export default function boot(...given: Boot): object {
  const [cross, host, , , drain, isProxy] = given
  const side = startSide(given, 1, (...call) => kit.network(call))
  const { cells } = side
  const builtIns = createBuiltIns(namedIntrinsics())
  const loadFastCheck = once(
    () => (side.evaluate(host(HostOp.Load, 'fast-check') as string) as { fc: FastCheck }).fc,
  )
  const intrinsics = createIntrinsics(false)
  const callLog = createCallLog(cross, {
    function: (id) => bridge.nameOf(id),
    method: (number) => bridge.methodName(number),
    held: (id) => bridge.holderOf(id),
    ownMethod: (number) => bridge.ownMethodName(number),
  })
  const settling = createSettling({ cells, host, bridge: () => bridge })
  let bridge = newBridge()
  /** Expectations that failed in a callback and have not come back through the solution yet. */
  const unmet = new Set<unknown>()
  const files: TestFile[] = []
  let open: ReturnType<ReturnType<typeof createKit>['open']> | undefined
  const asking = createAsking(cells)
  const racing = createRacing(cells)
  const time = createKitClock(cells, host, side.timers)

  const kit = createKit({
    seed: () => cells[Cell.Seed] as number,
    draws: () => {
      cells[Cell.Drawn] = 1
    },
    clock: time.clock,
    origin: (value) => (bridge.isForeign(value) ? 'solution' : 'own'),
    replay: (target, operations) => bridge.special('replay', flatCalls(target, operations)),
    inside: (source, data) => bridge.special(`inside:${source}`, [data])[0],
    restart: () => bridge.special('restart', [])[0],
    node: (values) => bridge.special('node', values)[0],
    replaceGlobal: (...replacement) => void bridge.special('global', replacement),
    over: () => cells[Cell.Over] === 1,
    ask: asking.ask,
    postgresTypes: once(
      () => (side.evaluate(host(HostOp.Load, 'postgres-types') as string) as { types: PostgresTypes }).types,
    ),
    race: racing.race,
    trail: { begin: callLog.restart, failed: callLog.keep },
    loadFastCheck,
    spent: () => host(HostOp.Spent) as number,
    grown: (point) => void host(HostOp.Grown, point),
  })

  function newBridge(): ReturnType<typeof createBridge> {
    return createBridge({
      parity: 1,
      intrinsics,
      trackedPerTurn: 200_000,
      ask(op, id, key, message) {
        if (isUse(op, key)) cells[Cell.Used] = 1
        if (!isReplacement(op, key)) kit.assigned()
        settling.requested()
        return callLog.cross(op, id, key, message)
      },
      isProxy,
      turn: () => cells[Cell.Turns] as number,
      tooLarge(what = 'a value larger than 8 MB') {
        throw new KitError(`${what} was passed to the solution`)
      },
      refuse: (message) => new KitError(message),
      hides,
      disbelieves: (key, value) => key === Symbol.toStringTag && isBuiltInTag(value),
      conceals: (object, key) => kit.conceals(object, key),
      disguise(error) {
        const said = kit.disguise(error)
        if (said !== undefined) unmet.add(error)
        return said
      },
      onThrown: (thrown) => void unmet.delete(thrown),
      builtIns,
      special: (name, call) => [name === 'node' ? kit.nodes(call) : kit.network(call as NetworkCall)],
      counted(unfollowed, awaited) {
        cells[Cell.Unfollowed] = unfollowed
        cells[Cell.Awaited] = awaited
      },
    })
  }

  function requireInTest(name: string): unknown {
    if (name === '#solution') {
      const root = bridge.remoteRoot()
      return cells[Cell.Whole] === 1 ? (root as Record<string, unknown>)[wholeExport] : root
    }
    if (name === 'fast-check') return kit.fastCheckExports()
    return name === 'hotseat/kit' ? kit.exports : requireNode(name)
  }

  function bodyOf(index: number): () => void {
    return () => {
      const module = { exports: {} }
      ;(files[index] as TestFile)(requireInTest, module, module.exports)
    }
  }

  function hasCrossed(): boolean {
    return cells[Cell.Used] === 1
  }

  function finish(outcome: Outcome): void {
    host(HostOp.TestEnded, JSON.stringify(endingOf(outcome)))
  }

  function endingOf(outcome: Outcome): Ending {
    if (outcome.status === 'passed') return { status: 'passed' }
    const { error, ...rest } = outcome
    return { ...rest, foreign: isSolutions(error), crossed: hasCrossed() }
  }

  function isSolutions(error: unknown): boolean {
    return bridge.isForeign(error) || kit.isStatementError(error)
  }

  /** How a test ends by an error that was thrown outside of it: while files load, or in a timer. */
  function endingOfThrown(error: unknown): Ending {
    const [message, stack] = JSON.parse(describeThrown(error)) as [string, string]
    const kind = error instanceof KitError ? 'kit' : 'thrown'
    return {
      status: 'failed',
      kind,
      foreign: isSolutions(error),
      crossed: hasCrossed(),
      message,
      stack,
    }
  }

  return {
    serve(op: number, id: number, key: string | number, message: string): Answer {
      racing.called(() => callLog.served(op, id, key, message))
      return bridge.serve(op, id, key, message)
    },
    pick: racing.pick,
    settle(changes: string): string {
      if (changes !== '') bridge.sync(changes)
      const before = cells[Cell.SettlingJudge] as number
      cells[Cell.SettlingJudge] = 1
      drain()
      cells[Cell.SettlingJudge] = before
      return bridge.changes()
    },
    /** Forgets the last solution; call it for each new one. */
    reset(): void {
      callLog.clear()
      bridge = newBridge()
      unmet.clear()
      time.clear()
      racing.clear()
      open = undefined
      side.timers.clear()
      asking.clear()
    },
    /** The last calls that the test made on the solution, as JSON. */
    calls: () => JSON.stringify(callLog.lines()),
    /** The ending by an expectation that the solution let fall, as JSON; '' when there is none. */
    unmet(): string {
      for (const error of unmet) return JSON.stringify(endingOf(kit.failureOf(error)))
      return ''
    },
    asked: asking.asked,
    answered: asking.answered,
    caughtUp: time.caughtUp,
    add(file: TestFile): void {
      files.push(file)
      kit.watch(Function.prototype.toString.call(file))
    },
    forget(): void {
      files.length = 0
    },
    /** Evaluates all test files; returns the tests as JSON, or in `error` what a body threw. */
    collect(runSkipped: RunSkipped): string {
      side.reseed()
      try {
        return JSON.stringify({
          tests: kit.collect(
            files.map((_, index) => bodyOf(index)),
            { runSkipped },
          ) satisfies CollectedTest[][],
        })
      } catch (error) {
        return JSON.stringify({ error: endingOfThrown(error) })
      }
    },
    /** Starts one test on a fresh evaluation of its file; its ending is told to the host. */
    run(file: number, name: string): void {
      side.reseed()
      callLog.clear()
      kit.run(bodyOf(file), name).then(finish)
    },
    /** Starts one test on the evaluation that earlier tests of the file ran on. */
    runShared(file: number, name: string, last: boolean): void {
      side.reseed()
      open ??= kit.open(bodyOf(file))
      const running = open
      running.run(name).then(async (outcome) => {
        const closed = last ? await running.close() : outcome
        finish(outcome.status === 'failed' ? outcome : closed)
      })
    },
    lastTimer: side.timers.last,
    shiftTimers: side.timers.shift,
    clearTimers: side.timers.clear,
    fire(place: number): string {
      try {
        side.timers.fire(place)
        return ''
      } catch (error) {
        return JSON.stringify(endingOfThrown(error))
      }
    },
  }
}

/** An import alone asks what names there are. */
function isUse(op: number, key: string | number): boolean {
  return (
    op !== Op.Keys && op !== Op.Own && key !== '__esModule' && key !== wholeExport && !isReplacement(op, key)
  )
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
