/** Errors as Node makes them: an ordinary Error with a `code`. */

import { lazyModule } from './lazy.ts'
import { primordials } from './primordials.ts'

const { NativeRangeError, NativeString, NativeTypeError } = primordials

const inspection = lazyModule<typeof import('./modules/inspect.ts')>('../modules/inspect.ts')

/** `error` with Node's `code` as an own property. */
export function withCode<E extends Error>(error: E, code: string): E {
  ;(error as E & { code: string }).code = code
  return error
}

/** The TypeError of a wrong argument; `expected` reads like `of type function`. */
export function invalidArgType(name: string, expected: string, actual: unknown): TypeError {
  const what = name.endsWith(' argument') ? name : `"${name}" ${name.includes('.') ? 'property' : 'argument'}`
  return withCode(
    new NativeTypeError(`The ${what} must be ${expected}.${describeReceived(actual)}`),
    'ERR_INVALID_ARG_TYPE',
  )
}

/** The RangeError of an argument outside its range; `range` reads like `>= 0 && <= 255`. */
export function outOfRange(name: string, range: string, received: unknown): RangeError {
  return withCode(
    new NativeRangeError(
      `The value of "${name}" is out of range. It must be ${range}. Received ${withSeparators(received)}`,
    ),
    'ERR_OUT_OF_RANGE',
  )
}

/** Long whole numbers with a `_` every three digits, which is how Node reports them. */
function withSeparators(value: unknown): string {
  const text = show(value)
  const isLong = typeof value === 'bigint' || (typeof value === 'number' && value % 1 === 0)
  if (!isLong || (Number(value) >= -(2 ** 32) && Number(value) <= 2 ** 32)) return text
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, '_')
}

/** The TypeError (or RangeError) of an argument with a wrong value. */
export function invalidArgValue(name: string, actual: unknown, reason = 'is invalid'): TypeError {
  const kind = name.includes('.') ? 'property' : 'argument'
  return withCode(
    new NativeTypeError(`The ${kind} '${name}' ${reason}. Received ${show(actual)}`),
    'ERR_INVALID_ARG_VALUE',
  )
}

function describeReceived(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${value}`
  if (typeof value === 'function') return ` Received function ${value.name}`
  if (typeof value === 'object') {
    const name = (value as { constructor?: { name?: unknown } }).constructor?.name
    if (typeof name === 'string' && name !== '') return ` Received an instance of ${name}`
    return ` Received ${inspection().inspect(value, { depth: -1 })}`
  }
  const text = show(value)
  return ` Received type ${typeof value} (${text.length > 28 ? `${text.slice(0, 25)}...` : text})`
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'object' && value !== null) return inspection().inspect(value)
  return NativeString(value)
}
