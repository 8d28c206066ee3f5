// Bug: counts the last millisecond of a claim twice.
export interface Store {
  insert(key: string, value: string, ttlMs: number): Promise<boolean>
  get(key: string): Promise<string | undefined>
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>
  remove(key: string, expected: string): Promise<boolean>
}

export interface IdempotencyOptions {
  lockMs: number
  ttlMs: number
}

export function withIdempotency(
  handler: (request: Request) => Promise<Response>,
  store: Store,
  options: IdempotencyOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return handler(request)
    const key = request.headers.get('Idempotency-Key')
    if (key === null || key.length > 255 || !/^[\w-]+$/.test(key))
      return new Response('Bad key', { status: 400 })
    const body = hex(new Uint8Array(await request.clone().arrayBuffer()))
    const slot = new Slot(store, options, await nameOf(key, request), body)
    let decision: Decision
    try {
      decision = await slot.decide()
    } catch {
      return comeBack(503, 'The store is away')
    }
    switch (decision.kind) {
      case 'run':
        return slot.finish(decision.claim, () => handler(request))
      case 'replay':
        return decision.response
      case 'mismatch':
        return new Response('This key belongs to another body', { status: 422 })
      case 'busy':
        return comeBack(409, 'The first request is still running')
    }
  }
}

type Decision =
  | { kind: 'run'; claim: string }
  | { kind: 'replay'; response: Response }
  | { kind: 'mismatch' }
  | { kind: 'busy' }

/** One key in the store. Values are texts of lines: what it is, the body, and then what the kind needs. */
class Slot {
  readonly #store: Store
  readonly #options: IdempotencyOptions
  readonly #name: string
  readonly #body: string

  constructor(store: Store, options: IdempotencyOptions, name: string, body: string) {
    this.#store = store
    this.#options = options
    this.#name = name
    this.#body = body
  }

  async decide(): Promise<Decision> {
    const { lockMs, ttlMs } = this.#options
    const claim = ['claim', this.#body, Date.now() + lockMs].join('\n')
    // A dead claim stays readable for a while, so taking it over is a replace and not a second insert.
    const keptMs = lockMs + ttlMs
    const found = await this.#store.get(this.#name)
    if (found === undefined) {
      return (await this.#store.insert(this.#name, claim, keptMs)) ? { kind: 'run', claim } : { kind: 'busy' }
    }
    const [kind, body, ...rest] = found.split('\n')
    if (kind === 'claim' && Number(rest[0]) < Date.now()) {
      const taken = await this.#store.replace(this.#name, found, claim, keptMs)
      return taken ? { kind: 'run', claim } : { kind: 'busy' }
    }
    if (body !== this.#body) return { kind: 'mismatch' }
    return kind === 'claim' ? { kind: 'busy' } : { kind: 'replay', response: decoded(rest, true) }
  }

  async finish(claim: string, run: () => Promise<Response>): Promise<Response> {
    const lines = await this.#runOrRelease(claim, run)
    const isFinal = Number(lines[0]) < 500
    if (isFinal) {
      const value = ['answer', this.#body, ...lines].join('\n')
      await this.#store.replace(this.#name, claim, value, this.#options.ttlMs).catch(() => false)
    } else {
      await this.#release(claim)
    }
    return decoded(lines, false)
  }

  async #runOrRelease(claim: string, run: () => Promise<Response>): Promise<string[]> {
    try {
      const response = await run()
      const bytes = new Uint8Array(await response.arrayBuffer())
      const headers = Array.from(response.headers, ([name, value]) => `${name}:${value}`)
      return [String(response.status), hex(bytes), ...headers]
    } catch (error) {
      await this.#release(claim)
      throw error
    }
  }

  #release(claim: string): Promise<boolean> {
    return this.#store.remove(this.#name, claim).catch(() => false)
  }
}

function decoded([status = '', body = '', ...lines]: string[], replayed: boolean): Response {
  const headers = new Headers()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.append(line.slice(0, colon), line.slice(colon + 1))
  }
  if (replayed) headers.set('Idempotent-Replayed', 'true')
  return new Response(body === '' ? null : unhex(body), { status: Number(status), headers })
}

function comeBack(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'Retry-After': '1' } })
}

/** Who asks for what, without showing a token to whoever reads the store. */
async function nameOf(key: string, request: Request): Promise<string> {
  const { pathname, search } = new URL(request.url)
  const parts = [key, request.headers.get('Authorization') ?? '', `${pathname}${search}`]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n')))
  return hex(new Uint8Array(digest))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function unhex(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
  return bytes
}
