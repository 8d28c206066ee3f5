import type { NetworkExchange, NetworkFailure } from '../../world/env.ts'
import type { Plan } from './replies.ts'

/** Plays a plan on the virtual clock, as one exchange over the wall. `aborted` is told when its reader walks away. */
export function play(plan: Promise<Plan>, aborted: () => void): NetworkExchange {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let at = 0
  let done = false

  /** Fulfils after `ms`, at once for 0, and never when the exchange is cancelled before that. */
  function wait(ms: number): Promise<void> {
    if (done) return new Promise(() => undefined)
    if (!(ms > 0)) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        resolve()
      }, ms)
      timers.add(timer)
    })
  }

  /** What comes behind the last piece, or in place of a response. */
  async function ending({ end }: Plan): Promise<NetworkFailure | undefined> {
    if (end === 'hang') return await new Promise(() => undefined)
    done = true
    return end === 'reset' ? { message: 'read ECONNRESET', code: 'ECONNRESET' } : undefined
  }

  return {
    async head() {
      const ready = await plan
      await wait(ready.delayMs)
      if (ready.head !== undefined) {
        if (!ready.hasBody) done = true
        return { ...ready.head, hasBody: ready.hasBody }
      }
      const failure = await ending(ready)
      return { failure: failure ?? { message: 'other side closed', code: 'UND_ERR_SOCKET' } }
    },
    async next() {
      const ready = await plan
      for (;;) {
        const piece = ready.pieces[at++]
        if (piece === undefined) return await ending(ready)
        await wait(piece.delayMs)
        if (piece.data.length > 0) return piece.data
      }
    },
    cancel() {
      if (done) return
      done = true
      for (const timer of timers) clearTimeout(timer)
      aborted()
    },
  }
}
