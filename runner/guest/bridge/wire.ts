/**
 * The text that crosses the wall. A message is one line of values and, after it, one line a described object:
 *
 *     [value, …]                       what is passed
 *     [id, kind, flags, body, …]       an object met for the first time, or changed since it last crossed
 *
 * Ids are even on the solution's side and odd on the judge's, so a reference reads the same from both ends, and
 * the line that describes an unchanged object is the same text whoever writes it: comparing lines finds changes.
 */

/** Requests one side makes of the other. */
export const Op = {
  Get: 0,
  Set: 1,
  Has: 2,
  Delete: 3,
  Keys: 4,
  Own: 5,
  Define: 6,
  Call: 7,
  Construct: 8,
  Method: 9,
  Settle: 10,
  Extensible: 11,
  Special: 12,
  /** Asks for the line of an object that the other side named but that is gone here. */
  Describe: 13,
} as const

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
  Object: 9,
  Intrinsic: 10,
} as const

export const Kind = {
  Plain: 'o',
  Array: 'a',
  Map: 'm',
  Set: 's',
  Date: 'd',
  RegExp: 'r',
  Bytes: 't',
  Boxed: 'b',
  Error: 'e',
  Function: 'f',
  Live: 'l',
  Promise: 'p',
} as const

export type Kind = (typeof Kind)[keyof typeof Kind]

/** Bits of a described object's flags. */
export const Flag = { Frozen: 1, Sealed: 2, Closed: 4, NullPrototype: 8, Constructor: 16 } as const

/** A reply starts with one of these. */
export const Reply = { Value: 'v', Thrown: 't', Overflow: 'o', Halted: 'h' } as const

/** Longest message, in UTF-16 units; a longer one is the verdict output-limit-exceeded. */
export const maxMessage = 8 * 1024 * 1024
