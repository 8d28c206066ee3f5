import type { NetworkCall, NetworkExchange } from '../../world/env.ts'
import type { KitClock } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { play } from './exchange.ts'
import { type Plan, planOf, planOfResponse, type Reply } from './replies.ts'

/** One request that reached an upstream. */
export interface UpstreamCall {
  method: string
  url: string
  /** Path and query. */
  path: string
  /** By lower-case names. */
  headers: Record<string, string>
  body: string
  bytes: Uint8Array
  /** Virtual milliseconds since the test began. */
  at: number
  /** The solution gave up before the answer was complete. */
  aborted: boolean
}

type Answer = Reply | Response | number
type Respond = (request: Request, call: UpstreamCall) => Answer | Promise<Answer>
/** Answers in the order of the calls, the last of them for all that follow; or a function for each call. */
export type Script = Answer | readonly (Answer | Respond)[] | Respond

export interface Upstream {
  readonly calls: UpstreamCall[]
  /** Follows another script from the next call on. */
  answers(script: Script): void
}

export interface Network {
  upstream(base: unknown, script?: unknown): Upstream
  /** Answers a request of `fetch`; undefined when no upstream has its URL. */
  serve(call: NetworkCall): NetworkExchange | undefined
  /** Forgets all upstreams. */
  clear(): void
  /** Notes when a test begins. */
  begin(): void
  /** Throws what a script threw in this test: to the solution that is a failed request, which it may get over. */
  check(): void
}

interface Listener {
  base: URL
  respond(request: Request, call: UpstreamCall): Promise<Plan>
  calls: UpstreamCall[]
}

/** The upstreams of a test file, which `fetch` reaches from both isolates. */
export function createNetwork(clock: Pick<KitClock, 'now'>): Network {
  let listeners: Listener[] = []
  let began = clock.now()
  let failures: unknown[] = []

  return {
    upstream(base, script = 200) {
      const url = baseOf(base)
      const calls: UpstreamCall[] = []
      const listener = { base: url, calls, respond: follow(script as Script) }
      listeners = [listener, ...listeners.filter((other) => other.base.href !== url.href)]
      return {
        calls,
        answers(next) {
          listener.respond = follow(next)
        },
      }
    },
    serve([method, url, headers, body]) {
      const target = new URL(`${url}`)
      const listener = listeners
        .filter(({ base }) => reaches(base, target))
        .sort((a, b) => b.base.pathname.length - a.base.pathname.length)[0]
      if (listener === undefined) return undefined
      const call = callOf(`${method}`, target, headers, body, clock.now() - began)
      listener.calls.push(call)
      const plan = listener.respond(requestOf(call), call)
      plan.catch((error) => failures.push(error))
      return play(plan, () => {
        call.aborted = true
      })
    },
    clear() {
      listeners = []
    },
    begin() {
      began = clock.now()
      failures = []
    },
    check() {
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** A function that answers each call by its place in the script. */
function follow(script: Script): Listener['respond'] {
  const steps = Array.isArray(script)
    ? (script as readonly (Answer | Respond)[])
    : [script as Answer | Respond]
  if (steps.length === 0) throw new KitError('http.upstream: the script has no answer.')
  // Mistakes in a script show where it is written, not when it is called.
  for (const step of steps) if (typeof step !== 'function' && !(step instanceof Response)) planOf(step)
  let at = 0
  return async (request, call) => {
    const step = steps[Math.min(at++, steps.length - 1)] as Answer | Respond
    const answer = typeof step === 'function' ? await step(request, call) : step
    return answer instanceof Response ? await planOfResponse(answer.clone()) : planOf(answer)
  }
}

function baseOf(base: unknown): URL {
  const url = URL.parse(`${base}`)
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  throw new KitError(
    `http.upstream(base, script) takes an address like 'https://api.example', not '${base}'.`,
  )
}

function reaches(base: URL, { origin, pathname }: URL): boolean {
  if (base.origin !== origin) return false
  const folder = base.pathname.replace(/\/$/, '')
  return pathname === folder || pathname.startsWith(`${folder}/`)
}

function callOf(
  method: string,
  target: URL,
  headers: readonly string[],
  body: Uint8Array | undefined,
  at: number,
): UpstreamCall {
  const named: Record<string, string> = {}
  for (let index = 0; index < headers.length; index += 2) named[`${headers[index]}`] = `${headers[index + 1]}`
  const bytes = body ?? new Uint8Array(0)
  const path = target.pathname + target.search
  const text = new TextDecoder().decode(bytes)
  return { method, url: target.href, path, headers: named, body: text, bytes, at, aborted: false }
}

function requestOf({ method, url, headers, bytes }: UpstreamCall): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD' && bytes.length > 0
  return new Request(url, { method, headers, ...(hasBody && { body: new Uint8Array(bytes) }) })
}
