import type { Step } from './plan.ts'
import type { Attempt, Run } from './simulate.ts'

/** Runs that may be spent on a shorter history, and events that may happen in them. */
const maxTries = 60
const maxEvents = 12_000

type Tried = Pick<Run, 'steps' | 'conditions' | 'still' | 'seed'>

/**
 * The shortest failing history that is found by making the links better, leaving out steps, and other seeds. What ends
 * a fault stays, so that a program without the mistake would hold in each of these runs as well.
 */
export async function shrink(failing: Run, attempt: Attempt, over: () => boolean): Promise<Run> {
  let best = failing
  let tries = 0
  let events = 0

  async function shorter(tried: Tried): Promise<boolean> {
    if (tries >= maxTries || events >= maxEvents || over()) return false
    tries++
    const run = await attempt(tried)
    events += run.events + 20
    if (run.failure === undefined || run.failure.what.startsWith('a node') || run.events > best.events)
      return false
    best = run
    return true
  }

  await calmer()
  await fewer()
  for (let number = 1; number <= 6; number++)
    await shorter({ ...best, seed: (best.seed + number * 7919) | 0 })
  await fewer()
  return best

  /** Links that lose, repeat and reorder nothing, one after the other. */
  async function calmer(): Promise<void> {
    const { conditions } = best
    const calm = { ...conditions, loss: 0, duplication: 0 }
    const even = Math.round((conditions.delay[0] + conditions.delay[1]) / 2)
    if (await shorter({ ...best, conditions: { ...calm, delay: [even, even] }, still: true })) return
    if (conditions.loss > 0) await shorter({ ...best, conditions: { ...best.conditions, loss: 0 } })
    if (conditions.duplication > 0)
      await shorter({ ...best, conditions: { ...best.conditions, duplication: 0 } })
    await shorter({ ...best, conditions: { ...best.conditions, delay: [even, even] } })
  }

  /** Leaves out steps: first half of them, at last one by one. */
  async function fewer(): Promise<void> {
    for (let size = Math.ceil(removable(best.steps).length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < removable(best.steps).length; ) {
        const gone = new Set(removable(best.steps).slice(from, from + size))
        const steps = best.steps.filter((step) => !gone.has(step))
        if (!(await shorter({ ...best, steps }))) from += size
        if (tries >= maxTries || events >= maxEvents) return
      }
    }
  }
}

/** All but what ends a fault. */
function removable(steps: readonly Step[]): Step[] {
  return steps.filter(({ kind }) => kind !== 'heal' && kind !== 'restart' && kind !== 'set')
}
