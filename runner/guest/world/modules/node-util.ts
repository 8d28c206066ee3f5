/** node:util. */

import { env } from '../env.ts'
import { invalidArgType, withCode } from '../errors.ts'
import { isDeepEqual } from '../modules/deep-equal.ts'
import { TextDecoder, TextEncoder } from '../modules/encoding.ts'
import { format, formatWithOptions, inspect } from '../modules/inspect.ts'
import { types } from '../modules/util-types.ts'

type Call = (this: unknown, ...args: unknown[]) => unknown
type NodeCallback = (error: unknown, value?: unknown) => void

const custom = Symbol.for('nodejs.util.promisify.custom')

function checkFunction(value: unknown, name: string): asserts value is Call {
  if (typeof value !== 'function') throw invalidArgType(name, 'of type function', value)
}

/** A function that takes a callback last, as one that returns a promise. */
function promisify(original: unknown): Call {
  checkFunction(original, 'original')
  const own = (original as { [custom]?: unknown })[custom]
  if (own !== undefined && own !== null) {
    checkFunction(own, 'util.promisify.custom')
    return own
  }
  function promisified(this: unknown, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const callback: NodeCallback = (error, value) => (error ? reject(error) : resolve(value))
      Reflect.apply(original as Call, this, [...args, callback])
    })
  }
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original))
  Object.defineProperties(promisified, Object.getOwnPropertyDescriptors(original))
  return Object.defineProperty(promisified, custom, { value: promisified, configurable: true })
}

promisify.custom = custom

/** The other way round; the callback runs outside the promise, so that what it throws is not lost in it. */
function callbackify(original: unknown): Call {
  checkFunction(original, 'original')
  function callbackified(this: unknown, ...args: unknown[]): void {
    const callback = args.pop()
    checkFunction(callback, 'last argument')
    const call = (...results: unknown[]) => queueMicrotask(() => Reflect.apply(callback, this, results))
    const promise = Reflect.apply(original as Call, this, args) as Promise<unknown>
    promise.then(
      (value) => call(null, value),
      (reason) => call(reason || falsyRejection(reason)),
    )
  }
  const descriptors = Object.getOwnPropertyDescriptors(original) as Record<string, PropertyDescriptor>
  const { length, name } = descriptors
  if (typeof length?.value === 'number') length.value++
  if (typeof name?.value === 'string') name.value += 'Callbackified'
  return Object.defineProperties(callbackified, descriptors)
}

function falsyRejection(reason: unknown): Error {
  const error = withCode(new Error('Promise was rejected with falsy value'), 'ERR_FALSY_VALUE_REJECTION')
  return Object.assign(error, { reason })
}

function inherits(child: unknown, parent: unknown): void {
  if (child === undefined || child === null) throw invalidArgType('ctor', 'of type function', child)
  if (parent === undefined || parent === null) throw invalidArgType('superCtor', 'of type function', parent)
  const above: unknown = (parent as Call).prototype
  if (above === undefined) throw invalidArgType('superCtor.prototype', 'of type object', above)
  Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true })
  Object.setPrototypeOf((child as Call).prototype, above as object)
}

/** Warns on the console at the first call. */
function deprecate(original: unknown, message: string, code?: string): Call {
  checkFunction(original, 'fn')
  let warned = false
  function deprecated(this: unknown, ...args: unknown[]): unknown {
    if (!warned) env.log('warn', `${code === undefined ? '' : `[${code}] `}DeprecationWarning: ${message}`)
    warned = true
    return new.target === undefined
      ? Reflect.apply(original as Call, this, args)
      : Reflect.construct(original as Call, args, new.target)
  }
  Object.setPrototypeOf(deprecated, original as Call)
  if ((original as Call).prototype) deprecated.prototype = (original as Call).prototype
  return Object.defineProperty(deprecated, 'length', { value: (original as Call).length, configurable: true })
}

function debuglog(): Call & { enabled: boolean } {
  return Object.assign(() => undefined, { enabled: false })
}

/** Settles when the signal aborts. */
async function aborted(signal: AbortSignal, resource: object): Promise<void> {
  if (typeof resource !== 'object' || resource === null)
    throw invalidArgType('resource', 'of type object', resource)
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

const escapeSequences = /[\u001b\u009b][[\]()#;?]*(?:\d{1,4}(?:[;:]\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g

export default {
  inspect,
  format,
  formatWithOptions,
  promisify,
  callbackify,
  inherits,
  deprecate,
  debuglog,
  debug: debuglog,
  aborted,
  isDeepStrictEqual: (a: unknown, b: unknown) => isDeepEqual(a, b, true),
  isArray: Array.isArray,
  stripVTControlCharacters(text: unknown): string {
    if (typeof text !== 'string') throw invalidArgType('str', 'of type string', text)
    return text.replace(escapeSequences, '')
  },
  toUSVString: (text: unknown) => `${text}`.toWellFormed(),
  types,
  TextEncoder,
  TextDecoder,
}
