import { expect } from 'hotseat/kit'
import { withIdempotency } from '#solution'
import { pause, type Store } from './store.ts'

export type App = (request: Request) => Promise<Response>

/** What one run of the handler does. */
export interface Plan {
  /** Virtual milliseconds from the effect to the answer. */
  ms?: number
  status?: number
  /** Another answer than the text `run <n>`. */
  answer?: () => Response
  /** Thrown instead of an answer. */
  error?: Error
  /** Called when the run ends. */
  atEnd?: () => void
  /** Nothing comes after the effect: the process is dead. */
  dies?: true
}

/** A handler that follows one plan for each run, and the last for all further ones; it notes what has taken effect. */
export function service(
  store: Store,
  plans: readonly Plan[] = [{}],
  options: { lockMs?: number; ttlMs?: number } = {},
) {
  const effects: string[] = []
  const handler = async (request: Request): Promise<Response> => {
    const run = effects.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`)
    const { ms = 0, status = 201, answer, error, dies, atEnd } = plans[Math.min(run, plans.length) - 1] ?? {}
    if (dies) await new Promise(() => {})
    if (ms > 0) await pause(ms)
    atEnd?.()
    if (error) throw error
    return answer?.() ?? new Response(`run ${run}`, { status })
  }
  const instance = (): App => withIdempotency(handler, store, { lockMs: 1000, ttlMs: 60_000, ...options })
  return { app: instance(), other: instance(), effects }
}

export interface Order {
  key?: string
  body?: BodyInit
  path?: string
  /** The Authorization header; null for none. */
  caller?: string | null
  headers?: Record<string, string>
}

export function order({
  key = 'k-1',
  body = '{"amount":40}',
  path = '/payments',
  caller = 'Bearer ann',
  headers,
}: Order = {}) {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(caller === null ? {} : { authorization: caller }),
      ...headers,
    },
    body,
  })
}

/** The parts of an answer that the rules speak of. */
export interface Answer {
  status: number
  text: string
  replayed: string | null
  retryAfter: string | null
}

/** Sends an order and reads the answer to its end. */
export async function send(app: App, spec?: Order): Promise<Answer> {
  const response = await app(order(spec))
  expect(response).toBeInstanceOf(Response)
  const { status, headers } = response
  return {
    status,
    text: await response.text(),
    replayed: headers.get('idempotent-replayed'),
    retryAfter: headers.get('retry-after'),
  }
}

/** The handler's own answer to the n-th run. */
export const ran = (run: number, status = 201): Answer => ({
  status,
  text: `run ${run}`,
  replayed: null,
  retryAfter: null,
})
/** The stored answer of the n-th run. */
export const replay = (run: number, status = 201): Answer => ({ ...ran(run, status), replayed: 'true' })
const refused = (status: number, retryAfter: string | null) => ({
  status,
  text: expect.any(String),
  replayed: null,
  retryAfter,
})
export const invalid = refused(400, null)
export const otherBody = refused(422, null)
export const busy = refused(409, '1')
export const unavailable = refused(503, '1')
