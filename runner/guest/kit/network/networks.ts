import type { AssertionErrors } from '../assertion-errors.ts'
import type { Failure as Failed, KitEnv } from '../contract.ts'
import type { Deadlines } from '../deadline.ts'
import { KitError } from '../kit-error.ts'
import type { Failures } from '../outcome.ts'
import { createNetwork, type Driven, type Failure, type Network } from './network.ts'
import { createNodes } from './nodes.ts'
import { checkNetwork, type NetworkOptions } from './options.ts'
import { simulate } from './simulate.ts'

export interface Networks {
  exports: Record<'createNetwork' | 'simulate', unknown>
  /** Answers what a node tells. */
  serve(values: readonly unknown[]): unknown
  /** Notes when a test begins. */
  begin(): void
  /** @throws what ended a network of the test before its time */
  check(): void
  /** A failure of the test with the history of its network, where it shows nothing else. */
  illustrated(failure: Failed): Failed
}

/** The networks of a test, and the nodes in them. */
export function createNetworks(
  kit: KitEnv,
  errors: AssertionErrors,
  failures: Failures,
  deadlines: Deadlines,
): Networks {
  const nodes = createNodes(kit)
  const env = { kit, errors, failures, deadlines, nodes }
  const told = ({ error, what, at }: Failure, counterexample: string): unknown => {
    if (error instanceof KitError) return error
    const headline = `at ${at} ms ${what}`
    const wrapper = new Error(headline, { cause: error })
    failures.recordProperty(wrapper, { cause: error, headline, counterexample })
    return wrapper
  }
  let made: Driven[] = []

  return {
    exports: {
      createNetwork(given: NetworkOptions = {}): Network {
        const options = checkNetwork(given, 'createNetwork')
        if (given.seed === undefined) kit.draws()
        const network = createNetwork({ ...env, told }, options, given.seed ?? kit.seed() + made.length)
        made.push(network)
        return network
      },
      simulate: (options: unknown, scenario: unknown) => simulate(env, options, scenario),
    },
    serve: nodes.serve,
    begin() {
      made = []
      nodes.clear()
    },
    illustrated(failure) {
      const [network, another] = made
      if (network === undefined || another !== undefined) return failure
      if (failure.counterexample !== undefined || failure.kind === 'kit') return failure
      return { ...failure, counterexample: network.diagram() }
    },
    check() {
      // What the last step has left was not looked at yet.
      for (const network of made) network.checkInvariants()
    },
  }
}
