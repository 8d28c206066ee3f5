interface Link {
  code: string
  url: string
  hits: number
  /** It is what a post of its URL alone finds again. */
  plain: boolean
  expiresAt?: string
}

const space = 62n ** 7n
/** Shares no factor with the space, so that counting on visits every code once before any twice. */
const stride = 2_176_477_521_929n

/** A counter whose steps are far apart in the space of codes; links that were deleted or have expired leave a tombstone. */
export function createApp(): (request: Request) => Promise<Response> {
  const links = new Map<string, Link | 'gone'>()
  const byUrl = new Map<string, Link>()
  let counter = 0n

  function nextCode(): string {
    counter += 1n
    const code = inBase62((counter * stride) % space)
    return links.has(code) ? nextCode() : code
  }

  async function post(request: Request): Promise<Response> {
    const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
    if (type.trim().toLowerCase() !== 'application/json') return problem(415, 'Unsupported media type')
    let order: { url?: unknown; alias?: unknown; lifetime?: unknown } | null
    try {
      order = JSON.parse(await request.text())
    } catch {
      return problem(400, 'Not JSON')
    }
    const url = order?.url
    const alias = order?.alias
    const lifetime = order?.lifetime
    if (typeof url !== 'string' || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      return problem(400, 'Not a URL to link to')
    }
    if (lifetime !== undefined && !isLifetime(lifetime)) return problem(400, 'Not a lifetime')
    if (alias !== undefined) {
      if (typeof alias !== 'string' || !/^[\w-]{1,32}$/.test(alias) || alias === 'links') {
        return problem(400, 'Not an alias')
      }
      if (links.has(alias)) return problem(409, 'Taken')
    }
    const plain = alias === undefined && lifetime === undefined
    const known = byUrl.get(url)
    if (plain && known !== undefined) return reply(200, known)
    const link: Link = { code: alias ?? nextCode(), url, hits: 0, plain }
    if (lifetime !== undefined) link.expiresAt = new Date(Date.now() + lifetime * 1000).toISOString()
    links.set(link.code, link)
    if (plain) byUrl.set(url, link)
    return reply(201, link)
  }

  return async (request) => {
    const { method } = request
    const [first = '', second, ...rest] = new URL(request.url).pathname.slice(1).split('/')
    if (rest.length > 0 || first === '' || second === '') return problem(404, 'No such path')
    const isApi = second !== undefined
    if (isApi && first !== 'links') return problem(404, 'No such path')
    const allowed = isApi ? ['GET', 'DELETE'] : first === 'links' ? ['POST'] : ['GET', 'HEAD']
    if (!allowed.includes(method)) return problem(405, 'No such method', { allow: allowed.join(', ') })
    if (method === 'POST') return post(request)

    const code = second ?? first
    const link = links.get(code)
    if (link === undefined) return problem(404, 'No such link')
    if (link === 'gone') return problem(410, 'Gone')
    if (link.expiresAt !== undefined && Date.now() >= Date.parse(link.expiresAt)) {
      links.set(code, 'gone')
      return problem(410, 'Expired')
    }
    if (method === 'DELETE') {
      links.set(code, 'gone')
      if (link.plain) byUrl.delete(link.url)
      return new Response(null, { status: 204 })
    }
    if (isApi) return Response.json({ url: link.url, hits: link.hits, expiresAt: link.expiresAt })
    if (method === 'GET') link.hits += 1
    return new Response(null, { status: 302, headers: { location: link.url } })
  }
}

function isLifetime(seconds: unknown): seconds is number {
  return Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= 365 * 24 * 60 * 60
}

function reply(status: number, { code, url, expiresAt }: Link): Response {
  return Response.json({ code, url, expiresAt }, { status, headers: { location: `/${code}` } })
}

function problem(status: number, title: string, more: Record<string, string> = {}): Response {
  const headers = { 'content-type': 'application/problem+json', ...more }
  return new Response(JSON.stringify({ title, status }), { status, headers })
}

function inBase62(number: bigint): string {
  let code = ''
  for (let rest = number; code.length < 7; rest /= 62n) code = digits.charAt(Number(rest % 62n)) + code
  return code
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
