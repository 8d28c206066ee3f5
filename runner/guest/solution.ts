import { createBridge } from './bridge/bridge.ts'
import { list, P } from './bridge/primordials.ts'
import { Cell, HostOp } from './host.ts'
import { type Boot, describeThrown, startSide } from './side.ts'
import { requireNode } from './world/world.ts'

type Program = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void

/** The solution's end: starts the world and the bridge, and returns what the host may call. */
export default function boot(...given: Boot): object {
  const [cross, host] = given
  const side = startSide(given, 0)
  const { cells } = side
  const noSolution = {}
  let exports: object = noSolution
  const bridge = createBridge({
    parity: 0,
    ask: cross,
    tooLarge() {
      host(HostOp.Halt, 'output-limit-exceeded', 'a value larger than 8 MB was passed to the tests')
      throw new P.RangeError('the value is too large')
    },
    refuse: (message) => new P.TypeError(message),
    hides: () => false,
    special: (name, values) =>
      name === 'replay'
        ? replay(values[0], values[1] as unknown[][])
        : inside(P.slice(name, insidePrefix.length), values[0]),
  })

  /** Calls listed by the test, made one after the other without leaving this isolate. */
  function replay(target: unknown, operations: unknown[][]): unknown[] {
    const results = list<unknown>()
    for (let index = 0; index < operations.length; index++) {
      const operation = operations[index] as unknown[]
      results[index] =
        typeof target === 'function'
          ? P.apply(target as () => unknown, undefined, operation)
          : callMethod(target as object, operation)
    }
    return results
  }

  function callMethod(target: object, operation: unknown[]): unknown {
    const args = list<unknown>()
    for (let index = 1; index < operation.length; index++) args[index - 1] = operation[index]
    const method = P.get(target, operation[0] as PropertyKey)
    if (typeof method !== 'function') throw new P.TypeError(`${P.String(operation[0])} is not a method`)
    return P.apply(method as () => unknown, target, args)
  }

  /** Runs a driver of the test in this isolate; its clock moves without a crossing while no timer is due. */
  function inside(source: string, data: unknown): unknown {
    const driver = side.evaluate(`"use strict";(${source})\n//# sourceURL=driver.js`) as (...args: unknown[]) => unknown
    return P.apply(driver, undefined, [exports, data, { now: () => cells[Cell.Now], advance }])
  }

  function advance(ms: number): void {
    const target = (cells[Cell.Now] as number) + ms
    if (ms >= 0 && target < (cells[Cell.NextTimer] as number)) cells[Cell.Now] = target
    else host(HostOp.Advance, ms)
  }

  return {
    serve: bridge.serve,
    /** Runs the solution's module; returns '' or what it threw, as text. */
    start(program: Program): string {
      side.reseed()
      const module = { exports: {} }
      try {
        program(module.exports, requireNode, module)
        exports = module.exports
        bridge.root(exports)
        return ''
      } catch (error) {
        return describeThrown(error)
      }
    },
    /** The names that the solution exports, as JSON. */
    names(): string {
      const keys = P.ownKeys(exports)
      let text = ''
      for (let index = 0; index < keys.length; index++) {
        if (typeof keys[index] === 'string') text += `${text === '' ? '' : ','}${P.quote(keys[index] as string)}`
      }
      return `[${text}]`
    },
    /** Calls a timer back; returns '' or what it threw, as text. */
    fire(id: number): string {
      try {
        side.fire(id)
        return ''
      } catch (error) {
        return describeThrown(error)
      }
    },
  }
}

const insidePrefix = 'inside:'
