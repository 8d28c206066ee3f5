/** The globals that a solution has besides ECMAScript; time is virtual and randomness comes from the seed. */

/** Arguments of any kind: callbacks with typed parameters could not be passed otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyArguments = any[]
type BufferSource = ArrayBuffer | ArrayBufferView

interface Console {
  log(...data: unknown[]): void
  info(...data: unknown[]): void
  warn(...data: unknown[]): void
  error(...data: unknown[]): void
  debug(...data: unknown[]): void
  dir(value: unknown, options?: import('node:util').InspectOptions): void
  dirxml(...data: unknown[]): void
  table(data?: unknown, properties?: readonly string[]): void
  trace(...data: unknown[]): void
  assert(condition?: unknown, ...data: unknown[]): void
  count(label?: string): void
  countReset(label?: string): void
  time(label?: string): void
  timeEnd(label?: string): void
  timeLog(label?: string, ...data: unknown[]): void
  group(...data: unknown[]): void
  groupCollapsed(...data: unknown[]): void
  groupEnd(): void
  clear(): void
}

declare var console: Console
declare var global: typeof globalThis

declare namespace NodeJS {
  interface Timeout extends Disposable {
    ref(): this
    unref(): this
    hasRef(): boolean
    /** Starts the delay again. */
    refresh(): this
    close(): this
    [Symbol.toPrimitive](): number
  }

  interface Immediate extends Disposable {
    ref(): this
    unref(): this
    hasRef(): boolean
  }
}

declare function setTimeout<Args extends AnyArguments>(
  callback: (...args: Args) => void,
  delay?: number,
  ...args: Args
): NodeJS.Timeout
/** A callback whose one argument may be left out: `new Promise((resolve) => setTimeout(resolve, ms))`. */
declare function setTimeout(callback: (value?: undefined) => void, delay?: number): NodeJS.Timeout
declare function setInterval<Args extends AnyArguments>(
  callback: (...args: Args) => void,
  delay?: number,
  ...args: Args
): NodeJS.Timeout
declare function setImmediate<Args extends AnyArguments>(
  callback: (...args: Args) => void,
  ...args: Args
): NodeJS.Immediate
declare function setImmediate(callback: (value?: undefined) => void): NodeJS.Immediate
declare function clearTimeout(timeout: NodeJS.Timeout | number | string | null | undefined): void
declare function clearInterval(timeout: NodeJS.Timeout | number | string | null | undefined): void
declare function clearImmediate(immediate: NodeJS.Immediate | null | undefined): void
declare function queueMicrotask(callback: () => void): void
declare function structuredClone<T>(value: T, options?: { transfer?: ArrayBuffer[] }): T
declare function atob(data: string): string
declare function btoa(data: string): string

interface EventInit {
  bubbles?: boolean
  cancelable?: boolean
  composed?: boolean
}

declare class Event {
  static readonly NONE: 0
  static readonly CAPTURING_PHASE: 1
  static readonly AT_TARGET: 2
  static readonly BUBBLING_PHASE: 3
  constructor(type: string, options?: EventInit)
  readonly type: string
  readonly target: EventTarget | null
  readonly srcElement: EventTarget | null
  readonly currentTarget: EventTarget | null
  readonly eventPhase: number
  readonly bubbles: boolean
  readonly cancelable: boolean
  readonly composed: boolean
  readonly defaultPrevented: boolean
  readonly returnValue: boolean
  readonly timeStamp: number
  readonly isTrusted: boolean
  cancelBubble: boolean
  composedPath(): EventTarget[]
  preventDefault(): void
  stopPropagation(): void
  stopImmediatePropagation(): void
}

declare class CustomEvent<T = unknown> extends Event {
  constructor(type: string, options?: EventInit & { detail?: T })
  readonly detail: T
}

type EventListener = ((event: Event) => void) | { handleEvent(event: Event): void } | null

interface AddEventListenerOptions {
  capture?: boolean
  once?: boolean
  passive?: boolean
  signal?: AbortSignal
}

declare class EventTarget {
  addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions | boolean): void
  removeEventListener(type: string, listener: EventListener, options?: { capture?: boolean } | boolean): void
  dispatchEvent(event: Event): boolean
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare class AbortSignal extends EventTarget {
  private constructor()
  static abort(reason?: unknown): AbortSignal
  static timeout(delay: number): AbortSignal
  static any(signals: Iterable<AbortSignal>): AbortSignal
  readonly aborted: boolean
  // biome-ignore lint/suspicious/noExplicitAny: a reason is whatever was passed to abort()
  readonly reason: any
  onabort: ((event: Event) => void) | null
  throwIfAborted(): void
}

declare class DOMException extends Error {
  static readonly ABORT_ERR: 20
  static readonly TIMEOUT_ERR: 23
  static readonly DATA_CLONE_ERR: 25
  constructor(message?: string, options?: string | { name?: string; cause?: unknown })
  readonly code: number
}

interface TextEncoder {
  readonly encoding: 'utf-8'
  encode(input?: string): Uint8Array<ArrayBuffer>
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number }
}

declare var TextEncoder: {
  readonly prototype: TextEncoder
  new (): TextEncoder
}

/** Knows UTF-8, UTF-16 (both byte orders) and latin1, which on the web is windows-1252. */
interface TextDecoder {
  readonly encoding: string
  readonly fatal: boolean
  readonly ignoreBOM: boolean
  decode(input?: BufferSource, options?: { stream?: boolean }): string
}

declare var TextDecoder: {
  readonly prototype: TextDecoder
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}

interface URL {
  href: string
  readonly origin: string
  protocol: string
  username: string
  password: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  readonly searchParams: URLSearchParams
  hash: string
  toString(): string
  toJSON(): string
}

declare var URL: {
  readonly prototype: URL
  new (input: string | URL, base?: string | URL): URL
  canParse(input: string | URL, base?: string | URL): boolean
  parse(input: string | URL, base?: string | URL): URL | null
}

interface URLSearchParams {
  readonly size: number
  append(name: string, value: string): void
  delete(name: string, value?: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string, value?: string): boolean
  set(name: string, value: string): void
  sort(): void
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, thisArg?: unknown): void
  entries(): IteratorObject<[string, string], undefined>
  keys(): IteratorObject<string, undefined>
  values(): IteratorObject<string, undefined>
  [Symbol.iterator](): IteratorObject<[string, string], undefined>
  toString(): string
}

declare var URLSearchParams: {
  readonly prototype: URLSearchParams
  new (
    init?: string | URLSearchParams | Iterable<[string, string]> | Record<string, string | readonly string[]>,
  ): URLSearchParams
}

interface PerformanceEntry {
  readonly name: string
  readonly entryType: 'mark' | 'measure'
  readonly startTime: number
  readonly duration: number
  readonly detail: unknown
  toJSON(): object
}

type PerformanceMoment = string | number

interface Performance {
  /** Virtual milliseconds since `timeOrigin`. */
  now(): number
  readonly timeOrigin: number
  mark(name: string, options?: { startTime?: number; detail?: unknown }): PerformanceEntry
  measure(
    name: string,
    startOrOptions?:
      | PerformanceMoment
      | { start?: PerformanceMoment; end?: PerformanceMoment; duration?: number; detail?: unknown },
    endMark?: PerformanceMoment,
  ): PerformanceEntry
  getEntries(): PerformanceEntry[]
  getEntriesByName(name: string, type?: string): PerformanceEntry[]
  getEntriesByType(type: string): PerformanceEntry[]
  clearMarks(name?: string): void
  clearMeasures(name?: string): void
  toJSON(): object
}

declare var performance: Performance

declare var Buffer: typeof import('node:buffer').Buffer
declare type Buffer = import('node:buffer').Buffer
