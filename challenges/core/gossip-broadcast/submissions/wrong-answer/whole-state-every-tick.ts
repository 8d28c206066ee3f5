// Bug: sends all that it knows to everybody, over and over: right, never silent, and far too many messages.
export interface Node {
  broadcast(value: number): void
  read(): number[]
  receive(from: string, body: unknown): void
}

const tickMs = 250

/** Whatever is lost comes with the next tick. */
export function createNode({ peers, send }: NodeContext): Node {
  const values = new Set<number>()
  setInterval(() => {
    for (const peer of peers) send(peer, [...values])
  }, tickMs)

  return {
    broadcast: (value) => void values.add(value),
    read: () => [...values],
    receive(_from, body) {
      for (const value of body as number[]) values.add(value)
    },
  }
}
