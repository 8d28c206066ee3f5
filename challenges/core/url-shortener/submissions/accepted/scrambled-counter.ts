interface Link {
  code: string
  url: string
  hits: number
  custom: boolean
}

const space = 62n ** 7n
/** Shares no factor with the space, so that counting on visits every code once before any twice. */
const stride = 2_176_477_521_929n

/** A counter whose steps are far apart in the space of codes; deleted links leave a tombstone. */
export function createApp(): (request: Request) => Promise<Response> {
  const links = new Map<string, Link | 'deleted'>()
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
    let order: { url?: unknown; alias?: unknown } | null
    try {
      order = JSON.parse(await request.text())
    } catch {
      return problem(400, 'Not JSON')
    }
    const url = order?.url
    const alias = order?.alias
    if (typeof url !== 'string' || !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      return problem(400, 'Not a URL to link to')
    }
    if (alias !== undefined) {
      if (typeof alias !== 'string' || !/^[\w-]{1,32}$/.test(alias) || alias === 'links') {
        return problem(400, 'Not an alias')
      }
      if (links.has(alias)) return problem(409, 'Taken')
    } else {
      const known = byUrl.get(url)
      if (known !== undefined) return reply(200, known)
    }
    const link = { code: alias ?? nextCode(), url, hits: 0, custom: alias !== undefined }
    links.set(link.code, link)
    if (!link.custom) byUrl.set(url, link)
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
    if (link === 'deleted') return problem(410, 'Deleted')
    if (method === 'DELETE') {
      links.set(code, 'deleted')
      if (!link.custom) byUrl.delete(link.url)
      return new Response(null, { status: 204 })
    }
    if (isApi) return Response.json({ url: link.url, hits: link.hits })
    if (method === 'GET') link.hits += 1
    return new Response(null, { status: 302, headers: { location: link.url } })
  }
}

function reply(status: number, { code, url }: Link): Response {
  return Response.json({ code, url }, { status, headers: { location: `/${code}` } })
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
