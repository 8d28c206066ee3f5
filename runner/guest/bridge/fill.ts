import { fillBytes } from './bytes.ts'
import { define, P } from './primordials.ts'
import { Flag, Kind, type Line } from './wire.ts'

export interface FillEnv {
  /** The value that a text of the other side stands for. */
  value(item: unknown): unknown
  hides(key: PropertyKey): boolean
  disbelieves(key: PropertyKey, value: unknown): boolean
}

/** Writes what lines say into copies. */
export interface Filler {
  fill(object: object, line: Line): void
  /** A new error for a line; `DOMException` is the world's. */
  error(line: Line, DOMException: (new (message: unknown, name: unknown) => object) | undefined): object
}

export function createFiller({ value, hides, disbelieves }: FillEnv): Filler {
  function fill(object: object, line: Line): void {
    const body = line[3] as readonly unknown[]
    switch (line[1]) {
      case Kind.Plain:
        return fillPlain(object, body as object, line)
      case Kind.Array:
        return fillArray(object as unknown[], body as unknown[], line)
      case Kind.Map:
        P.mapClear(object as Map<unknown, unknown>)
        for (let index = 0; index < body.length; index += 2) {
          P.mapSet(object as Map<unknown, unknown>, value(body[index]), value(body[index + 1]))
        }
        return
      case Kind.Set:
        P.setClear(object as Set<unknown>)
        for (let index = 0; index < body.length; index++) P.setAdd(object as Set<unknown>, value(body[index]))
        return
      case Kind.RegExp:
        return void P.set(object, 'lastIndex', value(body[2]))
      case Kind.Date:
        return void P.dateSetTime(object as Date, value(body) as number)
      case Kind.Bytes:
        return fillBytes(object, body[1] as string)
      case Kind.Error:
        return fillError(object, body)
    }
  }

  function fillPlain(object: object, body: object, line: Line): void {
    const update = object !== body
    const keys = P.ownKeys(body)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string
      if (hides(key)) {
        P.deleteProperty(body, key)
        continue
      }
      const item = P.get(body, key)
      if (update) assign(object, key, value(item))
      else if (typeof item === 'object' && item !== null) define(body, key, value(item), true)
    }
    if ((line[2] & Flag.NullPrototype) !== 0) P.setPrototypeOf(object, null)
    const symbols = line.length > 4 ? (line[4] as readonly unknown[]) : undefined
    if (update) removeOthers(object, body, symbols, value)
    if (symbols === undefined) return
    for (let index = 0; index < symbols.length; index += 2) {
      const key = value(symbols[index]) as symbol
      const item = value(symbols[index + 1])
      if (!hides(key) && !disbelieves(key, item)) assign(object, key, item)
    }
  }

  function fillArray(object: unknown[], body: unknown[], line: Line): void {
    if ((line[2] & Flag.Sparse) !== 0) fillSparse(object, body)
    else fillDense(object, body)
    if ((line[2] & Flag.NullPrototype) !== 0) P.setPrototypeOf(object, null)
    const holes = line.length > 4 ? (line[4] as readonly number[]) : undefined
    if (holes !== undefined) {
      for (let index = 0; index < holes.length; index++) P.deleteProperty(object, holes[index] as number)
    }
    const named = line.length > 5 ? (line[5] as readonly unknown[]) : undefined
    if (named === undefined) return
    for (let index = 0; index < named.length; index += 2) {
      const key = value(named[index]) as PropertyKey
      if (!hides(key)) assign(object, key, value(named[index + 1]))
    }
  }

  function fillDense(object: unknown[], body: unknown[]): void {
    if (object === body) {
      for (let index = 0; index < body.length; index++) {
        const item = body[index]
        if (typeof item === 'object' && item !== null) body[index] = value(item)
      }
      return
    }
    P.set(object, 'length', body.length)
    for (let index = 0; index < body.length; index++) assign(object, index, value(body[index]))
  }

  function fillSparse(object: unknown[], body: unknown[]): void {
    P.set(object, 'length', 0)
    P.set(object, 'length', body[0])
    for (let index = 1; index < body.length; index += 2) {
      define(object, body[index] as number, value(body[index + 1]), true)
    }
  }

  /** The body is a list: the prototype, then key, whether it is enumerable, and value of each property. */
  function fillError(error: object, body: readonly unknown[]): void {
    P.setPrototypeOf(error, value(body[0]) as object | null)
    for (let index = 1; index < body.length; index += 3) {
      const key = value(body[index]) as PropertyKey
      if (!hides(key)) define(error, key, value(body[index + 2]), body[index + 1] === 1)
    }
  }

  return {
    fill,
    error(line, DOMException) {
      const name = line.length > 4 ? line[4] : 0
      if (name === 0 || DOMException === undefined) return P.construct(P.Error, [])
      return P.construct(DOMException, ['', name])
    },
  }
}

/** Overwrites an own property, or adds one past all setters. */
function assign(object: object, key: PropertyKey, value: unknown): void {
  if (P.hasOwn(object, key)) P.set(object, key, value)
  else define(object, key, value, true)
}

function removeOthers(
  object: object,
  body: object,
  symbols: readonly unknown[] | undefined,
  value: (item: unknown) => unknown,
): void {
  const keys = P.ownKeys(object)
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol
    if (typeof key === 'string' ? P.hasOwn(body, key) : isAmong(key, symbols, value)) continue
    P.deleteProperty(object, key)
  }
}

function isAmong(
  key: symbol,
  symbols: readonly unknown[] | undefined,
  value: (item: unknown) => unknown,
): boolean {
  if (symbols === undefined) return false
  for (let index = 0; index < symbols.length; index += 2) if (value(symbols[index]) === key) return true
  return false
}
