import { createBridge } from './bridge/bridge.ts'
import { createIntrinsics } from './bridge/intrinsics.ts'
import { isObject, list, P } from './bridge/primordials.ts'
import { createFreshGlobals } from './fresh-globals.ts'
import { Cell, firstTimer, HostOp, nextTimer, timerCells, wholeExport } from './host.ts'
import { createRealms } from './realms.ts'
import { createReplacements } from './replacements.ts'
import { type Boot, describeThrown, startSide } from './side.ts'
import type { NetworkExchange } from './world/env.ts'
import { requireNode } from './world/world.ts'

type Program = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void

/** The solution's end: starts the world and the bridge, and returns what the host may call. */
export default function boot(...given: Boot): object {
  const [cross, host, , , drain, isProxy] = given
  const side = startSide(
    given,
    0,
    (...call) => bridge.special('fetch', call)[0] as NetworkExchange | undefined,
  )
  const { cells } = side
  const noSolution = {}
  let exports: object = noSolution
  let root: object = noSolution
  let program: Program | undefined
  const globals = createFreshGlobals()
  const replaceGlobal = createReplacements()
  const realms = createRealms({
    open: () => void host(HostOp.Realm),
    timers: side.timers,
    now: () => cells[Cell.Now] as number,
    drawn() {
      cells[Cell.Drawn] = 1
    },
    log: (level, text) => void host(HostOp.Log, level, text),
    load: (name) => host(HostOp.Load, `world/${name}`) as string,
    tell: (values) => bridge.special('node', values)[0],
  })
  const bridge = createBridge({
    parity: 0,
    intrinsics: createIntrinsics(true),
    trackedPerTurn: 20_000,
    ask: cross,
    isProxy,
    turn: () => cells[Cell.Turns] as number,
    tooLarge(what = 'a value larger than 8 MB') {
      host(HostOp.Halt, 'output-limit-exceeded', `${what} was passed to the tests`)
      throw new P.RangeError('the value is too large')
    },
    refuse: (message) => new P.TypeError(message),
    hides: () => false,
    counted: () => undefined,
    special(name, values) {
      if (name === 'replay') return replay(values)
      if (name === 'restart') return [restart()]
      if (name === 'node') return realms.serve(values)
      if (name === 'global') {
        globals.keep(values[1] as string)
        return P.apply(replaceGlobal, undefined, values as [string, string])
      }
      return [inside(P.slice(name, insidePrefix.length), values[0])]
    },
  })

  /**
   * Calls listed by the test, made one after the other without leaving this isolate. The values are the target, then
   * for each call how many values it has, and those: the method's name unless the target is a function, and arguments.
   */
  function replay(values: readonly unknown[]): unknown[] {
    const target = values[0]
    const named = typeof target !== 'function'
    const results = list<unknown>()
    for (let at = 1; at < values.length; ) {
      const end = at + 1 + (values[at] as number)
      at++
      const method = named ? P.get(target as object, values[at] as PropertyKey) : target
      if (typeof method !== 'function') throw new P.TypeError(`${P.String(values[at])} is not a method`)
      if (named) at++
      const args = list<unknown>()
      while (at < end) args[args.length] = values[at++]
      results[results.length] = P.apply(method as () => unknown, named ? target : undefined, args)
    }
    return results
  }

  /** Evaluates the solution's module once more, as a program that starts anew; returns what it exports. */
  function restart(): object {
    side.timers.clear()
    globals.clear()
    return evaluateSolution()
  }

  function evaluateSolution(): object {
    const module = { exports: {} }
    ;(program as Program)(module.exports, requireNode, module)
    exports = module.exports
    return exports
  }

  /** Runs a driver of the test in this isolate; its clock moves without a crossing while no timer is due. */
  function inside(source: string, data: unknown): unknown {
    const driver = side.evaluate(`"use strict";(${source})\n//# sourceURL=driver.js`) as (
      ...args: unknown[]
    ) => unknown
    return P.apply(driver, undefined, [exports, data, { now: () => cells[Cell.Now], advance }])
  }

  /** The driver's clock: what `clock.advance` does, without leaving this isolate while only its own timers are due. */
  function advance(ms: number): void {
    const target = (cells[Cell.Now] as number) + (ms > 0 ? ms : 0)
    drain()
    while (nextTimer(cells) <= target && cells[Cell.Over] === 0) {
      const crossings = cells[Cell.Crossings]
      const thrown = firstTimer(cells) === 'solution' ? runTimers(target) : ''
      if (thrown !== '') host(HostOp.Uncaught, thrown)
      if (firstTimer(cells) === 'judge' || cells[Cell.Crossings] !== crossings) {
        host(HostOp.Advance, target - (cells[Cell.Now] as number))
      }
    }
    if ((cells[Cell.Now] as number) < target) cells[Cell.Now] = target
  }

  /** Fires timers due up to `limit` until one calls the judge; returns '' or what one threw, as text. */
  function runTimers(limit: number): string {
    const crossings = cells[Cell.Crossings]
    try {
      do {
        const due = cells[timerCells.solution.due] as number
        if (due > (cells[Cell.Now] as number)) cells[Cell.Now] = due
        side.timers.fire()
        drain()
      } while (
        cells[Cell.Crossings] === crossings &&
        cells[Cell.Over] === 0 &&
        firstTimer(cells) === 'solution' &&
        (cells[timerCells.solution.due] as number) <= limit
      )
      return ''
    } catch (error) {
      return describeThrown(error)
    }
  }

  return {
    serve: bridge.serve,
    /** Runs the solution's module; returns '' or what it threw, as text. */
    start(given: Program): string {
      side.reseed()
      cells[Cell.Whole] = 0
      program = given
      globals.note()
      try {
        evaluateSolution()
        const isWhole = typeof exports !== 'object' || exports === null
        cells[Cell.Whole] = isWhole ? 1 : 0
        root = isWhole ? { [wholeExport]: exports } : exports
        bridge.root(root)
        return ''
      } catch (error) {
        return describeThrown(error)
      }
    },
    /** The names that the solution exports, as JSON; names too long for anyone to mean them are left out. */
    names(): string {
      const keys = P.ownKeys(isObject(exports) ? exports : root)
      let text = ''
      for (let index = 0; index < keys.length; index++) {
        if (typeof keys[index] === 'string' && (keys[index] as string).length <= maxName)
          text += `${text === '' ? '' : ','}${P.quote(keys[index] as string)}`
      }
      return `[${text}]`
    },
    runTimers,
    adoptRealm: realms.adopt,
    settle(changes: string): string {
      if (changes !== '') bridge.sync(changes)
      cells[Cell.SettlingSolution] = 1
      drain()
      cells[Cell.SettlingSolution] = 0
      return bridge.changes()
    },
    lastTimer: side.timers.last,
    shiftTimers: side.timers.shift,
    clearTimers: side.timers.clear,
    /** Calls the first timer back; returns '' or what it threw, as text. */
    fire(place: number): string {
      try {
        side.timers.fire(place)
        return ''
      } catch (error) {
        return describeThrown(error)
      }
    },
  }
}

const insidePrefix = 'inside:'
/** Longest name of an export, in UTF-16 units. */
const maxName = 200
