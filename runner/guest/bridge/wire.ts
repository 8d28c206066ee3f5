/**
 * The text that crosses the wall. A message is nothing at all when there is nothing to say, a list of values, or a
 * packet when objects have to be described along with them:
 *
 *     [value, …]
 *     {"v": [value, …], "l": [line, …], "x": [number, …], "t": 0}
 *
 * A line `[id, kind, flags, body, …]` describes an object that is new to the other side or has changed since it last
 * crossed; `x` names methods that are no longer what they were, and `t` is 1 when the value was thrown. Ids are even
 * for originals of the solution and odd for those of the judge, so that a reference reads the same from both ends.
 */

/** Requests one side makes of the other. */
export const Op = {
  Get: 0,
  /** Like Get, for a value that will not be remembered as a method. */
  Read: 1,
  Set: 2,
  Has: 3,
  Delete: 4,
  Keys: 5,
  Own: 6,
  Define: 7,
  Close: 8,
  Extensible: 9,
  /** A call without `this`; CallOn has it as its first value. */
  Call: 10,
  CallOn: 11,
  /** The first value is `new.target`, undefined for the function itself. */
  Construct: 12,
  /** A call of a method by the number it was remembered under. */
  Method: 13,
  /** From now on the other side wants to know how a promise settles. */
  Subscribe: 14,
  Settle: 15,
  Special: 16,
  /** Asks for the last message once more, with every object in it described. */
  Resend: 17,
  /** Changes to shared data, without a request. */
  Sync: 18,
} as const

/** Added to an Op whose key is a symbol: the symbol is then the first value. */
export const symbolKeyed = 64

/** Makes a request: an Op, the id of an object, a key, and a message with values. */
export type Ask = (op: number, id: number, key: string | number, message: string) => Answer

/** A reply is '' for undefined, a number, boolean or null as such, and text for anything else. */
export type Answer = string | number | boolean | null

/** Tags of values that JSON has no word for; each is written as a short array that starts with its tag. */
export const Tag = {
  Undefined: 0,
  NaN: 1,
  MinusZero: 2,
  Infinity: 3,
  MinusInfinity: 4,
  BigInt: 5,
  RegisteredSymbol: 6,
  WellKnownSymbol: 7,
  Symbol: 8,
  Intrinsic: 9,
} as const

/** The lowest id: an array that starts with a number from here on is a reference to an object. */
export const firstId = 16

export const Kind = {
  Plain: 'o',
  Array: 'a',
  Map: 'm',
  Set: 's',
  Date: 'd',
  RegExp: 'r',
  Bytes: 't',
  Boxed: 'b',
  Temporal: 'i',
  Error: 'e',
  Function: 'f',
  Live: 'l',
  Promise: 'p',
} as const

export type Kind = (typeof Kind)[keyof typeof Kind]

/** Whether objects of a kind cross as copies; all others stay where they are and are stood in for. */
export function isData(kind: Kind): boolean {
  return kind !== Kind.Function && kind !== Kind.Live && kind !== Kind.Promise
}

/** Bits of a described object's flags. */
export const Flag = {
  Frozen: 1,
  Sealed: 2,
  Closed: 4,
  NullPrototype: 8,
  Constructor: 16,
  Array: 32,
  /** It holds functions of its own, which may hide methods of its class. */
  OwnMethods: 64,
  /** The body of an array is [length, index, value, …]. */
  Sparse: 128,
} as const

/** How a reply begins that is text, but neither a list nor a packet. */
export const Reply = { String: 's', Overflow: 'o', Halted: 'h' } as const

/** Longest message, in UTF-16 units; a longer one is the verdict output-limit-exceeded. */
export const maxMessage = 8 * 1024 * 1024

export interface Packet {
  v: unknown[]
  l: Line[]
  x: number[]
  t: 0 | 1
}

export type Line = readonly [id: number, kind: Kind, flags: number, body: unknown, ...extra: unknown[]]
