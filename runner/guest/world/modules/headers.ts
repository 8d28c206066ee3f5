/** Headers (Fetch Standard, section 5.1): names without case, values combined, and Set-Cookie kept apart. */

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export type HeadersInit = Headers | Iterable<Iterable<string>> | Record<string, string> | undefined

let lock: (headers: Headers) => void
let copy: (from: Headers, to: Headers) => void

export class Headers {
  readonly #values = new Map<string, string>()
  /** Names as they were first written, which is how Node prints them. */
  readonly #names = new Map<string, string>()
  #cookies: string[] = []
  #pairs: [string, string][] | undefined
  #immutable = false

  static {
    lock = (headers) => {
      headers.#immutable = true
    }
    copy = (from, to) => {
      for (const [name, value] of from.#values) to.#values.set(name, value)
      for (const [key, name] of from.#names) to.#names.set(key, name)
      to.#cookies = [...from.#cookies]
    }
  }

  constructor(init?: HeadersInit) {
    if (init === undefined) return
    if ((typeof init !== 'object' && typeof init !== 'function') || init === null)
      throw new TypeError(notHeaders)
    if (#values in init) copy(init, this)
    else if (Symbol.iterator in init) this.#fillFromPairs(init)
    else {
      for (const name of Reflect.ownKeys(init)) {
        if (!Reflect.getOwnPropertyDescriptor(init, name)?.enumerable) continue
        if (typeof name === 'symbol') throw notByteString(`Headers constructor: Key ${String(name)} in init`)
        this.append(name, Reflect.get(init, name))
      }
    }
  }

  append(...args: [name: string, value: string]): void {
    required('append', args, 2)
    const [name, value] = args
    const [key, text] = this.#checked('append', name, value)
    if (key === 'set-cookie') this.#cookies.push(text)
    const known = this.#values.get(key)
    const separator = key === 'cookie' ? '; ' : ', '
    this.#values.set(key, known === undefined ? text : known + separator + text)
    if (known === undefined) this.#names.set(key, `${name}`)
  }

  delete(name: string): void {
    const key = checkedName('delete', name)
    this.#change()
    this.#values.delete(key)
    if (key === 'set-cookie') this.#cookies = []
  }

  get(...args: [name: string]): string | null {
    required('get', args, 1)
    const [name] = args
    return this.#values.get(checkedName('get', name)) ?? null
  }

  has(name: string): boolean {
    return this.#values.has(checkedName('has', name))
  }

  set(...args: [name: string, value: string]): void {
    required('set', args, 2)
    const [name, value] = args
    const [key, text] = this.#checked('set', name, value)
    this.#values.set(key, text)
    this.#names.set(key, `${name}`)
    if (key === 'set-cookie') this.#cookies = [text]
  }

  getSetCookie(): string[] {
    return [...this.#cookies]
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    if (typeof callback !== 'function') {
      throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.")
    }
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this])
  }

  /** Sorted by name; the list is read anew at each step, since it may change in between. */
  *entries(): IterableIterator<[name: string, value: string]> {
    for (let index = 0; index < this.#sorted().length; index++) {
      const [name, value] = this.#sorted()[index] as [string, string]
      yield [name, value]
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'Headers'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const shown = [...this.#values].map(([key, value]) => [this.#names.get(key) ?? key, value])
    return `Headers ${show(Object.fromEntries(shown), options)}`
  }

  #sorted(): [string, string][] {
    this.#pairs ??= [...this.#values.keys()]
      .sort()
      .flatMap((name): [string, string][] =>
        name === 'set-cookie'
          ? this.#cookies.map((cookie) => [name, cookie])
          : [[name, this.#values.get(name) as string]],
      )
    return this.#pairs
  }

  #fillFromPairs(pairs: Iterable<Iterable<string>>): void {
    for (const pair of pairs) {
      const items = [...pair]
      if (items.length !== 2) {
        const message = `Headers constructor: expected name/value pair to be length 2, found ${items.length}.`
        throw new TypeError(message)
      }
      this.append(items[0] as string, items[1] as string)
    }
  }

  #checked(method: string, name: string, value: string): [key: string, value: string] {
    const text = byteString(value, `Headers.${method}`).replace(outerSpace, '')
    const key = checkedName(method, name)
    if (/[\0\r\n]/.test(text)) {
      throw new TypeError(`Headers.${method}: "${text}" is an invalid header value.`)
    }
    this.#change()
    return [key, text]
  }

  #change(): void {
    if (this.#immutable) throw new TypeError('immutable')
    this.#pairs = undefined
  }
}

/** Makes headers read-only, as those of a response that came from `fetch` are. */
export const lockHeaders = lock

/** `name: value` pairs as one flat list, for the way over the wall. */
export function flatHeaders(headers: Headers): string[] {
  return [...headers].flat()
}

function required(method: string, { length: found }: readonly unknown[], wanted: number): void {
  if (found >= wanted) return
  const count = `${wanted} argument${wanted === 1 ? '' : 's'} required, but only ${found} found`
  throw new TypeError(`Headers.${method}: ${found === 0 ? count.replace('only ', '') : count}.`)
}

/** A token of RFC 9110, section 5.6.2: names of headers and methods. */
export const token = /^[!#$%&'*+\-.^_`|~\w]+$/
const outerSpace = /^[\t\n\r ]+|[\t\n\r ]+$/g

function checkedName(method: string, name: string): string {
  const text = byteString(name, `Headers.${method}`)
  if (!token.test(text)) {
    throw new TypeError(`Headers.${method}: "${text}" is an invalid header name.`)
  }
  return text.toLowerCase()
}

function byteString(value: unknown, where: string): string {
  if (typeof value === 'symbol') throw notByteString(`${where}: ${String(value)}`)
  const text = `${value}`
  const wide = text.search(/[^\0-\xff]/)
  if (wide === -1) return text
  throw new TypeError(
    `Cannot convert argument to a ByteString because the character at index ${wide} ` +
      `has a value of ${text.charCodeAt(wide)} which is greater than 255.`,
  )
}

function notByteString(what: string): TypeError {
  return new TypeError(`${what} is a symbol, which cannot be converted to a ByteString.`)
}

const notHeaders =
  'Headers constructor: Argument 1 could not be converted to one of: ' +
  'sequence<sequence<ByteString>>, record<ByteString, ByteString>.'
