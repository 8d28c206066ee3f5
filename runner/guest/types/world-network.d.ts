/**
 * What a node of a network is started with. A solution exports `createNode(context)`, which returns an object with a
 * method `receive(from, body)` and whatever methods the challenge asks for. Each start of each node evaluates the solution
 * anew: nodes share nothing but the messages that they send to each other.
 */
interface NodeContext {
  /** This node's own name. */
  readonly id: string
  /** The names of all other nodes. */
  readonly peers: readonly string[]
  /**
   * Sends a copy of `body`, which is plain data: what JSON can hold, undefined, bigints, dates, maps, sets and byte arrays.
   * It may arrive late, twice, after later ones, or never. Throws a TypeError for what cannot be sent, for more than 64 KB,
   * and for a node that there is not.
   */
  send(to: string, body: unknown): void
  /** The node's disk, in challenges that give it one: what is synced survives a crash. */
  readonly disk?: Disk
}
