/** Networks of nodes that run the solution. The interface `NodeContext` is what a node gets of one. */
declare module 'hotseat/kit' {
  export interface NetworkConditions {
    /** Virtual milliseconds until a message arrives, at least 1; drawn for each message between two numbers. 1 to 10 unless given. */
    delay?: number | readonly [least: number, most: number]
    /** The part of all messages that is lost, from 0 (the default) to 1. */
    loss?: number
    /** The part of all messages that arrives twice, from 0 (the default) to 1. */
    duplication?: number
  }

  export interface NetworkOptions extends NetworkConditions {
    /** How many nodes, called n1, n2 and so on, or their names; 3 unless given, 64 at most. */
    nodes?: number | readonly string[]
    /** Messages from one node to another arrive in the order in which they were sent. */
    ordered?: boolean
    /** Gives each node a disk, which survives its crashes. */
    disk?: boolean | DiskOptions
    /** A whole number; the seed of the test unless given. */
    seed?: number
    /** Messages that the nodes may send in all; 20,000 unless given. One more fails the test. */
    maxMessages?: number
  }

  export interface NetworkStatistics {
    readonly sent: number
    /** Arrived, copies among them. */
    readonly delivered: number
    /** Lost on the way, cut off by a partition, or arrived at a node that was down. */
    readonly lost: number
    /** Copies of messages that arrived. */
    readonly duplicated: number
    /** Characters of all messages as text. */
    readonly bytes: number
    /** On their way now. */
    readonly inFlight: number
    readonly byNode: Readonly<Record<string, { sent: number; received: number }>>
    /** Sent, by `body.type` where that is a text, else by the type of the body. */
    readonly byKind: Readonly<Record<string, number>>
  }

  /** A call of a node by the test; times are virtual milliseconds since the network was made. */
  export interface NodeCall {
    readonly node: string
    readonly method: string
    // biome-ignore lint/suspicious/noExplicitAny: the test knows what it passed
    readonly args: readonly any[]
    readonly at: number
    /** When it was answered; missing when it never was. */
    readonly endedAt?: number
    readonly value?: unknown
    readonly error?: unknown
  }

  // biome-ignore lint/suspicious/noExplicitAny: methods are the challenge's own; name them for types of your own
  type NodeMethods = Record<string, (...args: any[]) => any>

  export interface Network<Node = NodeMethods> {
    readonly nodes: readonly string[]
    /** A node as a client sees it: arguments and results are copies of plain data. */
    node(id: string): Node
    isUp(id: string): boolean
    /** Cuts the links between the groups, in place of all cuts before. Nodes that are not named make a group. */
    partition(...groups: (readonly string[])[]): void
    /** Cuts links in one direction. */
    cut(from: readonly string[] | string, to: readonly string[] | string): void
    /** Mends all links. */
    heal(): void
    /** Ends a node: its memory and timers are gone, and messages that reach it are lost. */
    crash(id: string): void
    /** Starts it anew, on its own disk. */
    restart(id: string): void
    /** Changes the conditions from now on. */
    set(conditions: NetworkConditions): void
    /** Loses, from now on, the messages for which the function returns true. */
    drop(filter: ((message: { from: string; to: string; body: unknown }) => boolean) | undefined): void
    /** What must hold after each step: it fails by throwing or by returning false. It cannot be asynchronous. */
    invariant(name: string, holds: (network: Network<Node>) => unknown): void
    stats(): NetworkStatistics
    /** Begins to count anew. */
    mark(): void
    /** The calls that the test made, in order. */
    calls(method?: keyof Node & string): readonly NodeCall[]
    /** What happened last, as a space-time diagram for people. */
    diagram(): string
  }

  export interface PlannedMoment {
    call(node: string, method: string, ...args: unknown[]): void
    partition(...groups: (readonly string[])[]): void
    cut(from: readonly string[] | string, to: readonly string[] | string): void
    heal(): void
    crash(node: string): void
    restart(node: string): void
    set(conditions: NetworkConditions): void
  }

  export interface NetworkPlan {
    readonly nodes: readonly string[]
    /** What is put there happens that many virtual milliseconds after the start. */
    at(ms: number): PlannedMoment
  }

  /** Draws for a plan, by the seed of the run. */
  export interface Draw {
    /** A whole number from `least` to `most`. */
    int(least: number, most: number): number
    pick<T>(items: readonly T[]): T
    chance(part: number): boolean
    shuffle<T>(items: readonly T[]): T[]
  }

  /** Starts the nodes at once. */
  export function createNetwork<Node = NodeMethods>(options?: NetworkOptions): Network<Node>

  /**
   * Runs a scenario several times, each time by another seed and from the same instant. Fails as the first run that fails,
   * after it has looked for a shorter history that fails too: calmer links, fewer steps, other seeds.
   */
  export function simulate<Node = NodeMethods>(
    /** `runs`: 20 unless given. `ms`: virtual milliseconds of a run, 10,000 unless given. */
    options: NetworkOptions & { runs?: number; ms?: number },
    scenario: {
      plan?(plan: NetworkPlan, draw: Draw): void
      invariants?: Record<string, (network: Network<Node>) => unknown>
      check?(network: Network<Node>): unknown
    },
  ): Promise<void>
}
