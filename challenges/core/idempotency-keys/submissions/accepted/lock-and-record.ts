// Two entries for a key: a lock, which lives for lockMs, and the record of the answer, which lives for ttlMs.
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

type App = (request: Request) => Promise<Response>
type Pairs = [string, string][]

export const withIdempotency = (handler: App, store: Store, options: IdempotencyOptions): App => {
  const { lockMs, ttlMs } = options

  /** An answer that can be given without the handler, or the lock that allows to run it. */
  const enter = async (id: string, body: string): Promise<Response | string> => {
    const early = await store.get(`record ${id}`)
    if (early !== undefined) return fromRecord(early, body)
    const lock = `${crypto.randomUUID()} ${body}`
    if (!(await store.insert(`lock ${id}`, lock, lockMs))) {
      const holder = await store.get(`lock ${id}`)
      const isOther = holder !== undefined && holder.slice(holder.indexOf(' ') + 1) !== body
      return isOther ? new Response('Key used with another body', { status: 422 }) : later(409)
    }
    // Somebody may have finished between the first look and the lock.
    const meanwhile = await store.get(`record ${id}`)
    if (meanwhile === undefined) return lock
    await store.remove(`lock ${id}`, lock)
    return fromRecord(meanwhile, body)
  }

  /** The record is written by whoever has the lock, and renewing it proves that and leaves time to write. */
  const leave = async (id: string, lock: string, record: string | undefined): Promise<void> => {
    try {
      if (record !== undefined) {
        if (!(await store.replace(`lock ${id}`, lock, lock, lockMs))) return
        await store.insert(`record ${id}`, record, ttlMs)
      }
      await store.remove(`lock ${id}`, lock)
    } catch {
      // The lock stays where it is and runs out.
    }
  }

  return async (request) => {
    if (request.method !== 'POST') return handler(request)
    const key = request.headers.get('idempotency-key')
    if (!key?.match(/^[a-z0-9_-]{1,255}$/i)) return new Response('Idempotency-Key needed', { status: 400 })
    const bytes = new Uint8Array(await request.arrayBuffer())
    const { pathname, search } = new URL(request.url)
    const id = [key, pathname + search, request.headers.get('authorization') ?? '']
      .map(encodeURIComponent)
      .join(' ')
    const body = bytes.toBase64()

    const entered = await enter(id, body).catch(() => later(503))
    if (entered instanceof Response) return entered
    let record: string | undefined
    try {
      const inner = new Request(request.url, { method: 'POST', headers: request.headers, body: bytes })
      const response = await handler(inner)
      const content = new Uint8Array(await response.arrayBuffer())
      const headers: Pairs = [...response.headers]
      if (response.status < 500) {
        record = JSON.stringify({ body, status: response.status, headers, content: content.toBase64() })
      }
      return build(response.status, headers, content)
    } finally {
      await leave(id, entered, record)
    }
  }
}

function fromRecord(record: string, body: string): Response {
  const stored: { body: string; status: number; headers: Pairs; content: string } = JSON.parse(record)
  if (stored.body !== body) return new Response('Key used with another body', { status: 422 })
  const headers: Pairs = [...stored.headers, ['Idempotent-Replayed', 'true']]
  return build(stored.status, headers, Uint8Array.fromBase64(stored.content))
}

function build(status: number, headers: Pairs, content: Uint8Array<ArrayBuffer>): Response {
  return new Response(content.length > 0 ? content : null, { status, headers })
}

function later(status: number): Response {
  return new Response('Come back in a second', { status, headers: { 'Retry-After': '1' } })
}
