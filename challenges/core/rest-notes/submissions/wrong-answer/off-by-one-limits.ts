// Bug: refuses what is exactly as long as it may be.
interface Note {
  readonly id: string
  content: Content
  version: number
}
interface Content {
  title: string
  text?: string
  tags?: string[]
  labels?: Record<string, string>
}
type Action = (id: string, headers: Headers, body: string) => Response

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
  const notes = new Map<string, Note>()
  let made = 0

  function find(id: string): Note {
    const note = notes.get(id)
    if (note === undefined) throw new Problem(404, 'There is no such note')
    return note
  }

  function findUnchanged(id: string, headers: Headers): Note {
    const note = find(id)
    const condition = headers.get('if-match')
    if (condition === null) throw new Problem(428, 'Send If-Match with the ETag that you have read')
    if (!isListed(tagOf(note), condition)) throw new Problem(412, 'The note is not what you have read')
    return note
  }

  function change(note: Note, value: unknown): Response {
    const content = checked(value)
    if (JSON.stringify(content) !== JSON.stringify(note.content)) note.version += 1
    note.content = content
    return shown(note)
  }

  const collection: Record<string, Action> = {
    GET: () => Response.json([...notes.values()].map(({ id, content }) => ({ id, ...content }))),
    POST: (_id, _headers, body) => {
      const content = checked(parsed(body))
      made += 1
      const note = { id: `${made}`, content, version: 1 }
      notes.set(note.id, note)
      return shown(note, 201, { location: `/notes/${note.id}` })
    },
  }
  const item: Record<string, Action> = {
    GET: (id, headers) => {
      const note = find(id)
      const condition = headers.get('if-none-match')?.replaceAll('W/', '')
      if (condition === undefined || !isListed(tagOf(note), condition)) return shown(note)
      return new Response(null, { status: 304, headers: { etag: tagOf(note) } })
    },
    PUT: (id, headers, body) => {
      const note = findUnchanged(id, headers)
      return change(note, parsed(body))
    },
    PATCH: (id, headers, body) => {
      const note = findUnchanged(id, headers)
      return change(note, merged(note.content, parsed(body)))
    },
    DELETE: (id, headers) => {
      findUnchanged(id, headers)
      notes.delete(id)
      return new Response(null, { status: 204 })
    },
  }

  async function answer({ method, url, headers }: Request, read: () => Promise<string>): Promise<Response> {
    const match = /^\/notes(?:\/([^/]+))?$/.exec(new URL(url).pathname)
    if (match === null) throw new Problem(404, 'There is no such path')
    const id = match[1]
    const actions = id === undefined ? collection : item
    const allow = [...Object.keys(actions), 'HEAD', 'OPTIONS'].join(', ')
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    const action = actions[method === 'HEAD' ? 'GET' : method]
    if (action === undefined) throw new Problem(405, 'This path has other methods', { allow })
    if (method !== 'DELETE' && !takesJson(headers.get('accept'))) throw new Problem(406, 'There is JSON only')
    const type = bodyTypes[method]
    if (type !== undefined && type !== mediaType(headers)) throw new Problem(415, `Send ${type}`)
    return action(id ?? '', headers, await read())
  }

  return async (request) => {
    const response = await answer(request, () => request.text()).catch(problem)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }
}

const bodyTypes: Record<string, string> = {
  POST: 'application/json',
  PUT: 'application/json',
  PATCH: 'application/merge-patch+json',
}

function mediaType(headers: Headers): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

function shown(note: Note, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(
    { id: note.id, ...note.content },
    { status, headers: { etag: tagOf(note), ...headers } },
  )
}

function problem(error: unknown): Response {
  if (!(error instanceof Problem)) throw error
  const { message: title, status, headers } = error
  const type = { 'content-type': 'application/problem+json' }
  return Response.json({ title, status }, { status, headers: { ...type, ...headers } })
}

function tagOf({ version }: Note): string {
  return `"${version}"`
}

/** Whether a condition is `*` or a list with this tag in it. */
function isListed(tag: string, condition: string): boolean {
  return condition.split(',').some((listed) => listed.trim() === '*' || listed.trim() === tag)
}

/** Whether JSON may come back: of the ranges that fit, the most specific one says. */
function takesJson(accept: string | null): boolean {
  if (accept === null) return true
  const ranges = new Map(
    accept.split(',').map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return [type, quality === undefined || Number(quality.slice(2)) > 0]
    }),
  )
  return ranges.get('application/json') ?? ranges.get('application/*') ?? ranges.get('*/*') ?? false
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Problem(400, 'The body is no JSON')
  }
}

/** JSON Merge Patch as in RFC 7396. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = merged(result[name], value)
  }
  return result
}

const rules: Record<keyof Content, (value: unknown) => boolean> = {
  title: (value) => isText(value, 1, 100),
  text: (value) => isText(value, 0, 1000),
  tags: (value) => Array.isArray(value) && value.length <= 5 && value.every((tag) => isText(tag, 1, 20)),
  labels: (value) => isObject(value) && Object.values(value).every((label) => typeof label === 'string'),
}

function checked(value: unknown): Content {
  if (!isObject(value)) throw new Problem(422, 'A note is a JSON object')
  if (!Object.hasOwn(value, 'title')) throw new Problem(422, 'A note has a title')
  for (const [name, member] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof Content] : undefined
    if (rule === undefined) throw new Problem(422, `A note has no ${name}`)
    if (!rule(member)) throw new Problem(422, `${name} is not allowed to be that`)
  }
  return value as unknown as Content
}

function isText(value: unknown, least: number, most: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length < most
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
