// Bug: keeps only successes, so a refusal is worked out again each time.
export interface Store {
  insert(key: string, value: string, ttlMs: number): Promise<boolean>
  get(key: string): Promise<string | undefined>
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>
  remove(key: string, expected: string): Promise<boolean>
}

type Handler = (request: Request) => Promise<Response>

interface Answer {
  status: number
  headers: [string, string][]
  /** Base64. */
  body: string
}

interface Entry {
  /** The digest of the request's body. */
  print: string
  owner: string
  answer?: Answer
}

export function withIdempotency(
  handler: Handler,
  store: Store,
  { lockMs, ttlMs }: { lockMs: number; ttlMs: number },
): Handler {
  /** The entry in the way, or 'claimed' when there was none. */
  async function claimOrFind(name: string, claim: string): Promise<Entry | 'claimed' | 'gone'> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      if (await store.insert(name, claim, lockMs)) return 'claimed'
      const found = await store.get(name)
      if (found !== undefined) return JSON.parse(found)
    }
    return 'gone'
  }

  async function run(request: Request, name: string, entry: Entry): Promise<Response> {
    const claim = JSON.stringify(entry)
    let answer: Answer
    try {
      answer = await recorded(await handler(request))
    } catch (error) {
      await attempted(store.remove(name, claim))
      throw error
    }
    if (answer.status >= 400) await attempted(store.remove(name, claim))
    else await attempted(store.replace(name, claim, JSON.stringify({ ...entry, answer }), ttlMs))
    return played(answer)
  }

  return async (request) => {
    if (request.method !== 'POST') return handler(request)
    const key = request.headers.get('idempotency-key') ?? ''
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(key)) return refusal(400)
    const body = await request.bytes()
    const print = await digest(body)
    const { pathname, search } = new URL(request.url)
    const name = JSON.stringify([key, request.headers.get('authorization'), pathname + search])
    const mine = { print, owner: String(Date.now()) }

    const found = await claimOrFind(name, JSON.stringify(mine)).catch(() => 'failed' as const)
    if (found === 'claimed') return run(new Request(request, { body }), name, mine)
    if (found === 'failed') return refusal(503, soon)
    if (found === 'gone') return refusal(409, soon)
    if (found.print !== print) return refusal(422)
    if (found.answer === undefined) return refusal(409, soon)
    return played(found.answer, [['idempotent-replayed', 'true']])
  }
}

const soon = { 'retry-after': '1' }

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers })
}

/** The effect is done or undone by now: a store that fails here changes nothing about the answer. */
async function attempted(call: Promise<unknown>): Promise<void> {
  await call.catch(() => {})
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64')
}

async function recorded(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.bytes()).toString('base64')
  return { status: response.status, headers: [...response.headers], body }
}

function played({ status, headers, body }: Answer, more: [string, string][] = []): Response {
  const bytes = body === '' ? null : Buffer.from(body, 'base64')
  return new Response(bytes, { status, headers: [...headers, ...more] })
}
