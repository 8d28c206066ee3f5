import { KitError } from '../kit-error.ts'
import { nameOfRequest, type RequestSpec, requestFrom } from './request-line.ts'

/** What a handler answered, read to its end. */
export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined when it is none. */
  json: unknown
}

type Handler = (request: Request) => Response | Promise<Response>
type Wanted = string | RegExp | null | object
/** A request, or a function that makes one out of the answers so far; then what must come back. */
export type Row = readonly [
  request: RequestSpec | ((answers: readonly Answered[]) => RequestSpec),
  status: number,
  headers?: Record<string, Wanted> | null,
  body?: unknown,
]

interface Check {
  toEqual(expected: unknown): void
  toBeInstanceOf(type: unknown): void
}

export type Expect = ((value: unknown, message?: string) => Check) & {
  stringMatching(pattern: RegExp): unknown
}

/** Sends one request after the other to a handler and compares each answer with its row. */
export async function runTable(expect: Expect, handler: unknown, rows: unknown): Promise<Answered[]> {
  if (typeof handler !== 'function') {
    throw new KitError('http.table(handler, rows) takes a function from Request to Response first.')
  }
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw new KitError("http.table(handler, rows) takes rows like ['GET /notes/1', 404].")
  }
  const answers: Answered[] = []
  for (const [index, row] of (rows as unknown as Row[]).entries()) {
    const [request, status, headers, body] = row
    const spec = typeof request === 'function' ? request(answers) : request
    const name = `row ${index + 1}, ${nameOfRequest(spec)}`
    const response = await (handler as Handler)(requestFrom(spec))
    expect(response, name).toBeInstanceOf(Response)
    const answer = await read(response)
    answers.push(answer)
    expect(seen(answer, headers, body), name).toEqual(wanted(expect, status, headers, body))
  }
  return answers
}

async function read(response: Response): Promise<Answered> {
  const { status, headers } = response
  const text = await response.text()
  return { status, headers, text, json: parsed(text) }
}

/** The part of an answer that a row speaks of, in the shape of `wanted`. */
function seen({ status, headers, text, json }: Answered, names: Row[2], body: unknown): object {
  const named = Object.keys(names ?? {}).map((name) => [name, headers.get(name)])
  const isText = typeof body === 'string' || body instanceof RegExp
  return {
    status,
    ...(named.length > 0 && { headers: Object.fromEntries(named) }),
    ...(body !== undefined && { body: isText || json === undefined ? text : json }),
  }
}

function wanted(expect: Expect, status: number, headers: Row[2], body: unknown): object {
  const match = (value: unknown) => (value instanceof RegExp ? expect.stringMatching(value) : value)
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name, match(value)])
  return {
    status,
    ...(named.length > 0 && { headers: Object.fromEntries(named) }),
    ...(body !== undefined && { body: match(body) }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
