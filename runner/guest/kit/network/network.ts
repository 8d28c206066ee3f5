import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import { createDisk, type Watched } from '../disk/disk.ts'
import { KitError } from '../kit-error.ts'
import { type ClientCall, createClient } from './client.ts'
import { diagram } from './diagram.ts'
import { createInvariants, type Invariant } from './invariants.ts'
import { createLinks } from './links.ts'
import type { Nodes, RunningNode } from './nodes.ts'
import { type Checked, type ConditionsGiven, conditionsOf } from './options.ts'
import { createRecords, type Records, type Statistics } from './records.ts'
import { createTransit, type Message } from './transit.ts'

export interface NetworkEnv {
  kit: Pick<KitEnv, 'seed' | 'draws' | 'clock' | 'node'>
  errors: AssertionErrors
  nodes: Nodes
  /** The error that the test gets for a failure, where that is another. */
  told?(failure: Failure, diagram: string): unknown
}

/** A network as a test holds it. */
export interface Network {
  readonly nodes: readonly string[]
  node(id: string): Record<string, (...args: unknown[]) => unknown>
  isUp(id: string): boolean
  partition(...groups: (readonly string[])[]): void
  cut(from: readonly string[] | string, to: readonly string[] | string): void
  heal(): void
  crash(id: string): void
  restart(id: string): void
  set(conditions: ConditionsGiven): void
  drop(filter: ((message: Message) => unknown) | undefined): void
  invariant(name: string, holds: Invariant): void
  stats(): Statistics & { inFlight: number }
  mark(): void
  calls(method?: string): readonly ClientCall[]
  diagram(): string
}

/** What ended a network before its time. */
export interface Failure {
  error: unknown
  /** 'the invariant "no value twice" broke' */
  what: string
  at: number
}

/** What the runner of scenarios has to know of a network beyond that. */
export interface Driven extends Network {
  failure(): Failure | undefined
  /** Told once, when something fails while no code of the test is at work. */
  failed: Promise<void>
  checkInvariants(): void
  records: Records
  end(): void
}

/** Streams of a seed: those before are the isolates' and the disks'. */
const firstStream = 1000

interface Member {
  id: string
  running: RunningNode | undefined
  starts: number
  disk: Watched | undefined
}

/** Starts all nodes at once. Their errors end the network, and come out where the test turns to it the next time. */
export function createNetwork(env: NetworkEnv, options: Checked, seed: number): Driven {
  const { kit, nodes, errors } = env
  const { ids } = options
  const begun = kit.clock.now()
  const records = createRecords(ids)
  const links = createLinks(options.conditions, options.ordered, seed | 0, { now, draws: kit.draws })
  const failed = Promise.withResolvers<void>()
  let failure: Failure | undefined
  let ended = false

  const members = new Map<string, Member>(
    ids.map((id, index) => {
      const disk =
        options.disk === undefined
          ? undefined
          : createDisk(kit, { ...options.disk, seed: (seed + index) | 0 }, 0)
      return [id, { id, running: undefined, starts: 0, disk }]
    }),
  )
  const client = createClient({
    now,
    records,
    member: (id) => upMember(id).running as RunningNode,
    before: step,
    after: stand,
  })
  const transit = createTransit({
    links,
    records,
    errors,
    maxMessages: options.maxMessages,
    now,
    receiver: (id) => members.get(id)?.running,
    step: quietStep,
    fail,
  })
  const invariants = createInvariants(errors, client.quietly)

  function now(): number {
    return kit.clock.now() - begun
  }

  function member(id: string): Member {
    const found = members.get(id)
    if (found === undefined)
      throw new KitError(`network: there is no node "${id}"; there are ${ids.join(', ')}.`)
    return found
  }

  function upMember(id: string): Member {
    const found = member(id)
    if (found.running === undefined)
      throw new KitError(`network.node('${id}'): the node is down; restart it first.`)
    return found
  }

  /** What holds after each step is looked at before the next one: by then its microtasks have run. */
  function step(): void {
    stand()
    try {
      invariants.check(network)
    } catch (error) {
      fail(error, invariants.broken())
      throw failure === undefined ? error : telling(failure)
    }
  }

  function stand(): void {
    if (failure !== undefined) throw telling(failure)
  }

  function telling(of: Failure): unknown {
    return env.told?.(of, network.diagram()) ?? of.error
  }

  /** The same where no code of the test is at work; false when the network has come to its end. */
  function quietStep(): boolean {
    if (ended || failure !== undefined) return false
    try {
      step()
      return true
    } catch {
      return false
    }
  }

  function fail(error: unknown, what: string): void {
    if (failure !== undefined) return
    failure = { error, what, at: now() }
    end()
    failed.resolve()
  }

  function start(of: Member): void {
    const stream = firstStream + 1 + ids.indexOf(of.id) + ids.length * of.starts++
    const events = {
      send: (to: string, text: string) =>
        ended ? 'the network has come to its end' : transit.send(of.id, to, text),
      timer: () => void quietStep(),
      threw(error: unknown) {
        fail(error, `a timer of ${of.id} threw`)
        return true
      },
    }
    const peers = ids.filter((id) => id !== of.id)
    try {
      of.running = nodes.start({ id: of.id, peers, seed, stream, disk: of.disk?.mount(), events })
    } finally {
      // It may have ended the network while it was being made.
      if (ended) of.running?.end()
      stand()
    }
  }

  function end(): void {
    if (ended) return
    ended = true
    transit.end()
    for (const { running } of members.values()) running?.end()
    client.end()
  }

  function note(text: string, about: { node?: string; down?: boolean } = {}): void {
    records.add({ kind: 'note', at: now(), text, ...about })
  }

  function listOf(given: readonly string[] | string): readonly string[] {
    const list = typeof given === 'string' ? [given] : [...given]
    for (const id of list) member(id)
    return list
  }

  const network: Network = {
    nodes: ids,
    node(id) {
      member(id)
      return client.of(id)
    },
    isUp: (id) => member(id).running !== undefined,
    partition(...given) {
      step()
      const groups = given.map(listOf)
      const rest = ids.filter((id) => !groups.some((group) => group.includes(id)))
      const all = rest.length > 0 ? [...groups, rest] : groups
      links.heal()
      for (const from of all) for (const to of all) if (from !== to) links.cut(from, to)
      note(`partition ${all.map((group) => group.join(' ')).join(' | ')}`)
    },
    cut(from, to) {
      step()
      links.cut(listOf(from), listOf(to))
      note(`cut ${listOf(from).join(' ')} -> ${listOf(to).join(' ')}`)
    },
    heal() {
      step()
      links.heal()
      note('heal')
    },
    crash(id) {
      step()
      const crashed = upMember(id)
      crashed.running?.end()
      crashed.running = undefined
      crashed.disk?.crash()
      client.crashed(id)
      note('crash', { node: id, down: true })
    },
    restart(id) {
      step()
      const started = member(id)
      if (started.running !== undefined) network.crash(id)
      note('restart', { node: id })
      start(started)
    },
    set(given) {
      step()
      links.conditions = conditionsOf(links.conditions, given, 'network.set')
    },
    drop(filter) {
      if (filter !== undefined && typeof filter !== 'function') {
        throw new KitError('network.drop(filter) takes a function: ({ from, to, body }) => …, or undefined.')
      }
      transit.drop(filter)
    },
    invariant(name, holds) {
      invariants.add(name, holds)
      nodes.watch()
    },
    stats: () => ({ ...records.statistics(), inFlight: transit.inFlight() }),
    mark: () => records.mark(),
    calls: (method) => client.calls(method),
    diagram: () => diagram(ids, records.events(), records.length() - records.events().length),
  }
  for (const each of members.values()) {
    try {
      start(each)
    } catch (error) {
      end()
      throw error
    }
  }
  const driven = { failure: () => failure, failed: failed.promise, checkInvariants: step, records, end }
  return Object.assign(network, driven)
}
