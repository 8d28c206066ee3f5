import v8 from 'node:v8'
import ivm from 'isolated-vm'
import { functionsOf } from './isolate.ts'
import type { Meter } from './meter.ts'
import { compileOwnCode } from './own-code.ts'
import { lendCall, type SolutionSide } from './sides.ts'
import type { Texts } from './texts.ts'

/** Realms of their own in the solution's isolate, one for each start of a node of a network. */
export interface Realms {
  /** Opens a realm and hands it to the solution's side; the program itself is not run yet. */
  open(side: SolutionSide | undefined, program: ivm.Script | undefined): void
}

/**
 * A realm is entered by a call of the main realm, and then V8 answers `eval` and `new Function` with undefined, unless this
 * flag is set: it takes the main realm for the one that asks. No object of another realm can be reached there anyway.
 */
v8.setFlagsFromString('--allow-unsafe-function-constructor')

export function createRealms(texts: Texts, meter: Meter): Realms {
  /** Compiled once for each isolate: running it in another context costs no parsing. */
  const scripts = new WeakMap<ivm.Isolate, ivm.Script>()

  function scriptOf({ isolate }: SolutionSide): ivm.Script {
    const known = scripts.get(isolate)
    if (known !== undefined) return known
    const script = compileOwnCode(isolate, 'node', texts.guest('node'), { whole: true })
    scripts.set(isolate, script)
    return script
  }

  function openIn(side: SolutionSide, program: ivm.Script): void {
    const context = side.isolate.createContextSync()
    const boot = scriptOf(side).runSync(context, { reference: true }) as ivm.Reference
    const started = boot.applySync(undefined, [new ivm.Callback(lendCall)], {
      result: { reference: true },
    }) as unknown as ivm.Reference
    const { open, load } = functionsOf(started, ['open', 'load'])
    side.adoptRealm.applySync(undefined, [open.derefInto()])
    const main = program.runSync(context, { reference: true }) as ivm.Reference
    load.applySync(undefined, [main.derefInto()])
    // What the host holds of a realm would keep it in memory after its node has ended.
    for (const held of [boot, started, open, load, main, context]) held.release()
  }

  return {
    open(side, program) {
      if (side === undefined || program === undefined) return
      // No code of the user's runs here: the time is the judge's own.
      const before = meter.enter('judge')
      try {
        openIn(side, program)
      } catch {
        // A limit came in between, and the entry around this says which; host errors would carry host paths.
      } finally {
        meter.leave(before)
      }
    },
  }
}
