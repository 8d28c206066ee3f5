import { KitError } from '../kit-error.ts'
import type { Driven } from './network.ts'
import { type Conditions, type ConditionsGiven, conditionsOf, within } from './options.ts'

/** Something that happens to a network at a time of its own. */
export interface Step {
  at: number
  kind: 'call' | 'partition' | 'cut' | 'heal' | 'crash' | 'restart' | 'set'
  args: readonly unknown[]
}

/** The moment of a plan, to which something is put. */
export interface Moment {
  call(node: string, method: string, ...args: unknown[]): void
  partition(...groups: (readonly string[])[]): void
  cut(from: readonly string[] | string, to: readonly string[] | string): void
  heal(): void
  crash(node: string): void
  restart(node: string): void
  set(conditions: ConditionsGiven): void
}

/** What a scenario writes its steps into. */
export interface Plan {
  readonly nodes: readonly string[]
  at(ms: number): Moment
}

/** Draws for plans, by the seed of the run. */
export interface Draw {
  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number
  pick<T>(items: readonly T[]): T
  chance(part: number): boolean
  shuffle<T>(items: readonly T[]): T[]
}

const maxSteps = 10_000

export function createPlan(
  nodes: readonly string[],
  conditions: Conditions,
): { plan: Plan; steps(): Step[] } {
  const steps: Step[] = []

  function put(at: number, kind: Step['kind'], args: readonly unknown[]): void {
    if (steps.length >= maxSteps) throw new KitError(`simulate: a plan has at most ${maxSteps} steps.`)
    steps.push({ at, kind, args })
  }

  function known(given: readonly string[] | string): void {
    for (const id of typeof given === 'string' ? [given] : given) {
      if (!nodes.includes(id))
        throw new KitError(`simulate: there is no node "${id}"; there are ${nodes.join(', ')}.`)
    }
  }

  const plan: Plan = {
    nodes,
    at(ms) {
      const at = Math.round(within(ms, 0, 86_400_000, 'plan.at(ms): the time'))
      return {
        call(node, method, ...args) {
          known(node)
          put(at, 'call', [node, method, ...args])
        },
        partition(...groups) {
          for (const group of groups) known(group)
          put(at, 'partition', groups)
        },
        cut(from, to) {
          known(from)
          known(to)
          put(at, 'cut', [from, to])
        },
        heal: () => put(at, 'heal', []),
        crash(node) {
          known(node)
          put(at, 'crash', [node])
        },
        restart(node) {
          known(node)
          put(at, 'restart', [node])
        },
        set(given) {
          conditionsOf(conditions, given, 'plan.at(ms).set')
          put(at, 'set', [given])
        },
      }
    },
  }
  return {
    plan,
    steps: () =>
      steps
        .map((step, index) => ({ step, index }))
        .sort((a, b) => a.step.at - b.step.at || a.index - b.index)
        .map(({ step }) => step),
  }
}

/** Does a step; what a node throws when it is called comes out. Steps of nodes that are down, or up already, are left out. */
export function take({ kind, args }: Step, network: Driven): void {
  const [first, second, ...rest] = args as [string, string, ...unknown[]]
  if (kind === 'call') {
    const method = network.isUp(first) ? network.node(first)[second] : undefined
    method?.(...rest)
  } else if (kind === 'crash') {
    if (network.isUp(first)) network.crash(first)
  } else if (kind === 'restart') {
    if (!network.isUp(first)) network.restart(first)
  } else if (kind === 'set') network.set(args[0] as ConditionsGiven)
  else if (kind === 'cut') network.cut(first, second)
  else if (kind === 'partition') network.partition(...(args as string[][]))
  else network.heal()
}

export function createDraw(random: () => number): Draw {
  const draw: Draw = {
    int: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick(items) {
      if (items.length === 0) throw new KitError('draw.pick(items): there is nothing to pick from.')
      return items[draw.int(0, items.length - 1)] as never
    },
    chance: (part) => random() < part,
    shuffle(items) {
      const mixed = [...items]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = draw.int(0, at)
        ;[mixed[at], mixed[other]] = [mixed[other] as never, mixed[at] as never]
      }
      return mixed
    },
  }
  return draw
}
