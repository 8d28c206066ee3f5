import ivm from 'isolated-vm'
import type { Crossing, HostCall } from '../guest/host.ts'
import { createSandbox, functionsOf, type Sandbox } from './isolate.ts'
import { createLend } from './lend.ts'
import { compileOwnCode } from './own-code.ts'
import type { Texts } from './texts.ts'

export interface SideEnv {
  cross: Crossing
  host: HostCall
  /** What happens while the isolate's frame is held. */
  turn(): void
  cells: SharedArrayBuffer
  texts: Texts
}

/** What both isolates let the host call. */
export interface Side extends Sandbox {
  serve: ivm.Reference
  fire: ivm.Reference
  /** Takes what the other side changed of shared data, runs the microtasks, and returns what this side changed. */
  settle: ivm.Reference
  lastTimer: ivm.Reference
  shiftTimers: ivm.Reference
  clearTimers: ivm.Reference
}

export interface JudgeSide extends Side {
  collect: ivm.Reference
  run: ivm.Reference
  runShared: ivm.Reference
  reset: ivm.Reference
  calls: ivm.Reference
  unmet: ivm.Reference
  /** Which of so many timers of one instant fires next. */
  pick: ivm.Reference
  /** The clock has got to where the test wanted it. */
  caughtUp: ivm.Reference
  add: ivm.Reference
  /** The next request to the database, and its reply. */
  asked: ivm.Reference
  answered: ivm.Reference
  /** Forgets the test files. */
  forget: ivm.Reference
}

export interface SolutionSide extends Side {
  start: ivm.Reference
  runTimers: ivm.Reference
  names: ivm.Reference
  /** Takes a realm that was opened for a node. */
  adoptRealm: ivm.Reference
}

const shared = ['serve', 'fire', 'settle', 'lastTimer', 'shiftTimers', 'clearTimers'] as const

/** Megabytes of heap of the judge's isolate: its own limit, not the user's. */
const judgeHeapMb = 768

export function startJudgeSide(env: SideEnv): JudgeSide {
  const sandbox = createSandbox(judgeHeapMb, env.turn)
  const started = boot(sandbox, 'judge', env)
  return {
    ...sandbox,
    ...functionsOf(started, [
      ...shared,
      'collect',
      'run',
      'runShared',
      'reset',
      'calls',
      'unmet',
      'pick',
      'caughtUp',
      'add',
      'asked',
      'answered',
      'forget',
    ]),
  }
}

export function startSolutionSide(env: SideEnv, heapMb: number): SolutionSide {
  const sandbox = createSandbox(heapMb, env.turn)
  const started = boot(sandbox, 'solution', env)
  return { ...sandbox, ...functionsOf(started, [...shared, 'start', 'runTimers', 'names', 'adoptRealm']) }
}

/** Gives the judge its test files, in place of those it had. */
export function setTests({ isolate, context, add, forget }: JudgeSide, programs: readonly string[]): void {
  forget.applySync(undefined, [])
  for (const [index, program] of programs.entries()) {
    const script = isolate.compileScriptSync(program, { filename: `tests-${index}.js` })
    const file = script.runSync(context, { reference: true })
    add.applySync(undefined, [file.derefInto()])
  }
}

function boot(sandbox: Sandbox, name: 'judge' | 'solution', env: SideEnv): ivm.Reference {
  const { isolate, context } = sandbox
  // The solution's side starts once a test.
  const script = compileOwnCode(isolate, name, env.texts.guest(name), { whole: name === 'solution' })
  const start = script.runSync(context, { reference: true }) as ivm.Reference
  return start.applySync(
    undefined,
    [
      new ivm.Callback(env.cross),
      new ivm.Callback(env.host),
      new ivm.Callback(lendCall),
      new ivm.ExternalCopy(env.cells).copyInto({ release: true }),
      sandbox.drain.derefInto(),
      sandbox.isProxy.derefInto(),
    ],
    { result: { reference: true } },
  ) as unknown as ivm.Reference
}

const lend = createLend()

/** The host's own functions, as one. */
export function lendCall(name: unknown, ...args: unknown[]): unknown {
  if (name === 'structuredClone') return args[0]
  const lent = typeof name === 'string' && Object.hasOwn(lend, name) ? lend[name] : undefined
  return lent === undefined ? [false, 'Error', 'no such function', ''] : lent(...args)
}
