import { plainValue } from '../../plain.ts'
import type { AssertionErrors } from '../assertion-errors.ts'
import { natives } from '../natives.ts'
import type { Links } from './links.ts'
import type { RunningNode } from './nodes.ts'
import type { NetworkEvent, Records } from './records.ts'

/** A message as `network.drop` sees it. */
export interface Message {
  from: string
  to: string
  body: unknown
}

export interface TransitEnv {
  links: Links
  records: Records
  errors: AssertionErrors
  /** Messages that may be sent in all. */
  maxMessages: number
  now(): number
  /** Undefined when the node is down. */
  receiver(id: string): RunningNode | undefined
  /** Looks at the invariants; false when the network has come to its end. */
  step(): boolean
  fail(error: unknown, what: string): void
}

/** The messages that are on their way. */
export interface Transit {
  /** Takes a message; returns '' or why it is refused. */
  send(from: string, to: string, text: string): string
  /** Loses messages from now on for which the filter is true. */
  drop(filter: ((message: Message) => unknown) | undefined): void
  inFlight(): number
  /** Nothing arrives any more. */
  end(): void
}

/** Messages, and characters of them, that may be on their way at once. */
const maxInFlight = 10_000
const maxCharsInFlight = 16 * 1024 * 1024

export function createTransit(env: TransitEnv): Transit {
  const { links, records, now, fail } = env
  const flying = new Set<ReturnType<typeof setTimeout>>()
  let charsInFlight = 0
  let filter: ((message: Message) => unknown) | undefined

  function isDropped(from: string, to: string, text: string): boolean {
    try {
      return filter !== undefined && filter({ from, to, body: plainValue(text) }) === true
    } catch (error) {
      fail(error, 'the filter of network.drop threw')
      return true
    }
  }

  /** Ends a network that would go on for ever. */
  function flood(message: string): string {
    const error = new Error(message)
    env.errors.mark(error)
    fail(error, 'the nodes were stopped')
    return message
  }

  function fly(
    message: { from: string; to: string; text: string; sent: number; copy?: true },
    delay: number,
  ): void {
    const { length } = message.text
    charsInFlight += length
    const timer = natives.setTimeout(() => {
      flying.delete(timer)
      charsInFlight -= length
      if (env.step()) arrive({ kind: 'message', at: now(), ...message })
    }, delay)
    flying.add(timer)
  }

  function arrive(event: Extract<NetworkEvent, { kind: 'message' }>): void {
    const { from, to, text } = event
    const receiver = env.receiver(to)
    const loss = receiver === undefined ? 'down' : links.isCut(from, to) ? 'cut' : undefined
    records.ended({ ...event, ...(loss && { loss }) })
    if (loss !== undefined) return
    try {
      receiver?.receive(from, text)
    } catch (error) {
      fail(error, `${to} threw when it received a message`)
    }
  }

  return {
    send(from, to, text) {
      if (records.total() >= env.maxMessages) return flood(`they sent more than ${env.maxMessages} messages`)
      if (flying.size >= maxInFlight || charsInFlight + text.length > maxCharsInFlight) {
        return flood(`more than ${maxInFlight} messages, or 16 MB of them, were on their way at once`)
      }
      records.sent(from, text)
      const message = { from, to, text, sent: now() }
      const { arrivals, lost } = links.fate(from, to, text, isDropped(from, to, text))
      if (lost !== undefined) records.ended({ kind: 'message', at: now(), ...message, loss: lost })
      const [first, second] = arrivals
      if (first !== undefined) fly(message, first)
      if (second !== undefined) fly({ ...message, copy: true }, second)
      return ''
    },
    drop(given) {
      filter = given
    },
    inFlight: () => flying.size,
    end() {
      for (const timer of flying) natives.clearTimeout(timer)
      flying.clear()
    },
  }
}
