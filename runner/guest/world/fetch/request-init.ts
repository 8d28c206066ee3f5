/** The second argument of `new Request` and `fetch`, besides URL, headers and body. */

import type { AbortSignal } from '../modules/abort.ts'
import { type HeadersInit, token } from '../modules/headers.ts'

export interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: unknown
  signal?: AbortSignal | null
  duplex?: 'half'
  redirect?: string
  mode?: string
  credentials?: string
  cache?: string
  referrer?: string
  referrerPolicy?: string
  integrity?: string
  keepalive?: boolean
  window?: null
}

export interface RequestChoices {
  method: string
  redirect: string
  mode: string
  credentials: string
  cache: string
  referrer: string
  referrerPolicy: string
  integrity: string
  keepalive: boolean
}

/** What `init` says, else what the request `from` has, else the defaults. @throws TypeError for what is not allowed. */
export function choicesOf(init: RequestInit, from: RequestChoices | undefined): RequestChoices {
  if ('window' in init && init.window !== null && init.window !== undefined) {
    throw new TypeError(`'window' option '${init.window}' must be null`)
  }
  if (init.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.')
  const choose = (name: keyof typeof allowed): string => {
    const value = init[name] === undefined ? from?.[name] : `${init[name]}`
    const known = allowed[name]
    if (value === undefined) return known[0] as string
    if (known.includes(value)) return value
    const choices = known.filter((choice) => choice !== '').join(', ')
    throw new TypeError(`undefined: ${value} is not an accepted type. Expected one of ${choices}.`)
  }
  return {
    method: init.method === undefined ? (from?.method ?? 'GET') : methodOf(init.method),
    redirect: choose('redirect'),
    mode: choose('mode'),
    credentials: choose('credentials'),
    cache: choose('cache'),
    referrerPolicy: choose('referrerPolicy'),
    referrer: from?.referrer ?? 'about:client',
    integrity: `${init.integrity ?? from?.integrity ?? ''}`,
    keepalive: Boolean(init.keepalive ?? from?.keepalive),
  }
}

/** The first of each is the default, and in the order in which Node lists them. */
const allowed = {
  redirect: ['follow', 'manual', 'error'],
  mode: ['cors', 'navigate', 'same-origin', 'no-cors'],
  credentials: ['same-origin', 'omit', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  referrerPolicy: [
    '',
    'no-referrer',
    'no-referrer-when-downgrade',
    'same-origin',
    'origin',
    'strict-origin',
    'origin-when-cross-origin',
    'strict-origin-when-cross-origin',
    'unsafe-url',
  ],
} satisfies Record<string, readonly string[]>

const normalized = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']

/** "Normalize a method": six names are written in capitals, all others stay as they are. */
function methodOf(given: unknown): string {
  const method = `${given}`
  if (!token.test(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`)
  const capitals = method.toUpperCase()
  if (['CONNECT', 'TRACE', 'TRACK'].includes(capitals)) {
    throw new TypeError(`'${method}' HTTP method is unsupported.`)
  }
  return normalized.includes(capitals) ? capitals : method
}
