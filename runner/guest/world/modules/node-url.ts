/** node:url. */

import { env } from '../env.ts'
import { invalidArgType, withCode } from '../errors.ts'
import path from '../modules/node-path.ts'
import { URLSearchParams } from '../modules/url-search-params.ts'
import { URL } from '../modules/web-url.ts'
import { formatUrl, parseUrl, Url } from '../url/legacy.ts'

interface FormatOptions {
  auth?: boolean
  fragment?: boolean
  search?: boolean
  unicode?: boolean
}

function fileURLToPath(given: unknown): string {
  const url = typeof given === 'string' ? new URL(given) : given
  if (!(url instanceof URL)) throw invalidArgType('path', 'of type string or an instance of URL', given)
  if (url.protocol !== 'file:') {
    throw withCode(new TypeError('The URL must be of scheme file'), 'ERR_INVALID_URL_SCHEME')
  }
  if (url.hostname !== '') {
    const message = 'File URL host must be "localhost" or empty on linux'
    throw withCode(new TypeError(message), 'ERR_INVALID_FILE_URL_HOST')
  }
  if (/%2f/i.test(url.pathname)) {
    const message = 'File URL path must not include encoded / characters'
    throw withCode(new TypeError(message), 'ERR_INVALID_FILE_URL_PATH')
  }
  return decodeURIComponent(url.pathname)
}

function pathToFileURL(given: unknown): URL {
  if (typeof given !== 'string') throw invalidArgType('path', 'of type string', given)
  const resolved = path.resolve(given)
  const whole = given.endsWith('/') && !resolved.endsWith('/') ? `${resolved}/` : resolved
  const escaped = whole.replace(/[%\\\n\r\t?#]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  })
  return new URL(`file://${escaped}`)
}

function format(given: unknown, options: FormatOptions = {}): string {
  if (typeof given === 'string') return formatUrl(parseUrl(given))
  if (typeof given !== 'object' || given === null) {
    throw invalidArgType('urlObject', 'one of type object or string', given)
  }
  if (!(given instanceof URL)) return formatUrl(given)
  const { auth = true, fragment = true, search = true, unicode = false } = options
  const url = new URL(given.href)
  if (!auth) {
    url.username = ''
    url.password = ''
  }
  if (!fragment) url.hash = ''
  if (!search) url.search = ''
  return unicode ? url.href.replace(url.hostname, domainTo('unicode', url.hostname)) : url.href
}

/** Resolves like a link on a page; a target without a host stays without one. */
function resolve(from: string, to: string): string {
  const base = new URL(from, new URL('resolve://'))
  const result = new URL(to, base)
  if (result.protocol !== 'resolve:') return result.href
  return `${result.pathname}${result.search}${result.hash}`
}

function urlToHttpOptions(url: URL): object {
  const { hostname, pathname, port, username, password, search, protocol, hash, href } = url
  const auth =
    username || password ? `${decodeURIComponent(username)}:${decodeURIComponent(password)}` : undefined
  return {
    __proto__: null,
    protocol,
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(port === '' ? {} : { port: Number(port) }),
    ...(auth === undefined ? {} : { auth }),
  }
}

function domainTo(form: 'ascii' | 'unicode', domain: unknown): string {
  const lent = env.lend.domainTo(form, `${domain}`)
  return lent[0] ? lent[1] : ''
}

export default {
  Url,
  parse: parseUrl,
  resolve,
  format,
  URL,
  URLSearchParams,
  domainToASCII: (domain: unknown) => domainTo('ascii', domain),
  domainToUnicode: (domain: unknown) => domainTo('unicode', domain),
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
}
