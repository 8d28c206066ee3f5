// Bug: gathers values for half a second, so that nothing is ever quick.
export interface Node {
  broadcast(value: number): void
  read(): number[]
  receive(from: string, body: unknown): void
}

type Message = { type: 'values' | 'ack'; values: number[] }

/** Values that are learnt within this time leave together. */
const gatherMs = 500
/** A message and its answer take 200 ms where links are slow. */
const retryMs = 400

/**
 * All values go through the node with the first name, which hands them on to everybody else. What a neighbour has not
 * acknowledged is sent again, together with what is new by then.
 */
export function createNode({ id, peers, send }: NodeContext): Node {
  const [hub] = [id, ...peers].sort()
  const values = new Set<number>()
  const links = new Map((id === hub ? peers : [hub as string]).map((peer) => [peer, createLink(peer)]))

  function createLink(peer: string) {
    const open = new Set<number>()
    let timer: NodeJS.Timeout | undefined

    function flush(): void {
      send(peer, { type: 'values', values: [...open] } satisfies Message)
      timer = setTimeout(flush, retryMs)
    }

    return {
      add(value: number): void {
        open.add(value)
        timer ??= setTimeout(flush, gatherMs)
      },
      acknowledge(values: number[]): void {
        for (const value of values) open.delete(value)
        if (open.size > 0) return
        clearTimeout(timer)
        timer = undefined
      },
    }
  }

  function learn(value: number, from?: string): void {
    if (values.has(value)) return
    values.add(value)
    for (const [peer, link] of links) if (peer !== from) link.add(value)
  }

  return {
    broadcast: (value) => learn(value),
    read: () => [...values],
    receive(from, body) {
      const message = body as Message
      if (message.type === 'ack') {
        links.get(from)?.acknowledge(message.values)
        return
      }
      for (const value of message.values) learn(value, from)
      send(from, { type: 'ack', values: message.values } satisfies Message)
    },
  }
}
