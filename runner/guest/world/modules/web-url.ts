/** URL over the host's parser: the guest keeps the fields of the last parse and asks again after each change. */

import { env, type Lent } from '../env.ts'
import { withCode } from '../errors.ts'
import { connectParams, reloadParams, URLSearchParams } from '../modules/url-search-params.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

/** In the order in which the host returns them. */
const fields = [
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
  'origin',
] as const

type Field = (typeof fields)[number]

export class URL {
  #values: readonly string[]
  #params: URLSearchParams | undefined

  constructor(...args: [input: unknown, base?: unknown]) {
    const [input, base] = args
    if ((args as unknown[]).length === 0) {
      throw withCode(new TypeError('The "url" argument must be specified'), 'ERR_MISSING_ARGS')
    }
    const parsed = parse(input, base)
    if (!parsed[0]) throw invalidUrl(`${input}`, base)
    this.#values = parsed[1]
  }

  static canParse(input: unknown, base?: unknown): boolean {
    return parse(input, base)[0]
  }

  static parse(input: unknown, base?: unknown): URL | null {
    return URL.canParse(input, base) ? new URL(input, base) : null
  }

  get href(): string {
    return this.#get('href')
  }

  set href(value: string) {
    const parsed = parse(value, undefined)
    if (!parsed[0]) throw invalidUrl(`${value}`, undefined)
    this.#replace(parsed[1])
  }

  get origin(): string {
    return this.#get('origin')
  }

  get protocol(): string {
    return this.#get('protocol')
  }

  set protocol(value: string) {
    this.#set('protocol', value)
  }

  get username(): string {
    return this.#get('username')
  }

  set username(value: string) {
    this.#set('username', value)
  }

  get password(): string {
    return this.#get('password')
  }

  set password(value: string) {
    this.#set('password', value)
  }

  get host(): string {
    return this.#get('host')
  }

  set host(value: string) {
    this.#set('host', value)
  }

  get hostname(): string {
    return this.#get('hostname')
  }

  set hostname(value: string) {
    this.#set('hostname', value)
  }

  get port(): string {
    return this.#get('port')
  }

  set port(value: string | number) {
    this.#set('port', value)
  }

  get pathname(): string {
    return this.#get('pathname')
  }

  set pathname(value: string) {
    this.#set('pathname', value)
  }

  get search(): string {
    return this.#get('search')
  }

  set search(value: string) {
    this.#set('search', value)
    if (this.#params !== undefined) reloadParams(this.#params, this.search)
  }

  get searchParams(): URLSearchParams {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams(this.search)
      connectParams(this.#params, (query) => this.#set('search', query))
    }
    return this.#params
  }

  get hash(): string {
    return this.#get('hash')
  }

  set hash(value: string) {
    this.#set('hash', value)
  }

  toString(): string {
    return this.href
  }

  toJSON(): string {
    return this.href
  }

  get [Symbol.toStringTag](): string {
    return 'URL'
  }

  [inspect](depth: number, options: object, show: Show): unknown {
    if (typeof depth === 'number' && depth < 0) return this.href
    const {
      href,
      origin,
      protocol,
      username,
      password,
      host,
      hostname,
      port,
      pathname,
      search,
      searchParams,
      hash,
    } = this
    const shown = {
      href,
      origin,
      protocol,
      username,
      password,
      host,
      hostname,
      port,
      pathname,
      search,
      searchParams,
      hash,
    }
    return `${this.constructor.name} ${show(shown, options)}`
  }

  #get(field: Field): string {
    return this.#values[fields.indexOf(field)] ?? ''
  }

  #set(field: Field, value: unknown): void {
    const changed = env.lend.urlSet(this.href, field, `${value}`.toWellFormed())
    if (changed[0]) this.#values = changed[1]
  }

  #replace(values: readonly string[]): void {
    this.#values = values
    if (this.#params !== undefined) reloadParams(this.#params, this.search)
  }
}

for (const name of [...fields, 'searchParams', 'toString', 'toJSON']) {
  const descriptor = Object.getOwnPropertyDescriptor(URL.prototype, name)
  Object.defineProperty(URL.prototype, name, { ...descriptor, enumerable: true })
}

function parse(input: unknown, base: unknown): Lent<string[]> {
  const against = base === undefined ? undefined : `${base}`.toWellFormed()
  return env.lend.urlParse(`${input}`.toWellFormed(), against)
}

function invalidUrl(input: string, base: unknown): TypeError {
  const error = withCode(new TypeError('Invalid URL'), 'ERR_INVALID_URL')
  return Object.assign(error, base === undefined ? { input } : { input, base: `${base}` })
}
