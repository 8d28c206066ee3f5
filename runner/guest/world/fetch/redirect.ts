import { parseUrl } from '../fetch/parse-url.ts'
import type { Headers } from '../modules/headers.ts'

/** Where a response sends its reader, with the fragment of the URL that was asked for; undefined for any other response. */
export function redirectOf(status: number, headers: Headers, from: string) {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const location = headers.get('location')
  if (location === null) return undefined
  const url = parseUrl(location, from)
  const fragment = from.split('#')[1]
  if (url.hash === '' && fragment !== undefined) url.hash = fragment
  return url
}
