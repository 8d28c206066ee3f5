/**
 * structuredClone inside the isolate: a copy through the host refuses objects with accessors, with a bare string, and
 * would let the guest fill the host's memory.
 */

import { withCode } from '../errors.ts'
import { lazyModule } from '../lazy.ts'
import { isError, isKind, type Kind, kindOf, typedArrayName, unboxed } from '../modules/kinds.ts'

const webErrors = lazyModule<typeof import('../modules/dom-exception.ts')>('../modules/dom-exception.ts')

/** Originals and their copies, so that cycles and shared parts stay what they are. */
type Copies = Map<object, object>
type Transfer = { transfer?: Iterable<unknown> } | null

export function structuredClone(...args: unknown[]): unknown {
  if (args.length === 0)
    throw withCode(new TypeError('The "value" argument must be specified'), 'ERR_MISSING_ARGS')
  const [value, options] = args as [unknown, Transfer?]
  const transferred = [...(options?.transfer ?? [])]
  for (const item of transferred) {
    if (!isKind('ArrayBuffer', item)) throw refusal('Value not transferable')
  }
  const result = copy(value, new Map())
  for (const item of transferred) (item as ArrayBuffer).transfer()
  return result
}

function copy(value: unknown, copies: Copies): unknown {
  if (typeof value === 'symbol') throw refusal(`${String(value)} could not be cloned.`)
  if (typeof value === 'function')
    throw refusal(`${Function.prototype.toString.call(value)} could not be cloned.`)
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known !== undefined) return known
  if (Array.isArray(value)) return copyArray(value, copies)
  if (ArrayBuffer.isView(value)) return copyView(value, copies)
  if (isError(value)) return copyError(value, copies)
  const kind = kindOf(value)
  return kind === undefined
    ? copyProperties(value, keep(copies, value, {}), copies)
    : copyKind(kind, value, copies)
}

function keep<T extends object>(copies: Copies, original: object, made: T): T {
  copies.set(original, made)
  return made
}

function copyKind(kind: Kind, value: object, copies: Copies): unknown {
  switch (kind) {
    case 'Map': {
      const result = keep(copies, value, new Map())
      for (const [key, item] of [...(value as Map<unknown, unknown>)])
        result.set(copy(key, copies), copy(item, copies))
      return result
    }
    case 'Set': {
      const result = keep(copies, value, new Set())
      for (const item of [...(value as Set<unknown>)]) result.add(copy(item, copies))
      return result
    }
    case 'Date':
      return keep(copies, value, new Date((value as Date).getTime()))
    case 'RegExp':
      return keep(copies, value, new RegExp((value as RegExp).source, (value as RegExp).flags))
    case 'ArrayBuffer':
      return keep(copies, value, (value as ArrayBuffer).slice(0))
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
      return keep(copies, value, Object(unboxed(kind, value)))
    default:
      throw refusal(`#<${kind}> could not be cloned.`)
  }
}

function copyArray(value: readonly unknown[], copies: Copies): unknown {
  return copyProperties(value, keep(copies, value, new Array(value.length)), copies)
}

/** Own enumerable properties with string names, getters called, as plain data properties. */
function copyProperties(value: object, result: object, copies: Copies): object {
  for (const key of Object.keys(value)) {
    const item = copy((value as Record<string, unknown>)[key], copies)
    Object.defineProperty(result, key, { value: item, writable: true, enumerable: true, configurable: true })
  }
  return result
}

function copyView(view: ArrayBufferView, copies: Copies): unknown {
  const buffer = copy(view.buffer, copies) as ArrayBuffer
  const name = typedArrayName(view)
  if (name === undefined) return keep(copies, view, new DataView(buffer, view.byteOffset, view.byteLength))
  const Type = (globalThis as Record<string, unknown>)[name] as typeof Uint8Array
  return keep(copies, view, new Type(buffer, view.byteOffset, (view as Uint8Array).length))
}

const errorTypes = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]

/** The standard classes survive; of the properties, message, stack and cause do. */
function copyError(error: Error, copies: Copies): unknown {
  const Type = errorTypes.find(({ name }) => name === error.name) ?? Error
  const result = keep(copies, error, new Type())
  const define = (key: string, value: unknown) =>
    Object.defineProperty(result, key, { value, writable: true, configurable: true })
  if ('message' in error && (Object.hasOwn(error, 'message') || error.message !== ''))
    define('message', `${error.message}`)
  define('stack', `${error.stack}`)
  if (Object.hasOwn(error, 'cause')) define('cause', copy(error.cause, copies))
  return result
}

function refusal(message: string): Error {
  const { DOMException } = webErrors()
  return new DOMException(message, 'DataCloneError')
}
