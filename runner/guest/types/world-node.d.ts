/** node:events, path, querystring, timers, timers/promises, url, util and util/types. */

declare module 'node:events' {
  type DefaultEvents = Record<string | symbol, AnyArguments>
  type Name<Events> = keyof Events & (string | symbol)
  type Listener<Args extends AnyArguments> = (...args: Args) => void
  type Emitter = { on(name: string | symbol, listener: (...args: AnyArguments) => void): unknown }

  export class EventEmitter<Events extends { [Key in keyof Events]: AnyArguments } = DefaultEvents> {
    on<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    once<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    off<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    addListener<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    removeListener<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    prependListener<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    prependOnceListener<K extends Name<Events>>(name: K, listener: Listener<Events[K]>): this
    removeAllListeners(name?: Name<Events>): this
    emit<K extends Name<Events>>(name: K, ...args: Events[K]): boolean
    listeners<K extends Name<Events>>(name: K): Listener<Events[K]>[]
    rawListeners<K extends Name<Events>>(name: K): Listener<Events[K]>[]
    listenerCount<K extends Name<Events>>(name: K, listener?: Listener<Events[K]>): number
    eventNames(): (string | symbol)[]
    setMaxListeners(count: number): this
    getMaxListeners(): number
    static readonly EventEmitter: typeof EventEmitter
    static readonly once: typeof once
    static readonly on: typeof on
    static readonly errorMonitor: typeof errorMonitor
    static readonly getEventListeners: typeof getEventListeners
    static readonly setMaxListeners: typeof setMaxListeners
    static readonly addAbortListener: typeof addAbortListener
    static defaultMaxListeners: number
  }

  /** The next event as a promise of its arguments; rejects with the next `error`. */
  export function once(
    source: Emitter | EventTarget,
    name: string | symbol,
    options?: { signal?: AbortSignal },
  ): Promise<AnyArguments>
  /** The coming events as an async iterator of their arguments. */
  export function on(
    source: Emitter | EventTarget,
    name: string | symbol,
    options?: { signal?: AbortSignal; close?: string[] },
  ): AsyncIteratorObject<AnyArguments, undefined>
  export function listenerCount(emitter: EventEmitter, name: string | symbol): number
  export function getEventListeners(
    source: Emitter | EventTarget,
    name: string,
  ): ((...args: AnyArguments) => void)[]
  export function getMaxListeners(emitter: EventEmitter): number
  export function setMaxListeners(count?: number, ...emitters: EventEmitter[]): void
  export function addAbortListener(signal: AbortSignal, listener: (event: Event) => void): Disposable
  export const errorMonitor: unique symbol
  export const captureRejectionSymbol: unique symbol
  export const captureRejections: false
  export const defaultMaxListeners: number
  export const usingDomains: false
  export default EventEmitter
}

declare module 'node:path' {
  export interface ParsedPath {
    root: string
    dir: string
    base: string
    ext: string
    name: string
  }
  export function normalize(path: string): string
  export function join(...paths: string[]): string
  export function resolve(...paths: string[]): string
  export function isAbsolute(path: string): boolean
  export function relative(from: string, to: string): string
  export function dirname(path: string): string
  export function basename(path: string, suffix?: string): string
  export function extname(path: string): string
  export function format(path: Partial<ParsedPath>): string
  export function parse(path: string): ParsedPath
  export function toNamespacedPath(path: string): string
  export const sep: '/'
  export const delimiter: ':'
  export const posix: typeof import('node:path')
  const module: typeof import('node:path')
  export default module
}

declare module 'node:querystring' {
  export interface ParsedUrlQuery {
    [key: string]: string | string[] | undefined
  }
  type Coder = (text: string) => string
  export function parse(
    query: string,
    separator?: string | null,
    equals?: string | null,
    options?: { maxKeys?: number; decodeURIComponent?: Coder },
  ): ParsedUrlQuery
  export function stringify(
    query?: object,
    separator?: string | null,
    equals?: string | null,
    options?: { encodeURIComponent?: Coder },
  ): string
  const coder: Coder

  export { coder as escape, coder as unescape }
  export function unescapeBuffer(text: string): Uint8Array
  export const encode: typeof stringify
  export const decode: typeof parse
  const module: typeof import('node:querystring')
  export default module
}

declare module 'node:timers' {
  type Timers = typeof globalThis
  export const setTimeout: Timers['setTimeout']
  export const setInterval: Timers['setInterval']
  export const setImmediate: Timers['setImmediate']
  export const clearTimeout: Timers['clearTimeout']
  export const clearInterval: Timers['clearInterval']
  export const clearImmediate: Timers['clearImmediate']
  export const promises: typeof import('node:timers/promises')
  const module: typeof import('node:timers')
  export default module
}

declare module 'node:timers/promises' {
  export interface TimerOptions {
    signal?: AbortSignal
    ref?: boolean
  }
  export function setTimeout<T = void>(delay?: number, value?: T, options?: TimerOptions): Promise<T>
  export function setImmediate<T = void>(value?: T, options?: TimerOptions): Promise<T>
  export function setInterval<T = void>(
    delay?: number,
    value?: T,
    options?: TimerOptions,
  ): AsyncIteratorObject<T, undefined>
  export const scheduler: {
    wait(delay: number, options?: TimerOptions): Promise<void>
    yield(): Promise<void>
  }
  const module: typeof import('node:timers/promises')
  export default module
}

declare module 'node:url' {
  type Text = string | null
  export interface UrlObject {
    protocol?: Text
    slashes?: boolean | null
    auth?: Text
    host?: Text
    hostname?: Text
    port?: string | number | null
    pathname?: Text
    search?: Text
    query?: object | Text
    hash?: Text
  }
  /** @deprecated Use `URL`. */
  export class Url {
    protocol: Text
    slashes: boolean | null
    auth: Text
    host: Text
    port: Text
    hostname: Text
    hash: Text
    search: Text
    query: Text | import('node:querystring').ParsedUrlQuery
    pathname: Text
    path: Text
    href: string
    format(): string
  }
  export type URL = globalThis.URL
  export const URL: typeof globalThis.URL
  export type URLSearchParams = globalThis.URLSearchParams
  export const URLSearchParams: typeof globalThis.URLSearchParams
  /** @deprecated Use `new URL()`. */
  export function parse(url: string, parseQuery?: boolean, slashesDenoteHost?: boolean): Url
  export function format(
    url: globalThis.URL | UrlObject | string,
    options?: { auth?: boolean; fragment?: boolean; search?: boolean; unicode?: boolean },
  ): string
  /** @deprecated Use `new URL(to, from)`. */
  export function resolve(from: string, to: string): string
  export function fileURLToPath(url: string | globalThis.URL): string
  export function pathToFileURL(path: string): globalThis.URL
  export function urlToHttpOptions(url: globalThis.URL): Record<string, string | number>
  export function domainToASCII(domain: string): string
  export function domainToUnicode(domain: string): string
  const module: typeof import('node:url')
  export default module
}

declare module 'events' {
  export * from 'node:events'
  export { default } from 'node:events'
}

declare module 'path' {
  export * from 'node:path'
  export { default } from 'node:path'
}

declare module 'node:path/posix' {
  export * from 'node:path'
  export { default } from 'node:path'
}

declare module 'path/posix' {
  export * from 'node:path'
  export { default } from 'node:path'
}

declare module 'querystring' {
  export * from 'node:querystring'
  export { default } from 'node:querystring'
}

declare module 'timers' {
  export * from 'node:timers'
  export { default } from 'node:timers'
}

declare module 'timers/promises' {
  export * from 'node:timers/promises'
  export { default } from 'node:timers/promises'
}

declare module 'url' {
  export * from 'node:url'
  export { default } from 'node:url'
}
