import { createHash } from 'node:crypto'

type Json = Record<string, unknown>
/** A state of a note; states never change, a write puts another one in its place. */
interface State {
  readonly id: string
  readonly content: Json
  readonly text: string
  readonly tag: string
}

/** Notes in the order in which they were made, written only by whoever knows what is there. */
class Store {
  readonly #states = new Map<string, State>()

  get(id: string): State | undefined {
    return this.#states.get(id)
  }

  all(): State[] {
    return [...this.#states.values()]
  }

  add(content: Json): State {
    const state = stateOf(crypto.randomUUID(), content)
    this.#states.set(state.id, state)
    return state
  }

  /** Does nothing and says so unless the note is still in the state that was expected. */
  replace(expected: State, content: Json): State | undefined {
    if (this.#states.get(expected.id) !== expected) return undefined
    const state = stateOf(expected.id, content)
    this.#states.set(state.id, state)
    return state
  }

  remove(expected: State): boolean {
    return this.#states.get(expected.id) === expected && this.#states.delete(expected.id)
  }
}

function stateOf(id: string, content: Json): State {
  const text = JSON.stringify({ id, ...content })
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
  return { id, content, text, tag }
}

/** Checks the condition at once, waits for the body, and goes round again if the note has changed by then. */
export function createApp(): (request: Request) => Promise<Response> {
  const store = new Store()

  async function handleList(request: Request): Promise<Response> {
    switch (request.method) {
      case 'OPTIONS':
        return empty(204, { allow: listMethods })
      case 'GET':
      case 'HEAD':
        return acceptProblem(request) ?? json(200, `[${store.all().map(({ text }) => text)}]`)
      case 'POST': {
        const early = acceptProblem(request) ?? typeProblem(request, 'application/json')
        if (early) return early
        const body = await jsonOf(request)
        if (body instanceof Response) return body
        const fault = faultOf(body.value)
        if (fault) return problem(422, fault)
        const state = store.add(body.value as Json)
        return json(201, state.text, { etag: state.tag, location: `/notes/${state.id}` })
      }
      default:
        return problem(405, 'Method not allowed', { allow: listMethods })
    }
  }

  async function handleNote(request: Request, id: string): Promise<Response> {
    const { method, headers } = request
    if (method === 'OPTIONS') return empty(204, { allow: noteMethods })
    if (!noteMethods.split(', ').includes(method)) {
      return problem(405, 'Method not allowed', { allow: noteMethods })
    }
    if (method === 'DELETE') {
      const state = conditional(id, headers)
      if (state instanceof Response) return state
      store.remove(state)
      return empty(204)
    }
    const unacceptable = acceptProblem(request)
    if (unacceptable) return unacceptable
    if (method === 'GET' || method === 'HEAD') return read(id, headers)
    return write(request, id)
  }

  function read(id: string, headers: Headers): Response {
    const state = store.get(id)
    if (state === undefined) return problem(404, 'No such note')
    const known = tagsIn(headers.get('if-none-match')).map((tag) => tag.replace(/^W\//, ''))
    if (known.includes('*') || known.includes(state.tag)) return empty(304, { etag: state.tag })
    return json(200, state.text, { etag: state.tag })
  }

  async function write(request: Request, id: string): Promise<Response> {
    const isPatch = request.method === 'PATCH'
    const wrongType = typeProblem(request, isPatch ? 'application/merge-patch+json' : 'application/json')
    if (wrongType) return wrongType
    const seen = conditional(id, request.headers)
    if (seen instanceof Response) return seen
    const body = await jsonOf(request)
    for (;;) {
      const state = conditional(id, request.headers)
      if (state instanceof Response) return state
      if (body instanceof Response) return body
      const content = isPatch ? mergePatch(state.content, body.value) : body.value
      const fault = faultOf(content)
      if (fault) return problem(422, fault)
      const written = store.replace(state, content as Json)
      if (written) return json(200, written.text, { etag: written.tag })
    }
  }

  /** The note, if the request's If-Match allows to write over it. */
  function conditional(id: string, headers: Headers): State | Response {
    const state = store.get(id)
    if (state === undefined) return problem(404, 'No such note')
    if (!headers.has('if-match')) return problem(428, 'If-Match is required')
    const tags = tagsIn(headers.get('if-match'))
    if (tags.includes('*') || tags.includes(state.tag)) return state
    return problem(412, 'The note has changed')
  }

  return async (request) => {
    const [, first, id, ...rest] = new URL(request.url).pathname.split('/')
    const isKnown = first === 'notes' && id !== '' && rest.length === 0
    const response = !isKnown
      ? problem(404, 'No such path')
      : id === undefined
        ? await handleList(request)
        : await handleNote(request, id)
    if (request.method !== 'HEAD') return response
    return new Response(null, { status: response.status, headers: response.headers })
  }
}

const listMethods = 'GET, HEAD, POST, OPTIONS'
const noteMethods = 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'

function json(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } })
}

function problem(status: number, title: string, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } })
}

function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers })
}

function tagsIn(header: string | null): string[] {
  return header?.match(/\*|(W\/)?"[^"]*"/g) ?? []
}

function acceptProblem(request: Request): Response | undefined {
  const header = request.headers.get('accept')
  if (header === null) return undefined
  let best = { specificity: 0, quality: 0 }
  for (const range of header.toLowerCase().split(',')) {
    const [, type = '', parameters = ''] = /^\s*([^\s;]+)\s*(.*)$/.exec(range) ?? []
    const specificity = ['*/*', 'application/*', 'application/json'].indexOf(type) + 1
    const quality = Number(/;\s*q=([\d.]+)/.exec(parameters)?.[1] ?? 1)
    if (specificity > best.specificity) best = { specificity, quality }
  }
  return best.quality > 0 ? undefined : problem(406, 'Only application/json is to be had')
}

function typeProblem(request: Request, wanted: string): Response | undefined {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  return type.trim().toLowerCase() === wanted ? undefined : problem(415, `Only ${wanted} is understood`)
}

async function jsonOf(request: Request): Promise<{ value: unknown } | Response> {
  try {
    return { value: await request.json() }
  } catch {
    return problem(400, 'Not JSON')
  }
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch
  const base = isRecord(target) ? target : {}
  const names = new Set([...Object.keys(base), ...Object.keys(patch)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      if (!Object.hasOwn(patch, name)) return [[name, base[name]]]
      return patch[name] === null ? [] : [[name, mergePatch(base[name], patch[name])]]
    }),
  )
}

/** What keeps a value from being a note. */
function faultOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'A note is an object'
  const { title, text, tags, labels, ...others } = value
  if (Object.keys(others).length > 0) return `Unknown members: ${Object.keys(others)}`
  if (!isString(title, 1, 100)) return 'title has 1 to 100 characters'
  if ('text' in value && !isString(text, 0, 1000)) return 'text has up to 1,000 characters'
  if ('tags' in value) {
    if (!Array.isArray(tags) || tags.length > 5) return 'tags is an array of up to 5'
    if (!tags.every((tag) => isString(tag, 1, 20))) return 'A tag has 1 to 20 characters'
  }
  if ('labels' in value) {
    if (!isRecord(labels)) return 'labels is an object'
    if (Object.values(labels).some((label) => typeof label !== 'string')) return 'A label is a string'
  }
  return undefined
}

function isString(value: unknown, least: number, most: number): boolean {
  return typeof value === 'string' && least <= value.length && value.length <= most
}

function isRecord(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
