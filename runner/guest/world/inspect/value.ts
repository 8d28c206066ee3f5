/** `util.inspect`: any value as text, in Node's words, without running user code unless it asks for it. */

import { dateValue, isArguments, isError, type Kind, kindOf, unboxed } from '../modules/kinds.ts'
import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'
import { collection } from './elements.ts'
import { errorBase } from './errors.ts'
import { layOut, type Parts } from './layout.ts'
import { functionBase, type Head, headOf, prefix } from './names.ts'
import { indented, keysOf, pushProperties } from './properties.ts'
import { formatOther, formatPrimitive, quote } from './text.ts'

const {
  arrayIncludes,
  arrayPop,
  arrayPush,
  arraySort,
  dateToISOString,
  dateToString,
  mapGet,
  mapSet,
  mapSize,
  NativeRangeError,
  numberIsNaN,
  reflectApply,
  reflectGetOwnPropertyDescriptor,
  regExpToString,
  stringSlice,
} = primordials

/** Registered, so that a class can offer its own inspection without importing anything. */
export const customInspect = Symbol.for('nodejs.util.inspect.custom')

export type Inspector = (value: unknown, options?: object) => string

let inspector: Inspector = () => ''

/** Tells what custom inspectors get as their third argument. */
export function setInspector(inspect: Inspector): void {
  inspector = inspect
}

/** `depth` counts the objects around `value`. */
export function formatValue(context: Context, value: unknown, depth: number): string {
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(context, value)
  if (value === null) return 'null'
  if (!context.forgiving) return formatReference(context, value, depth)
  const { indentation } = context
  const around = context.seen.length
  try {
    return formatReference(context, value, depth)
  } catch {
    context.indentation = indentation
    context.seen.length = around
    return '[an object that threw an error while it was inspected]'
  }
}

function formatReference(context: Context, value: object, depth: number): string {
  if (context.customInspect) {
    const custom = formatCustom(context, value, depth)
    if (custom !== undefined) return custom
  }
  if (arrayIncludes(context.seen, value)) return `[Circular *${circularNumber(context, value)}]`
  return formatObject(context, value, depth)
}

function formatCustom(context: Context, value: object, depth: number): string | undefined {
  const custom = (value as { [customInspect]?: unknown })[customInspect]
  if (typeof custom !== 'function' || custom === inspector) return undefined
  const maker: unknown = reflectGetOwnPropertyDescriptor(value, 'constructor')?.value
  if (typeof maker === 'function' && maker.prototype === value) return undefined
  const left = context.given.depth === null ? null : context.depth - depth
  const options = { ...context.given, depth: left, stylize: (text: unknown) => `${text}` }
  const result: unknown = reflectApply(custom, value, [left, options, inspector])
  if (result === value) return undefined
  return typeof result === 'string' ? indented(context, result) : formatValue(context, result, depth)
}

function circularNumber(context: Context, value: object): number {
  const known = mapGet(context.circular, value) as number | undefined
  if (known !== undefined) return known
  const number = mapSize(context.circular) + 1
  mapSet(context.circular, value, number)
  return number
}

/** What is known about an object before its properties are looked at. */
interface Shape extends Parts {
  keys: PropertyKey[]
  /** Writes the elements; the parts are finished without it when there are no keys. */
  fill?: ((context: Context, output: string[], depth: number) => void) | undefined
}

function formatObject(context: Context, value: object, depth: number): string {
  const head = headOf(context, value, depth)
  const shape = shapeOf(context, value, depth, head)
  if (typeof shape === 'string') return shape
  if (depth > context.depth) {
    const name = stringSlice(prefix(head, 'Object'), 0, -1)
    return head.className === null ? name : `[${name}]`
  }
  arrayPush(context.seen, value)
  context.currentDepth = depth + 1
  const { indentation } = context
  try {
    shape.fill?.(context, shape.output, depth + 1)
    pushProperties(context, value, shape.keys, shape.output, depth + 1)
  } catch (error) {
    if (!isStackOverflow(error)) throw error
    context.indentation = indentation
    return `[${prefix(head, 'Object')}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`
  }
  arrayPop(context.seen)
  addReference(context, value, shape)
  if (context.sorted !== false && shape.list === undefined) {
    arraySort(shape.output, context.sorted === true ? undefined : context.sorted)
  }
  const text = layOut(context, shape, depth + 1)
  context.spent += text.length
  return text
}

function addReference(context: Context, value: object, shape: Shape): void {
  const number = mapGet(context.circular, value) as number | undefined
  if (number === undefined) return
  const reference = `<ref *${number}>`
  if (context.compact === true) shape.open = `${reference} ${shape.open}`
  else shape.base = shape.base === '' ? reference : `${reference} ${shape.base}`
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof NativeRangeError && error.message === 'Maximum call stack size exceeded'
}

/** The finished text of an object without properties, else what to put around them. */
function shapeOf(context: Context, value: object, depth: number, head: Head): string | Shape {
  const list = collection(context, value, head)
  if (list !== undefined) return list
  const keys = keysOf(value, context.showHidden)
  const shape: Shape = { base: '', open: '{', close: '}', output: [], keys }
  if (typeof value === 'function') {
    shape.base = functionBase(value, head)
    return keys.length === 0 ? shape.base : shape
  }
  if (head.className === 'Object' && !isError(value)) {
    if (isArguments(value)) shape.open = '[Arguments] {'
    else if (head.tag !== '') shape.open = `${prefix(head, 'Object')}{`
    return keys.length === 0 ? `${shape.open}}` : shape
  }
  if (isError(value)) {
    shape.base = errorBase(context, value, head, keys)
    return keys.length === 0 ? shape.base : shape
  }
  return shapeOfKind(context, value, depth, head, shape)
}

function shapeOfKind(
  context: Context,
  value: object,
  depth: number,
  head: Head,
  shape: Shape,
): string | Shape {
  const kind = kindOf(value)
  const named = (base: string, name: Kind) => {
    const before = prefix(head, name)
    shape.base = before === `${name} ` ? base : before + base
    return shape.keys.length === 0 ? shape.base : shape
  }
  switch (kind) {
    case 'RegExp': {
      const result = named(regExpToString(value), kind)
      return depth > context.depth ? shape.base : result
    }
    case 'Date':
      return named(numberIsNaN(dateValue(value)) ? dateToString(value) : dateToISOString(value), kind)
    case 'Promise':
      return {
        ...shape,
        open: `${prefix(head, kind)}{`,
        fill: (_, output) => arrayPush(output, '<state unknown>'),
      }
    case 'WeakMap':
    case 'WeakSet':
      return {
        ...shape,
        open: `${prefix(head, kind)}{`,
        fill: (_, output) => arrayPush(output, '<items unknown>'),
      }
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
    case 'Symbol':
      return boxedShape(context, value, kind, head, shape)
    default: {
      const open = `${prefix(head, 'Object')}{`
      return shape.keys.length === 0 ? `${open}}` : { ...shape, open }
    }
  }
}

function boxedShape(context: Context, value: object, kind: Kind, head: Head, shape: Shape): string | Shape {
  const held = unboxed(kind, value)
  const text = typeof held === 'string' ? quote(held) : formatOther(held)
  if (typeof held === 'string') shape.keys = keysOf(value, context.showHidden, held.length)
  const { className, tag } = head
  const other = className === null ? ' (null prototype)' : kind === className ? '' : ` (${className})`
  shape.base = `[${kind}${other}: ${text}]${tag !== '' && tag !== className ? ` [${tag}]` : ''}`
  return shape.keys.length === 0 ? shape.base : shape
}
