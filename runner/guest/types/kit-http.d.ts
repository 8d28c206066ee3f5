/** `http` of the kit: upstreams that a test scripts for `fetch`, and requests for a solution's handler. */
declare module 'hotseat/kit' {
  /** What an upstream does with one call; a number alone is a status. */
  export interface Reply {
    status?: number
    statusText?: string
    headers?: Record<string, string | readonly string[]>
    text?: string
    json?: unknown
    bytes?: Uint8Array
    /** A body in pieces, each of them after a delay of its own. */
    chunks?: readonly (string | Uint8Array | { delayMs?: number; data: string | Uint8Array })[]
    /** Virtual milliseconds before the response begins. */
    delayMs?: number
    /** Stay silent for ever: behind the body if there is one, else instead of a response. */
    hang?: boolean
    /** Break the connection: behind the body if there is one, else instead of a response. */
    reset?: boolean
  }

  /** One request that reached an upstream. */
  export interface UpstreamCall {
    readonly method: string
    readonly url: string
    /** Path and query. */
    readonly path: string
    /** By lower-case names. */
    readonly headers: Record<string, string>
    readonly body: string
    readonly bytes: Uint8Array
    /** Virtual milliseconds since the test began. */
    readonly at: number
    /** The solution gave up before the answer was complete. */
    readonly aborted: boolean
  }

  type UpstreamAnswer = Reply | Response | number
  type Respond = (request: Request, call: UpstreamCall) => UpstreamAnswer | PromiseLike<UpstreamAnswer>
  type Script = UpstreamAnswer | readonly (UpstreamAnswer | Respond)[] | Respond

  export interface Upstream {
    readonly calls: UpstreamCall[]
    /** Follows another script from the next call on. */
    answers(script: Script): void
  }

  type RequestSpec =
    | string
    | Request
    | {
        method?: string
        path: string
        headers?: Record<string, string>
        json?: unknown
        body?: BodyInit
      }

  /** What a handler answered, read to its end. */
  export interface Answered {
    readonly status: number
    readonly headers: Headers
    readonly text: string
    /** The body as JSON; undefined when it is none. */
    // biome-ignore lint/suspicious/noExplicitAny: tests know what they asked for
    readonly json: any
  }

  type Row = readonly [
    request: RequestSpec | ((answers: readonly Answered[]) => RequestSpec),
    status: number,
    /** Named headers only; null for one that must be missing. */
    headers?: Record<string, unknown> | null,
    /** Text or a pattern for it, else JSON; left out, the body does not matter. */
    body?: unknown,
  ]

  export const http: {
    /**
     * Answers `fetch` for all URLs that begin with `base`: with the answers of a list in turn and the last of them for
     * all that follow, with one answer, or by a function. 200 unless given.
     */
    upstream(base: string, script?: Script): Upstream
    /** A Request from 'POST /notes {"text":"a"}' or an object; a body on the line is sent as application/json. */
    request(spec: RequestSpec, headers?: Record<string, string>): Request
    /** Sends one request after the other to a handler and compares each answer with its row. */
    table(
      handler: (request: Request) => Response | PromiseLike<Response>,
      rows: readonly Row[],
    ): Promise<Answered[]>
  }
}
