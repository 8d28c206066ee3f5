import v8 from 'node:v8'
import ivm from 'isolated-vm'

/** A fresh isolate with its context, ready for the guest's code. */
export interface Sandbox {
  isolate: ivm.Isolate
  context: ivm.Context
  /** Calls `turn` with a frame of the isolate open below it: nothing it does inside is a turn of its own. */
  hold: ivm.Reference
  /** Runs the isolate's microtasks now, although a frame is held. */
  drain: ivm.Reference
  /** Tells whether an object is a Proxy, without waking it. */
  isProxy: ivm.Reference
}

/**
 * Makes an isolate. `drain` and `isProxy` each need a native call of V8: the syntax for it is switched on for these
 * scripts alone, and bytecode is never flushed (see the child's flags), because compiling it again later would fail.
 */
export function createSandbox(memoryMb: number, turn: () => void): Sandbox {
  const isolate = new ivm.Isolate({ memoryLimit: memoryMb })
  const context = isolate.createContextSync()
  // Handed over once: a function that crosses at each turn would stay in memory for each.
  const holding = context.evalSync('(turn => { "use strict"; return () => { turn() } })', { reference: true })
  const hold = holding.applySync(undefined, [new ivm.Callback(turn)], { result: { reference: true } })
  v8.setFlagsFromString('--allow-natives-syntax')
  const drain = context.evalSync(
    '(() => { "use strict"; const drain = () => { %PerformMicrotaskCheckpoint() }; drain(); return drain })()',
    { reference: true },
  )
  const isProxy = context.evalSync(
    '(() => { "use strict"; const isProxy = (value) => %IsJSProxy(value); isProxy({}); return isProxy })()',
    { reference: true },
  )
  v8.setFlagsFromString('--no-allow-natives-syntax')
  return { isolate, context, hold, drain, isProxy }
}

/** The functions that a guest's boot returned, by name. */
export function functionsOf<Names extends string>(
  started: ivm.Reference,
  names: readonly Names[],
): Record<Names, ivm.Reference> {
  const found = {} as Record<Names, ivm.Reference>
  for (const name of names) found[name] = started.getSync(name, { reference: true }) as ivm.Reference
  return found
}
