import type { AssertionErrors } from '../assertion-errors.ts'
import { KitError } from '../kit-error.ts'
import type { Network } from './network.ts'

/** Fails by throwing, or by returning false. */
export type Invariant = (network: Network) => unknown

/** What must hold after each step of a network. */
export interface Invariants {
  add(name: string, holds: Invariant): void
  any(): boolean
  /** @throws what the first one threw that does not hold */
  check(network: Network): void
  /** Which one broke. */
  broken(): string
}

export function createInvariants(errors: AssertionErrors, quietly: <T>(ask: () => T) => T): Invariants {
  const list: { name: string; holds: Invariant }[] = []
  let broken = ''
  let checking = false

  function checkOne(name: string, holds: Invariant, network: Network): void {
    broken = `the invariant "${name}" broke`
    const held = quietly(() => holds(network))
    if (held instanceof Promise) {
      throw new KitError(
        `network.invariant("${name}"): it has to hold at once, so it cannot be asynchronous.`,
      )
    }
    if (held !== false) return
    const error = new Error(broken)
    errors.mark(error)
    throw error
  }

  return {
    add(name, holds) {
      if (typeof holds !== 'function') {
        throw new KitError('network.invariant(name, holds) takes a function: (network) => …')
      }
      list.push({ name: String(name), holds })
    },
    any: () => list.length > 0,
    check(network) {
      // What it asks of the nodes is no step.
      if (checking) return
      checking = true
      try {
        for (const { name, holds } of list) checkOne(name, holds, network)
      } finally {
        checking = false
      }
    },
    broken: () => broken,
  }
}
