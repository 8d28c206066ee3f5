import { withIdempotency } from '#solution'
import { type Answer, send } from './service.ts'
import { pause, SharedStore, type When } from './store.ts'

/** Requests with one key, caller and path to two instances over one store. */
export interface Scenario {
  requests: { atMs: number; instance: number; body: string }[]
  /** What the runs of the handler answer, in turn and from the beginning again. */
  runs: { ms: number; status: number }[]
  delays: number[]
  /** By the number of the store's call. */
  faults: Map<number, When>
}

interface Sent {
  body: string
  /** Positions in the list of events. */
  from: number
  to: number
  answer: Answer
}

interface Run {
  body: string
  status: number
  from: number
  to: number
}

export interface History {
  events: string[]
  sent: Sent[]
  runs: Run[]
  /** Position of the first store call that fails; Infinity when none does. */
  firstFault: number
  calls: number
}

/** Longer than all of a scenario takes, so that no claim runs out in it. */
export const lockMs = 10_000

/** Plays a scenario; when all have their answers, and if the store failed also the locks are over, one more is sent. */
export async function play({ requests, runs: plans, delays, faults }: Scenario): Promise<History> {
  const history: History = { events: [], sent: [], runs: [], firstFault: Number.POSITIVE_INFINITY, calls: 0 }
  const note = (event: string) => history.events.push(event) - 1
  const store = new SharedStore()
  store.delays = delays
  store.fault = (call, step) => {
    const when = faults.get(call)
    if (when !== undefined) history.firstFault = Math.min(history.firstFault, note(`${step} fails (${when})`))
    return when
  }
  const handler = async (request: Request): Promise<Response> => {
    const { ms, status } = plans[history.runs.length % plans.length] ?? { ms: 0, status: 201 }
    const number = history.runs.length + 1
    const run = { body: '', status, from: note(`run ${number} begins`), to: Number.POSITIVE_INFINITY }
    history.runs.push(run)
    run.body = await request.text()
    await pause(ms)
    run.to = note(`run ${number} answers ${status}`)
    return new Response(`run ${number}`, { status })
  }
  const instances = [1, 2].map(() => withIdempotency(handler, store, { lockMs, ttlMs: 10 * lockMs }))

  const one = async ({ atMs, instance, body }: Scenario['requests'][number], name: number) => {
    await pause(atMs)
    const app = instances[instance] ?? handler
    const from = note(`request ${name} (${body}) comes to instance ${instance + 1}`)
    const answer = await send(app, { body })
    const to = note(
      `request ${name} gets ${answer.status} ${answer.text}${answer.replayed ? ', replayed' : ''}`,
    )
    history.sent.push({ body, from, to, answer })
  }
  await Promise.all(requests.map((request, index) => one(request, index + 1)))
  if (history.firstFault !== Number.POSITIVE_INFINITY) await pause(2 * lockMs)
  store.fault = () => undefined
  await one({ atMs: 1, instance: 1, body: requests[0]?.body ?? '' }, requests.length + 1)
  history.calls = store.calls.length
  return history
}

/** A sentence about the first rule that the history breaks, or undefined. */
export function broken(history: History): string | undefined {
  return brokenByRuns(history) ?? history.sent.map((sent) => brokenByAnswer(sent, history)).find(Boolean)
}

function brokenByRuns({ runs, sent, events, firstFault }: History): string | undefined {
  for (const [index, run] of runs.entries()) {
    const own = sent.filter(({ answer }) => answer.text === `run ${index + 1}` && !answer.replayed)
    if (own.length !== 1) return `run ${index + 1} is the own answer of ${own.length} requests, not of one`
    const next = runs[index + 1]
    if (next === undefined) continue
    if (next.from < run.to) return `run ${index + 2} begins while run ${index + 1} is under way`
    // With a fault, the last request comes when all locks are over: the answer may not have been saved.
    const isLast = firstFault < next.from && next.from > lastArrival(sent)
    if (run.status < 500 && !isLast)
      return `run ${index + 2} begins although run ${index + 1} answered ${run.status}`
  }
  return runs.length === 0 ? `no request ran the handler in ${events.length} events` : undefined
}

function brokenByAnswer(request: Sent, { sent, runs, firstFault }: History): string | undefined {
  const { body, from, to, answer } = request
  const { status, text, replayed, retryAfter } = answer
  const others = sent.filter((other) => other !== request)
  // With a fault, anything that waits for a lock may be refused, except the request after all locks.
  const maySuffer = firstFault < to && from !== lastArrival(sent)
  const final = others.find((other) => other.to < from && isFinal(other.answer))
  const what = `the request that came in event ${from + 1} got ${status}`

  if (/^run \d+$/.test(text)) {
    const run = runs[Number(text.slice(4)) - 1]
    if (run === undefined || run.status !== status) return `${what} with the text of another run`
    if (run.body !== body) return `${what}, the answer to another body`
    if (retryAfter !== null) return `${what} with a Retry-After that the handler did not send`
    if (replayed && (status >= 500 || run.to > to)) return `${what}, a replay of what cannot be replayed`
    return !replayed && (run.from < from || run.to > to) ? `${what}, and its run is not its own` : undefined
  }
  if (replayed !== null) return `${what} as a replay of nothing`
  if (status === 422) {
    return others.some((other) => other.body !== body && other.from < to)
      ? undefined
      : `${what} for a body like all others`
  }
  if (retryAfter !== '1') return `${what} with Retry-After ${retryAfter}`
  if (maySuffer && (status === 409 || status === 503)) return undefined
  if (status !== 409) return `${what}, which nothing here can be answered with`
  if (final !== undefined) return `${what}, but there was an answer to replay or to refuse by`
  return others.some((other) => other.from < to && from < other.to)
    ? undefined
    : `${what}, and no other was under way`
}

function isFinal({ status, text, replayed }: Answer): boolean {
  return text.startsWith('run ') && !replayed && status < 500
}

function lastArrival(sent: readonly Sent[]): number {
  return Math.max(...sent.map(({ from }) => from))
}
