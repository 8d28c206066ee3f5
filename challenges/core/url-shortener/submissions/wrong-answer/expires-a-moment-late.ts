// Bug: a link still works in the very millisecond in which its lifetime is over.
interface Link {
  url: string
  hits: number
  /** From this moment on it is gone, because it was deleted or its lifetime is over. */
  goneAt: number
}

class Problem extends Error {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(status: number, title: string, headers: Record<string, string> = {}) {
    super(title)
    this.status = status
    this.headers = headers
  }
}

export function createApp(): (request: Request) => Promise<Response> {
  const links = new Map<string, Link>()
  const codes = new Map<string, string>()

  async function create(request: Request): Promise<Response> {
    const { url, alias, lifetime } = await readOrder(request)
    // From here on nothing waits, so no other request comes in between.
    const isPlain = alias === undefined && lifetime === Number.POSITIVE_INFINITY
    const known = isPlain ? codes.get(url) : undefined
    if (known !== undefined) return created(200, known, find(known))
    if (alias !== undefined && links.has(alias)) throw new Problem(409, 'This alias is taken')
    const code = alias ?? freshCode()
    const link = { url, hits: 0, goneAt: Date.now() + 1000 * lifetime }
    links.set(code, link)
    if (isPlain) codes.set(url, code)
    return created(201, code, link)
  }

  function freshCode(): string {
    for (;;) {
      const code = randomCode()
      if (!links.has(code)) return code
    }
  }

  function find(code: string): Link {
    const link = links.get(code)
    if (link === undefined) throw new Problem(404, 'There is no such link')
    if (Date.now() > link.goneAt) throw new Problem(410, 'This link is gone')
    return link
  }

  function follow(code: string, isHit: boolean): Response {
    const link = find(code)
    if (isHit) link.hits++
    return new Response(null, { status: 302, headers: { location: link.url } })
  }

  function show(code: string): Response {
    const link = find(code)
    return Response.json({ url: link.url, hits: link.hits, ...expiry(link) })
  }

  function remove(code: string): Response {
    const link = find(code)
    link.goneAt = 0
    if (codes.get(link.url) === code) codes.delete(link.url)
    return new Response(null, { status: 204 })
  }

  type Action = (code: string, request: Request) => Response | Promise<Response>
  const paths: { pattern: RegExp; methods: Record<string, Action> }[] = [
    { pattern: /^\/links$/, methods: { POST: (_code, request) => create(request) } },
    { pattern: /^\/links\/([^/]+)$/, methods: { GET: show, DELETE: remove } },
    {
      pattern: /^\/([^/]+)$/,
      methods: { GET: (code) => follow(code, true), HEAD: (code) => follow(code, false) },
    },
  ]

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    for (const { pattern, methods } of paths) {
      const match = pattern.exec(pathname)
      if (match === null) continue
      const action = methods[request.method]
      if (action !== undefined) return await action(match[1] ?? '', request)
      throw new Problem(405, 'This path has other methods', { allow: Object.keys(methods).join(', ') })
    }
    throw new Problem(404, 'There is no such path')
  }

  return async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { message: title, status, headers } = error
      const type = { 'content-type': 'application/problem+json' }
      return Response.json({ title, status }, { status, headers: { ...type, ...headers } })
    }
  }
}

function created(status: number, code: string, link: Link): Response {
  const body = { code, url: link.url, ...expiry(link) }
  return Response.json(body, { status, headers: { location: `/${code}` } })
}

function expiry({ goneAt }: Link): { expiresAt?: string } {
  return goneAt === Number.POSITIVE_INFINITY ? {} : { expiresAt: new Date(goneAt).toISOString() }
}

interface Order {
  url: string
  alias: string | undefined
  /** In seconds; Infinity when the link does not expire. */
  lifetime: number
}

async function readOrder(request: Request): Promise<Order> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem(415, 'Send application/json')
  const body: unknown = await request.json().catch(() => {
    throw new Problem(400, 'The body is no JSON')
  })
  const { url, alias, lifetime } = Object(body) as Record<string, unknown>
  if (typeof url !== 'string' || !isTarget(url))
    throw new Problem(400, 'url is no absolute http or https URL')
  if (alias !== undefined && !isAlias(alias)) throw new Problem(400, 'alias is not allowed')
  if (lifetime === undefined) return { url, alias, lifetime: Number.POSITIVE_INFINITY }
  if (!isLifetime(lifetime)) throw new Problem(400, 'lifetime is no number of seconds from 1 to a year')
  return { url, alias, lifetime }
}

function isAlias(alias: unknown): alias is string {
  return typeof alias === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(alias) && alias !== 'links'
}

const year = 31_536_000

function isLifetime(lifetime: unknown): lifetime is number {
  return typeof lifetime === 'number' && Number.isInteger(lifetime) && lifetime >= 1 && lifetime <= year
}

function isTarget(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function randomCode(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(7))
  return Array.from(numbers, (number) => alphabet[number % 62]).join('')
}
