const members = ['title', 'text', 'tags', 'labels']

class Failure {
  readonly status: number
  readonly title: string

  constructor(status: number, title: string) {
    this.status = status
    this.title = title
  }
}

class Note {
  readonly id: string
  json = ''
  tag = ''
  #content: Record<string, unknown> = {}
  #last: Promise<unknown> = Promise.resolve()

  constructor(id: string) {
    this.id = id
  }

  get content(): Record<string, unknown> {
    return this.#content
  }

  /** Whoever writes waits for those before; the hash takes a while, and nobody else writes meanwhile. */
  locked<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async become(content: Record<string, unknown>): Promise<void> {
    const json = JSON.stringify({ id: this.id, ...content })
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json))
    this.tag = `"${Buffer.from(digest).toString('base64url')}"`
    this.json = json
    this.#content = content
  }
}

/** Every note has a queue for its writers, in which they may take their time. */
export function createApp(): (request: Request) => Promise<Response> {
  const notes = new Map<string, Note>()
  let lastId = 0

  const noteAt = (id: string): Note => notes.get(id) ?? fail(404, 'no such note')

  async function onNotes(request: Request): Promise<Response> {
    if (request.method === 'GET') {
      return reply(200, `[${[...notes.values()].map((note) => note.json).join(',')}]`)
    }
    const text = await request.text()
    const note = new Note(`n${++lastId}`)
    await note.become(ruled(parse(text)))
    notes.set(note.id, note)
    return reply(201, note.json, { etag: note.tag, location: `/notes/${note.id}` })
  }

  async function onNote(request: Request, id: string): Promise<Response> {
    if (request.method === 'GET') {
      const { json, tag } = noteAt(id)
      const isKnown = listed(request, 'if-none-match').some(
        (entry) => entry === '*' || entry === tag || entry === `W/${tag}`,
      )
      return isKnown
        ? new Response(null, { status: 304, headers: { etag: tag } })
        : reply(200, json, { etag: tag })
    }
    const text = request.method === 'DELETE' ? '' : await request.text()
    const note = noteAt(id)
    return note.locked(async () => {
      noteAt(id)
      if (!request.headers.has('if-match')) fail(428, 'if-match is missing')
      const isFresh = listed(request, 'if-match').some((entry) => entry === '*' || entry === note.tag)
      if (!isFresh) fail(412, 'the note is another by now')
      if (request.method === 'DELETE') {
        notes.delete(id)
        return new Response(null, { status: 204 })
      }
      const sent = parse(text)
      await note.become(ruled(request.method === 'PUT' ? sent : patch(note.content, sent)))
      return reply(200, note.json, { etag: note.tag })
    })
  }

  async function dispatch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname
    const id = /^\/notes\/([^/]+)$/.exec(path)?.[1]
    if (path !== '/notes' && id === undefined) fail(404, 'no such path')
    const allowed = id === undefined ? ['GET', 'POST'] : ['GET', 'PUT', 'PATCH', 'DELETE']
    const { method } = request
    const allow = ['OPTIONS', 'HEAD', ...allowed].join(',')
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    if (method === 'HEAD') {
      const { status, headers } = await answer(new Request(request, { method: 'GET' }))
      return new Response(null, { status, headers })
    }
    if (!allowed.includes(method)) return problem(new Failure(405, 'no such method'), { allow })
    if (method !== 'DELETE') checkAccept(request.headers.get('accept') ?? '*/*')
    if (method === 'POST' || method === 'PUT') checkType(request, /^application\/json\s*(;|$)/i)
    if (method === 'PATCH') checkType(request, /^application\/merge-patch\+json\s*(;|$)/i)
    return id === undefined ? onNotes(request) : onNote(request, id)
  }

  async function answer(request: Request): Promise<Response> {
    try {
      return await dispatch(request)
    } catch (error) {
      if (error instanceof Failure) return problem(error)
      throw error
    }
  }

  return answer
}

function fail(status: number, title: string): never {
  throw new Failure(status, title)
}

function problem({ status, title }: Failure, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ status, title }), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}

function reply(status: number, json: string, headers: Record<string, string> = {}): Response {
  return new Response(json, { status, headers: { ...headers, 'content-type': 'application/json' } })
}

function listed(request: Request, header: string): string[] {
  return (request.headers.get(header) ?? '').split(',').map((entry) => entry.trim())
}

function checkAccept(accept: string): void {
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...rest] = range.toLowerCase().replace(/\s/g, '').split(';')
    return { type, refused: rest.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) }
  })
  const order = ['application/json', 'application/*', '*/*']
  const [decisive] = order.flatMap((type) => ranges.filter((range) => range.type === type))
  if (decisive === undefined || decisive.refused) fail(406, 'json is all there is')
}

function checkType(request: Request, pattern: RegExp): void {
  if (!pattern.test(request.headers.get('content-type') ?? '')) fail(415, 'another media type is wanted')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return fail(400, 'this is no json')
  }
}

/** Merge Patch with a stack of its own in place of recursion. */
function patch(content: Record<string, unknown>, sent: unknown): unknown {
  if (!isPlain(sent)) return sent
  const result = structuredClone(content)
  const open: [target: Record<string, unknown>, patch: Record<string, unknown>][] = [[result, sent]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [target, changes] = next
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete target[name]
      else if (!isPlain(value)) target[name] = value
      else {
        const inner = target[name]
        const deeper = isPlain(inner) ? inner : {}
        target[name] = deeper
        open.push([deeper, value])
      }
    }
  }
  return result
}

function ruled(value: unknown): Record<string, unknown> {
  if (!isPlain(value)) fail(422, 'a note is an object')
  const note = value as Record<string, unknown>
  const stranger = Object.keys(note).find((name) => !members.includes(name))
  if (stranger !== undefined) fail(422, `${stranger} is no member of a note`)
  const { title, text = '', tags = [], labels = {} } = note
  const isFine =
    fits(title, 1, 100) &&
    fits(text, 0, 1000) &&
    Array.isArray(tags) &&
    tags.length <= 5 &&
    tags.every((tag) => fits(tag, 1, 20)) &&
    isPlain(labels) &&
    Object.values(labels).every((label) => fits(label, 0, Number.POSITIVE_INFINITY))
  if (!isFine) fail(422, 'a member breaks the rules')
  return note
}

function fits(value: unknown, least: number, most: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= most
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
