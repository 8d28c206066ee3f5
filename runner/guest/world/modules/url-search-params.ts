/** URLSearchParams: the pairs of a query, read and written as HTML forms are. */

import { invalidArgType, withCode } from '../errors.ts'
import { decodeUtf8, encodeUtf8 } from '../modules/utf8.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string
type Pair = [name: string, value: string]

let connect: (params: URLSearchParams, changed: (query: string) => void) => void
let reload: (params: URLSearchParams, query: string) => void

export class URLSearchParams {
  #pairs: Pair[]
  /** Tells the URL that these parameters belong to. */
  #changed: (query: string) => void = () => undefined

  static {
    connect = (params, changed) => {
      params.#changed = changed
    }
    reload = (params, query) => {
      params.#pairs = parseQuery(query)
    }
  }

  constructor(init?: unknown) {
    this.#pairs = readInit(init)
  }

  get size(): number {
    return this.#pairs.length
  }

  append(...args: [name: string, value: string]): void {
    const [name, value] = texts(args, 'name', 'value')
    this.#pairs.push([name, value])
    this.#update()
  }

  delete(...args: [name: string, value?: string]): void {
    const [name, value] = this.#query(args)
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== name || (value !== undefined && pair[1] !== value))
    this.#update()
  }

  get(...args: [name: string]): string | null {
    const [name] = texts(args, 'name')
    return this.#pairs.find((pair) => pair[0] === name)?.[1] ?? null
  }

  getAll(...args: [name: string]): string[] {
    const [name] = texts(args, 'name')
    return this.#pairs.filter((pair) => pair[0] === name).map((pair) => pair[1])
  }

  has(...args: [name: string, value?: string]): boolean {
    const [name, value] = this.#query(args)
    return this.#pairs.some((pair) => pair[0] === name && (value === undefined || pair[1] === value))
  }

  set(...args: [name: string, value: string]): void {
    const [name, value] = texts(args, 'name', 'value')
    const first = this.#pairs.find((pair) => pair[0] === name)
    if (first === undefined) this.#pairs.push([name, value])
    else {
      first[1] = value
      this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== name)
    }
    this.#update()
  }

  /** Stable, by UTF-16 units of the names. */
  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    this.#update()
  }

  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, thisArg?: unknown): void {
    if (typeof callback !== 'function') throw invalidArgType('callback', 'of type function', callback)
    for (const [name, value] of this) callback.call(thisArg, value, name, this)
  }

  *entries(): Generator<Pair, void, undefined> {
    for (let index = 0; index < this.#pairs.length; index++) yield [...(this.#pairs[index] as Pair)]
  }

  *keys(): Generator<string, void, undefined> {
    for (const [name] of this.entries()) yield name
  }

  *values(): Generator<string, void, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): Generator<Pair, void, undefined> {
    return this.entries()
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encodeComponent(name)}=${encodeComponent(value)}`).join('&')
  }

  get [Symbol.toStringTag](): string {
    return 'URLSearchParams'
  }

  [inspect](depth: number, options: object, show: Show): string {
    if (typeof depth === 'number' && depth < 0) return '[Object]'
    const pairs = this.#pairs.map(([name, value]) => `${show(name, options)} => ${show(value, options)}`)
    if (pairs.length === 0) return 'URLSearchParams {}'
    const line = pairs.join(', ')
    const wide = line.length > 72 || pairs.some((pair) => pair.includes('\n'))
    return wide ? `URLSearchParams {\n  ${pairs.join(',\n  ')} }` : `URLSearchParams { ${line} }`
  }

  #query(args: unknown[]): [name: string, value: string | undefined] {
    const [name] = texts(args.slice(0, 1), 'name')
    return [name, args[1] === undefined ? undefined : wellFormed(args[1])]
  }

  #update(): void {
    this.#changed(this.toString())
  }
}

/** For URL: `changed` hears of every change by the user, `reload` replaces the pairs without telling anybody. */
export const connectParams = connect
export const reloadParams = reload

function texts(args: readonly unknown[], ...names: string[]): string[] & [string, string] {
  if (args.length < names.length) {
    const list = names.map((name) => `"${name}"`).join(' and ')
    const message = `The ${list} argument${names.length > 1 ? 's' : ''} must be specified`
    throw withCode(new TypeError(message), 'ERR_MISSING_ARGS')
  }
  return args.map(wellFormed) as string[] & [string, string]
}

function wellFormed(value: unknown): string {
  return `${value}`.toWellFormed()
}

function readInit(init: unknown): Pair[] {
  if (init === undefined || init === null) return []
  if (typeof init !== 'object' && typeof init !== 'function') return parseQuery(wellFormed(init))
  const method = (init as Iterable<unknown>)[Symbol.iterator]
  if (method === undefined || method === null) {
    return Object.entries(init).map(([name, value]): Pair => [wellFormed(name), wellFormed(value)])
  }
  if (typeof method !== 'function')
    throw withCode(new TypeError('Query pairs must be iterable'), 'ERR_ARG_NOT_ITERABLE')
  return [...(init as Iterable<Iterable<unknown>>)].map((item): Pair => {
    const pair = typeof item === 'object' && item !== null ? [...item] : []
    if (pair.length !== 2) {
      const message = 'Each query pair must be an iterable [name, value] tuple'
      throw withCode(new TypeError(message), 'ERR_INVALID_TUPLE')
    }
    return [wellFormed(pair[0]), wellFormed(pair[1])]
  })
}

function parseQuery(query: string): Pair[] {
  const body = query.startsWith('?') ? query.slice(1) : query
  return body
    .split('&')
    .filter((part) => part !== '')
    .map((part): Pair => {
      const at = part.indexOf('=')
      if (at === -1) return [decodeComponent(part), '']
      return [decodeComponent(part.slice(0, at)), decodeComponent(part.slice(at + 1))]
    })
}

function decodeComponent(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  const source = encodeUtf8(spaced)
  const bytes = new Uint8Array(source.length)
  let length = 0
  for (let index = 0; index < source.length; index++) {
    const high = source[index] === percent ? hexValue(source[index + 1]) : -1
    const low = high === -1 ? -1 : hexValue(source[index + 2])
    if (low === -1) bytes[length++] = source[index] ?? 0
    else {
      bytes[length++] = high * 16 + low
      index += 2
    }
  }
  return decodeUtf8(bytes.subarray(0, length))
}

const percent = 0x25

function hexValue(byte: number | undefined): number {
  return byte === undefined ? -1 : '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase())
}

function encodeComponent(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
