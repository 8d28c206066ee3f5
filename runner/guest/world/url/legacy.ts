/** `url.parse` and `url.format` as they were before URL: they take paths and other pieces of URLs too. */

import { invalidArgType } from '../errors.ts'
import { lazyModule } from '../lazy.ts'

const queries = lazyModule<typeof import('../modules/node-querystring.ts')>('../modules/node-querystring.ts')

type Text = string | null

/** Protocols whose URLs have a host and at least the path `/`. */
const withHost = /^(?:https?|ftp|gopher|file|wss?):$/
const mustEscape = /[{}|\\^`<>"\s']/g

export class Url {
  protocol: Text = null
  slashes: boolean | null = null
  auth: Text = null
  host: Text = null
  port: Text = null
  hostname: Text = null
  hash: Text = null
  search: Text = null
  query: unknown = null
  pathname: Text = null
  path: Text = null
  href = ''

  format(): string {
    return formatUrl(this)
  }
}

export function parseUrl(input: unknown, parseQuery = false, slashesDenoteHost = false): Url {
  if (input instanceof Url) return input
  if (typeof input !== 'string') throw invalidArgType('url', 'of type string', input)
  const url = new Url()
  let rest = input.trim()
  ;[rest, url.hash] = splitAt(rest, '#')
  const [beforeQuery, search] = splitAt(rest, '?')
  rest = beforeQuery.replaceAll('\\', '/')
  url.search = search
  const protocol = /^[a-z0-9.+-]+:/i.exec(rest)?.[0]
  if (protocol !== undefined) {
    url.protocol = protocol.toLowerCase()
    rest = rest.slice(protocol.length)
  }
  const isNetwork = /^\/\/[^@/]+@[^@/]+/.test(rest)
  if (rest.startsWith('//') && (slashesDenoteHost || protocol !== undefined || isNetwork)) {
    url.slashes = true
    rest = readHost(url, rest.slice(2))
  } else if (url.protocol !== null && !withHost.test(url.protocol) && url.protocol !== 'javascript:') {
    rest = readHost(url, rest)
  }
  const escaped = (text: string) =>
    text.replace(mustEscape, (character) => encodeURIComponent(character).replace("'", '%27'))
  if (rest !== '') url.pathname = escaped(rest)
  else if (url.hostname && withHost.test(url.protocol ?? '')) url.pathname = '/'
  if (url.search !== null) url.search = escaped(url.search)
  if (url.hash !== null) url.hash = escaped(url.hash)
  const query = url.search === null ? null : url.search.slice(1)
  url.query = parseQuery ? queries().default.parse(query ?? '') : query
  if (parseQuery && url.search === null) url.search = ''
  if (url.pathname !== null || url.search) url.path = `${url.pathname ?? ''}${url.search ?? ''}`
  url.href = formatUrl(url)
  return url
}

/** The text before the first `mark`, and the rest with it. */
function splitAt(text: string, mark: string): [before: string, after: Text] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at)]
}

/** Reads `auth@host:port` and returns what follows. */
function readHost(url: Url, text: string): string {
  const end = text.indexOf('/')
  const authority = end === -1 ? text : text.slice(0, end)
  const at = authority.lastIndexOf('@')
  if (at !== -1) url.auth = decodeURIComponent(authority.slice(0, at))
  const host = authority.slice(at + 1).toLowerCase()
  const port = /:(\d*)$/.exec(host)
  url.hostname = port === null ? host : host.slice(0, port.index)
  url.port = port?.[1] || null
  url.host = `${url.hostname}${url.port === null ? '' : `:${url.port}`}`
  if (/^\[.*\]$/.test(url.hostname)) url.hostname = url.hostname.slice(1, -1)
  return end === -1 ? '' : text.slice(end)
}

export function formatUrl(given: Partial<Record<keyof Url, unknown>>): string {
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const auth = text(given.auth) === '' ? '' : `${encodeURIComponent(text(given.auth)).replace(/%3A/i, ':')}@`
  let protocol = text(given.protocol)
  if (protocol !== '' && !protocol.endsWith(':')) protocol += ':'
  const hostname = text(given.hostname)
  const named = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname
  const own = named === '' ? '' : `${named}${text(given.port) === '' ? '' : `:${text(given.port)}`}`
  const host = text(given.host) || own
  const { query } = given
  const isQuery = typeof query === 'object' && query !== null && Object.keys(query).length > 0
  let search = text(given.search) || (isQuery ? `?${queries().default.stringify(query)}` : '')
  if (search !== '' && !search.startsWith('?')) search = `?${search}`
  let hash = text(given.hash)
  if (hash !== '' && !hash.startsWith('#')) hash = `#${hash}`
  let pathname = text(given.pathname).replace(/[?#]/g, encodeURIComponent)
  const slashed = Boolean(given.slashes) || withHost.test(protocol)
  const authority =
    slashed && (host !== '' || Boolean(given.slashes) || protocol === 'file:')
      ? `//${auth}${host}`
      : auth + host
  if (authority.startsWith('//') && pathname !== '' && !pathname.startsWith('/')) pathname = `/${pathname}`
  return `${protocol}${authority}${pathname}${search.replaceAll('#', '%23')}${hash}`
}
