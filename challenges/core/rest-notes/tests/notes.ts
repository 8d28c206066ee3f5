import { clock, expect, http } from 'hotseat/kit'

export type Row = Parameters<typeof http.table>[1][number]
export type Handler = (request: Request) => Promise<Response>
export interface Content {
  title: string
  text?: string
  tags?: string[]
  labels?: Record<string, string>
}
export type Writing = 'PUT' | 'PATCH'

export const plainJson = { 'content-type': /^application\/json/ }
export const strongTag = /^"[!#-+\--[\]-~]+"$/
const problemType = { 'content-type': /^application\/problem\+json/ }

/** A row for a request that must fail, with a problem as the statement describes it. */
export function fails(request: Row[0], status: number, headers = {}): Row {
  const problem = expect.objectContaining({ title: expect.stringMatching(/\w/), status })
  return [request, status, { ...problemType, ...headers }, problem]
}

export const post = (content: unknown) => `POST /notes ${JSON.stringify(content)}`

interface Written {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

const typeOf = { PUT: 'application/json', PATCH: 'application/merge-patch+json' }

/** A PUT or PATCH under the condition that the note still has this tag; without a tag, under none. */
export function write(method: Writing, path: string, tag: string | undefined, body: unknown): Written {
  const condition: Record<string, string> = tag === undefined ? {} : { 'if-match': tag }
  const headers = { 'content-type': typeOf[method], ...condition }
  return { method, path, headers, body: JSON.stringify(body) }
}

export function remove(path: string, tag: string) {
  return { method: 'DELETE', path, headers: { 'if-match': tag } }
}

export function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return { method, path, headers }
}

/** A note of the app, as it was made. */
export async function make(app: Handler, content: Content = { title: 'Milk' }) {
  const [made] = await http.table(app, [
    [
      post(content),
      201,
      { location: /^\/notes\/[\w-]{1,40}$/, etag: strongTag },
      expect.objectContaining(content),
    ],
  ])
  const path = made?.headers.get('location') ?? ''
  return { path, id: path.slice('/notes/'.length), tag: made?.headers.get('etag') ?? '' }
}

/** The note's tag, after a look that it is this note. */
export async function tagOf(app: Handler, path: string, content: Content): Promise<string> {
  const id = path.slice('/notes/'.length)
  const [seen] = await http.table(app, [[`GET ${path}`, 200, { etag: strongTag }, { id, ...content }]])
  return seen?.headers.get('etag') ?? ''
}

export type Sleep = (ms: number) => Promise<void>

/** A body in as many pieces as there are delays, each of them so many virtual milliseconds after the one before. */
export function inPieces(text: string, delays: readonly number[], sleep: Sleep): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  const size = Math.ceil(bytes.length / delays.length)
  let next = 0
  return new ReadableStream({
    async pull(controller) {
      const delay = delays[next]
      if (delay === undefined) return controller.close()
      if (delay > 0) await sleep(delay)
      controller.enqueue(bytes.slice(size * next, size * (next + 1)))
      next += 1
    },
  })
}

/** Lets all who wake up in one millisecond do so by one timer, so that what they do next is interleaved. */
export function sleepingTogether(): Sleep {
  const bells = new Map<number, Promise<void>>()
  return (ms) => {
    const at = clock.now() + ms
    const bell = bells.get(at) ?? new Promise<void>((resolve) => setTimeout(resolve, ms))
    bells.set(at, bell)
    return bell
  }
}
