export interface Node {
  /** A client gives this node a value, which all nodes are to have. */
  broadcast(value: number): void
  /** All values that this node has, each once, in any order. */
  read(): number[]
  /** A message of another node has arrived. */
  receive(from: string, body: unknown): void
}

/** Starts one node of the network. */
export function createNode(ctx: NodeContext): Node {
  // TODO: this one keeps everything to itself.
  void ctx
  const values = new Set<number>()
  return {
    broadcast: (value) => void values.add(value),
    read: () => [...values],
    receive: () => undefined,
  }
}
