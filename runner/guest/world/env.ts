/** What the judge's loop gives to a world, and the one place where the world keeps it. */

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

/** How a lent function answers: errors come back as data, because a thrown one would carry host objects. */
export type Lent<T> = [ok: true, value: T] | [ok: false, name: string, message: string, code: string]

/** The host's functions (runner/host/lend.ts): primitives and bytes in and out, never an exception. */
export interface Lend {
  /** Digest of `data` (at most 16 MB) by a hash of `hashNames`. */
  hash(algorithm: string, data: Uint8Array): Lent<Uint8Array>
  hmac(algorithm: string, key: Uint8Array, data: Uint8Array): Lent<Uint8Array>
  /** Parses `input` against `base`; the value has the fields of a URL in the order of `urlFields`. */
  urlParse(input: string, base: string | undefined): Lent<string[]>
  /** Sets one field of the URL `href`; the value is the changed URL's fields. */
  urlSet(href: string, field: string, value: string): Lent<string[]>
  domainTo(form: 'ascii' | 'unicode', domain: string): Lent<string>
}

/** A request as it goes over the wall: method, URL, names and values of headers in turns, and all of its body. */
export type NetworkCall = [method: string, url: string, headers: string[], body: Uint8Array | undefined]

/** How an exchange begins: a response without its body, or what went wrong on the way. */
export type NetworkHead =
  | { status: number; statusText: string; headers: string[]; hasBody: boolean }
  | { failure: NetworkFailure }

export interface NetworkFailure {
  message: string
  code: string
}

/** One request and its answer. No promise of these rejects. */
export interface NetworkExchange {
  head(): Promise<NetworkHead>
  /** The next bytes of the body; undefined at its end. */
  next(): Promise<Uint8Array | NetworkFailure | undefined>
  cancel(): void
}

export interface WorldEnv {
  /** Virtual epoch milliseconds; may have a fraction. */
  now(): number
  /** The seeded generator: at least 0, below 1. */
  random(): number
  /** Asks the loop for a call after `delayMs` virtual milliseconds (again and again with `repeat`); the id is positive. */
  setTimer(callback: () => void, delayMs: number, repeat: boolean): number
  clearTimer(id: number): void
  /** Takes one finished console line. */
  log(level: ConsoleLevel, text: string): void
  lend: Lend
  /** Whether a value is a stand-in for an object of the other isolate. */
  isForeign(value: unknown): boolean
  /** Makes a request of the upstreams that the test has scripted; undefined when none answers for the URL. */
  network(...call: NetworkCall): NetworkExchange | undefined
  /** Evaluates the module `name` of the build's world folder once and returns its exports. */
  load(name: string): unknown
}

/** Filled by `installWorld`; one object, so that whoever imports it early sees what comes later. */
export const env = { __proto__: null } as unknown as WorldEnv & {
  /** The virtual time at which this world began. */
  timeOrigin: number
}

export function setEnv({
  now,
  random,
  setTimer,
  clearTimer,
  log,
  lend,
  isForeign,
  network,
  load,
}: WorldEnv): void {
  env.now = now
  env.random = random
  env.setTimer = setTimer
  env.clearTimer = clearTimer
  env.log = log
  env.lend = lend
  env.isForeign = isForeign
  env.network = network
  env.load = load
  env.timeOrigin = now()
}
