import { createRandom } from '../../random.ts'
import type { KitEnv } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { natives } from '../natives.ts'
import { createFiles } from './files.ts'
import { type Call, createHandle } from './handle.ts'
import { createLog, type DiskCounts, type DiskOperation, describe } from './log.ts'
import { type CrashPlan, checkOptions, type DiskOptions, type Fate, fateOf, planOf } from './options.ts'
import { operationOf, perform } from './perform.ts'

/** What a test does with one start of the solution: `solution` is a new evaluation of its module. */
export type Program = (disk: object, solution: unknown) => unknown

/** A disk as a test holds it: what is on it, who may use it, and when it crashes. */
export interface SimulatedDisk {
  mount(): object
  run(program: Program): Promise<boolean>
  recover(program: Program): Promise<void>
  crash(fate?: Fate): void
  crashAt(call: number, options?: { when?: CrashPlan['when']; fate?: Fate | undefined }): void
  readonly crashes: number
  readonly usedBytes: number
  readonly operations: DiskOperation[]
  counts(): DiskCounts
  mark(): void
  log(): string
}

/** How a disk crashed: where, and whether there was anything that the crash could take. */
export interface Crash {
  where: string
  atRisk: boolean
}

/** What `crashAtEveryStep` has to know of a disk beyond that. */
export interface Watched extends SimulatedDisk {
  calls(): number
  lastCrash(): Crash | undefined
}

export type DiskEnv = Pick<KitEnv, 'seed' | 'draws' | 'clock' | 'restart'>

interface Pending {
  call: Call
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** From one start of the program to its end, by a crash or by the next start. */
interface Life {
  number: number
  mounted: boolean
  over: boolean
  pending: Pending[]
  turning: boolean
  crashed: PromiseWithResolvers<boolean>
}

/** The isolates draw from the streams 0 and 1 of a seed; disks come behind. */
const firstStream = 2

/** `number` tells the disks of a test apart that go by its seed. */
export function createDisk(env: DiskEnv, given: DiskOptions, number: number): Watched {
  const options = checkOptions(given)
  const draw = createRandom(
    (given.seed ?? env.seed()) | 0,
    firstStream + (given.seed === undefined ? number : 0),
  )
  const files = createFiles(options)
  const log = createLog()
  let life = newLife(1)
  let calls = 0
  let crashes = 0
  let plan: CrashPlan | undefined
  let last: Crash | undefined

  function random(): number {
    env.draws()
    return draw()
  }

  async function issue(of: Life, call: Call): Promise<unknown> {
    return await new Promise((resolve, reject) => {
      // Nobody is left to answer it.
      if (of.over) return
      of.pending.push({ call, resolve, reject })
      if (!of.turning) turn(of)
    })
  }

  /** Does one call whenever all is quiet: by then all calls that are made together are under way. */
  async function turn(of: Life): Promise<void> {
    of.turning = true
    while (of.pending.length > 0) {
      if (options.latencyMs > 0)
        await new Promise((resolve) => natives.setTimeout(resolve, options.latencyMs))
      await env.clock.quiet?.()
      if (of.over) return
      step(take(of.pending))
    }
    of.turning = false
  }

  /** Takes out any of the calls that are under way. */
  function take(pending: Pending[]): Pending {
    const at = pending.length > 1 ? Math.floor(random() * pending.length) : 0
    const taken = pending[at] as Pending
    const moved = pending.pop() as Pending
    if (at < pending.length) pending[at] = moved
    return taken
  }

  function step({ call, resolve, reject }: Pending): void {
    const due = plan !== undefined && --plan.call === 0 ? plan : undefined
    if (due?.when === 'before') {
      return crash(due.fate, `instead of call ${calls + 1}`, describe(operationOf(call)))
    }
    const { operation, value, error } = perform(files, call)
    note(operation, due === undefined)
    if (due !== undefined) crash(due.fate, `before the answer to call ${calls}`, describe(operation))
    else if (error === undefined) resolve(value)
    else reject(error)
  }

  function note(operation: ReturnType<typeof operationOf>, answered: boolean): void {
    calls++
    log.done({ call: calls, life: life.number, ...operation, ...(!answered && { unanswered: true }) })
  }

  function crash(fate: Fate | undefined, where: string, call = ''): void {
    const { crashed } = life
    plan = undefined
    crashes++
    leave()
    last = { where: call === '' ? where : `${where} (${call})`, atRisk: files.atRisk() }
    const survived = files.crash(fate, random)
    const instead = where.startsWith('instead') ? ` instead of ${call}` : ''
    log.say(`  -- crash${instead}${survived === '' ? '' : `; survived: ${survived}`}`)
    crashed.resolve(false)
  }

  /** Ends a life. Of the calls that are under way some are still done, some are not, and none is answered. */
  function leave(): void {
    const { pending } = life
    life.over = true
    while (pending.length > 0) {
      const { call } = take(pending)
      if (random() < 0.5) note(perform(files, call).operation, false)
    }
    life = newLife(life.number + 1)
  }

  function mount(): object {
    const of = life
    of.mounted = true
    return createHandle((call) => issue(of, call))
  }

  async function run(program: Program): Promise<boolean> {
    if (typeof program !== 'function') {
      throw new KitError('disk.run(program) takes a function: async (disk, { open }) => { … }.')
    }
    if (life.mounted) {
      leave()
      if (calls > 0) log.say('  -- the program starts anew')
    }
    const { crashed } = life
    const solution = env.restart?.()
    const finished = (async () => await program(mount(), solution))()
    return await Promise.race([crashed.promise, finished.then(() => true)])
  }

  return {
    mount,
    run,
    async recover(program) {
      while (!(await run(program)));
    },
    crash(fate) {
      crash(fateOf(fate, 'disk.crash(fate)'), `after call ${calls}`)
    },
    crashAt(call, when) {
      plan = planOf(call, when)
    },
    get crashes() {
      return crashes
    },
    get usedBytes() {
      return files.usedBytes()
    },
    get operations() {
      return log.operations()
    },
    counts: log.counts,
    mark: log.mark,
    log: log.text,
    calls: () => calls,
    lastCrash: () => last,
  }
}

function newLife(number: number): Life {
  return {
    number,
    mounted: false,
    over: false,
    pending: [],
    turning: false,
    crashed: Promise.withResolvers(),
  }
}
