// Bug: hands on every message that arrives, also what it has known for long: the storm never ends.
export interface Node {
  broadcast(value: number): void
  read(): number[]
  receive(from: string, body: unknown): void
}

/** Tells all others what it hears. */
export function createNode({ peers, send }: NodeContext): Node {
  const values = new Set<number>()

  function learn(value: number, from?: string): void {
    values.add(value)
    for (const peer of peers) if (peer !== from) send(peer, value)
  }

  return {
    broadcast: (value) => learn(value),
    read: () => [...values],
    receive: (from, body) => learn(body as number, from),
  }
}
