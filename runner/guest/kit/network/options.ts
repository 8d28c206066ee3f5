import { checkOptions, type DiskOptions } from '../disk/options.ts'
import { KitError } from '../kit-error.ts'

/** How the links between the nodes behave. */
export interface Conditions {
  /** Virtual milliseconds from the sending of a message to its arrival, at least 1, drawn anew for each. */
  delay: readonly [least: number, most: number]
  /** The part of all messages that is lost, from 0 to 1. */
  loss: number
  /** The part of all messages that arrives twice. */
  duplication: number
}

export interface ConditionsGiven {
  delay?: number | readonly [number, number]
  loss?: number
  duplication?: number
}

export interface NetworkOptions extends ConditionsGiven {
  /** How many nodes, which are called n1, n2 and so on, or their names. */
  nodes?: number | readonly string[]
  /** Messages from one node to another arrive in the order in which they were sent. */
  ordered?: boolean
  /** Gives each node a disk. */
  disk?: boolean | DiskOptions
  /** A whole number; the seed of the test unless given. */
  seed?: number
  /** Messages that the nodes may send in all. */
  maxMessages?: number
}

export interface Checked {
  ids: readonly string[]
  conditions: Conditions
  ordered: boolean
  disk: DiskOptions | undefined
  maxMessages: number
}

const maxNodes = 64
const maxDelay = 86_400_000
const names = ['nodes', 'delay', 'loss', 'duplication', 'ordered', 'disk', 'seed', 'maxMessages']

/** @throws KitError for what is no option */
export function checkNetwork(given: NetworkOptions, call: string, more: readonly string[] = []): Checked {
  const known = [...names, ...more]
  const stray = Object.keys(given).find((key) => !known.includes(key))
  if (stray !== undefined) {
    throw new KitError(`${call}: there is no option "${stray}"; there are ${known.join(', ')}.`)
  }
  const { disk = false, ordered = false, maxMessages = 20_000 } = given
  if (disk !== false && disk !== true) checkOptions(disk, `${call}: disk`)
  return {
    ids: idsOf(given.nodes ?? 3, call),
    conditions: conditionsOf({ delay: [1, 10], loss: 0, duplication: 0 }, given, call),
    ordered,
    disk: disk === false ? undefined : disk === true ? {} : disk,
    maxMessages: within(maxMessages, 1, 200_000, `${call}: maxMessages`),
  }
}

/** The conditions before, with what is given in their place. @throws KitError */
export function conditionsOf(before: Conditions, given: ConditionsGiven, call: string): Conditions {
  const { delay = before.delay, loss = before.loss, duplication = before.duplication } = given
  const [least, most] = typeof delay === 'number' ? [delay, delay] : delay
  // Time goes on with each message, so that nodes that answer each other for ever get somewhere.
  within(least, 1, maxDelay, `${call}: delay`)
  within(most, least, maxDelay, `${call}: the longest delay`)
  return {
    delay: [least, most],
    loss: within(loss, 0, 1, `${call}: loss`),
    duplication: within(duplication, 0, 1, `${call}: duplication`),
  }
}

function idsOf(nodes: unknown, call: string): readonly string[] {
  if (typeof nodes === 'number') {
    const total = within(nodes, 1, maxNodes, `${call}: nodes`)
    if (Number.isInteger(total)) return Array.from({ length: total }, (_, index) => `n${index + 1}`)
  }
  const isList = Array.isArray(nodes) && nodes.length > 0 && nodes.length <= maxNodes
  const ids = isList ? (nodes as unknown[]) : []
  if (isList && new Set(ids).size === ids.length && ids.every(isName)) return Object.freeze([...ids]) as never
  throw new KitError(
    `${call}: nodes is a number from 1 to ${maxNodes}, or as many different names of up to 12 characters.`,
  )
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && /^[\w.-]{1,12}$/.test(name)
}

/** @throws KitError unless the value is a number from `least` to `most` */
export function within(value: unknown, least: number, most: number, what: string): number {
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw new KitError(`${what} is a number from ${least} to ${most}.`)
}
