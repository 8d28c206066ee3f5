import { plainText, plainValue } from '../../plain.ts'
import type { KitEnv } from '../contract.ts'
import { KitError } from '../kit-error.ts'

/** What a running node tells of its own accord. */
export interface NodeEvents {
  /** Returns '' or why the message is refused. */
  send(to: string, text: string): string
  /** A timer of it is about to fire. */
  timer(): void
  /** A timer of it threw; true when somebody has taken care of it. */
  threw(error: unknown): boolean
}

/** A start of a node, from then to its crash or to the end of the network. */
export interface RunningNode {
  receive(from: string, text: string): void
  /** Calls a method; a promise of it becomes one of ours. Throws what the node threw. */
  call(method: string, args: readonly unknown[]): unknown
  end(): void
}

/** The nodes that run in the solution's isolate, by their numbers. */
export interface Nodes {
  start(given: {
    id: string
    peers: readonly string[]
    seed: number
    stream: number
    disk: object | undefined
    events: NodeEvents
  }): RunningNode
  /** Answers what a node tells: ['send', key, to, text], ['timer', key], ['threw', key, error]. */
  serve(values: readonly unknown[]): unknown
  /** From now on nodes tell of their timers. */
  watch(): void
  /** Forgets the nodes of the last test. */
  clear(): void
}

/** Characters of what a test passes to a node, as text. */
const maxArguments = 1024 * 1024

export function createNodes(env: Pick<KitEnv, 'node'>): Nodes {
  let running = new Map<number, NodeEvents>()
  let keys = 0

  function ask(...values: unknown[]): unknown {
    if (env.node === undefined) throw new KitError('createNetwork(…) cannot be used here.')
    return env.node(values)
  }

  return {
    start({ id, peers, seed, stream, disk, events }) {
      const key = ++keys
      running.set(key, events)
      const end = () => {
        if (running.delete(key)) ask('end', key)
      }
      try {
        const names = plainText(peers, 'peers', maxArguments)
        ask('start', key, id, names, seed, stream, ...(disk === undefined ? [] : [disk]))
      } catch (error) {
        end()
        throw error
      }
      return {
        receive: (from, text) => void ask('receive', key, from, text),
        call(method, args) {
          const answer = ask('call', key, method, argumentsText(method, args))
          if (typeof answer === 'string') return plainValue(answer.slice(1))
          return (answer as Promise<string>).then((text) => plainValue(text.slice(1)))
        },
        end,
      }
    },
    serve([what, key, ...rest]) {
      const events = running.get(key as number)
      if (events === undefined) return ''
      if (what === 'send') return events.send(rest[0] as string, rest[1] as string)
      return what === 'timer' ? events.timer() : events.threw(rest[0])
    },
    watch: () => void ask('watch'),
    clear() {
      running = new Map()
    },
  }
}

function argumentsText(method: string, args: readonly unknown[]): string {
  try {
    return plainText(args, `the arguments of ${method}`, maxArguments)
  } catch (error) {
    throw new KitError(`network.node(id).${method}(…): ${(error as Error).message}.`)
  }
}
