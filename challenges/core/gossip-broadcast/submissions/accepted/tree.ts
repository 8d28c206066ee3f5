export interface Node {
  broadcast(value: number): void
  read(): number[]
  receive(from: string, body: unknown): void
}

type Message = { from: number; values: number[] } | { upTo: number }

/** Children of each node in the tree: 25 nodes are two steps from the root at most. */
const children = 5
/** A link that has just been used waits for more, so that many values leave together. */
const pauseMs = 250
const retryMs = 500

/**
 * Neighbours in a tree replicate logs: each node keeps its values in the order in which it learnt them, and knows for each
 * neighbour how much of that log it has. An acknowledgement says up to where, and covers everything before.
 */
export function createNode({ id, peers, send }: NodeContext): Node {
  const log: { value: number; from: string | undefined }[] = []
  const known = new Set<number>()
  const ids = [id, ...peers].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const place = ids.indexOf(id)
  const neighbours = new Map(
    ids
      .filter((_, at) => at !== place && (parentOf(at) === place || parentOf(place) === at))
      .map((peer) => [peer, createLink(peer)]),
  )

  function createLink(peer: string) {
    /** The neighbour has the log up to here, and the values of its own log up to `received`. */
    let acknowledged = 0
    let received = 0
    let sentUpTo = 0
    let pausing = false
    let retry: NodeJS.Timeout | undefined

    function skipOwn(): void {
      while (acknowledged < log.length && log[acknowledged]?.from === peer) acknowledged++
    }

    function push(): void {
      skipOwn()
      if (pausing || sentUpTo === log.length) return
      sentUpTo = log.length
      if (acknowledged === log.length) return
      transmit()
      pausing = true
      setTimeout(() => {
        pausing = false
        push()
      }, pauseMs)
    }

    function transmit(): void {
      send(peer, { from: acknowledged, values: log.slice(acknowledged, sentUpTo).map(({ value }) => value) })
      clearTimeout(retry)
      retry = setTimeout(() => {
        if (acknowledged < sentUpTo) transmit()
      }, retryMs)
    }

    return {
      push,
      acknowledge(upTo: number): void {
        acknowledged = Math.max(acknowledged, upTo)
        if (acknowledged >= sentUpTo) clearTimeout(retry)
      },
      take(from: number, values: number[]): void {
        received = Math.max(received, from)
        for (const value of values.slice(received - from)) learn(value, peer)
        received = Math.max(received, from + values.length)
        send(peer, { upTo: from + values.length })
      },
    }
  }

  function learn(value: number, from?: string): void {
    if (known.has(value)) return
    known.add(value)
    log.push({ value, from })
    for (const link of neighbours.values()) link.push()
  }

  return {
    broadcast: (value) => learn(value),
    read: () => [...known],
    receive(from, body) {
      const message = body as Message
      const link = neighbours.get(from)
      if ('upTo' in message) link?.acknowledge(message.upTo)
      else link?.take(message.from, message.values)
    },
  }
}

function parentOf(place: number): number {
  return place === 0 ? -1 : Math.floor((place - 1) / children)
}
