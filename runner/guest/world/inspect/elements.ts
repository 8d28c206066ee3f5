/** What arrays, sets, maps, typed arrays and buffers hold. */

import { bufferLength, kindOf, typedArrayLength, typedArrayName } from '../modules/kinds.ts'
import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'
import type { Parts } from './layout.ts'
import { type Head, prefix } from './names.ts'
import {
  extraKeysOf,
  formatDescriptor,
  formatInner,
  isIndex,
  isSpent,
  keysOf,
  moreItems,
} from './properties.ts'
import { formatOther } from './text.ts'
import { formatValue } from './value.ts'

const {
  arrayIsArray,
  arrayPush,
  mapEntries,
  mapIteratorNext,
  mapSize,
  setSize,
  mathMin,
  NativeNumber,
  NativeUint8Array,
  numberToString,
  objectHasOwn,
  objectKeys,
  reflectGetOwnPropertyDescriptor,
  setIteratorNext,
  setValues,
  stringPadStart,
  typedArrayAt,
} = primordials

export interface Collection extends Parts {
  keys: PropertyKey[]
  fill: (context: Context, output: string[], depth: number) => void
}

/** The shape of a value that holds elements (its text when it is empty); undefined for any other value. */
export function collection(context: Context, value: object, head: Head): string | Collection | undefined {
  if (arrayIsArray(value)) return arrayShape(context, value, head)
  const typed = typedArrayName(value)
  if (typed !== undefined) return typedArrayShape(context, value, typed, head)
  const kind = kindOf(value)
  if (kind === 'Map' || kind === 'Set') {
    const size = kind === 'Map' ? mapSize(value) : setSize(value)
    const keys = keysOf(value, context.showHidden)
    const open = prefix(head, kind, `(${size})`)
    if (size === 0 && keys.length === 0) return `${open}{}`
    const fill = kind === 'Map' ? fillMap : fillSet
    return {
      base: '',
      open: `${open}{`,
      close: '}',
      output: [],
      keys,
      fill: (context, output, depth) => fill(value, size, context, output, depth),
    }
  }
  if (kind !== 'ArrayBuffer' && kind !== 'DataView') return undefined
  return {
    base: '',
    open: `${prefix(head, kind)}{`,
    close: '}',
    output: [],
    keys: keysOf(value, context.showHidden),
    fill: (context, output, depth) => {
      if (kind === 'ArrayBuffer') fillBuffer(value as ArrayBuffer, context, output)
      else fillView(value as DataView, context, output, depth)
    },
  }
}

function arrayShape(context: Context, value: unknown[], head: Head): string | Collection {
  const plain = head.className === 'Array' && head.tag === ''
  const open = `${plain ? '' : prefix(head, 'Array', `(${value.length})`)}[`
  const keys = extraKeysOf(value, value.length, context.showHidden)
  if (value.length === 0 && keys.length === 0) return `${open}]`
  const fill: Collection['fill'] = (context, output, depth) => fillArray(value, context, output, depth)
  return { base: '', open, close: ']', output: [], list: value, keys, fill }
}

function fillArray(value: unknown[], context: Context, output: string[], depth: number): void {
  const shown = mathMin(context.maxArrayLength, value.length)
  for (let index = 0; index < shown; index++) {
    if (isSpent(context)) return void arrayPush(output, moreItems(value.length - index))
    if (!objectHasOwn(value, index)) return void fillSparse(value, shown, context, output, depth, index)
    pushElement(context, value, `${index}`, output, depth)
  }
  if (value.length > shown) arrayPush(output, moreItems(value.length - shown))
}

/** Goes on at the first hole, by keys, because a list can be four billion holes long. */
function fillSparse(
  value: unknown[],
  shown: number,
  context: Context,
  output: string[],
  depth: number,
  start: number,
): void {
  const keys = objectKeys(value)
  let next = start
  for (let at = start; at < keys.length && output.length < shown && !isSpent(context); at++) {
    const key = keys[at] as string
    if (!isIndex(key)) break
    const index = NativeNumber(key)
    if (index !== next) arrayPush(output, holes(index - next))
    next = index
    if (output.length === shown) break
    pushElement(context, value, key, output, depth)
    next++
  }
  const remaining = value.length - next
  if (remaining > 0) arrayPush(output, output.length === shown ? moreItems(remaining) : holes(remaining))
}

function pushElement(context: Context, list: object, key: string, output: string[], depth: number): void {
  const descriptor = reflectGetOwnPropertyDescriptor(list, key)
  const text = descriptor === undefined ? 'undefined' : formatDescriptor(context, descriptor, list, depth)
  context.spent += text.length
  arrayPush(output, text)
}

function holes(count: number): string {
  return `<${count} empty item${count > 1 ? 's' : ''}>`
}

function typedArrayShape(context: Context, value: object, typed: string, head: Head): string | Collection {
  const length = typedArrayLength(value)
  const open = `${prefix(head, typed, `(${length})`)}[`
  const keys = extraKeysOf(value, length, context.showHidden)
  if (length === 0 && keys.length === 0) return `${open}]`
  const fill: Collection['fill'] = (_, output) => {
    const shown = mathMin(context.maxArrayLength, length)
    for (let index = 0; index < shown; index++) arrayPush(output, formatOther(typedArrayAt(value, index)))
    if (length > shown) arrayPush(output, moreItems(length - shown))
  }
  return { base: '', open, close: ']', output: [], list: value as ArrayLike<unknown>, keys, fill }
}

function fillSet(value: object, size: number, context: Context, output: string[], depth: number): void {
  const iterator = setValues(value)
  context.indentation += 2
  fillLimited(context, output, size, () => formatValue(context, setIteratorNext(iterator).value, depth))
  context.indentation -= 2
}

function fillMap(value: object, size: number, context: Context, output: string[], depth: number): void {
  const iterator = mapEntries(value)
  context.indentation += 2
  fillLimited(context, output, size, () => {
    const entry = mapIteratorNext(iterator).value as [unknown, unknown]
    return `${formatValue(context, entry[0], depth)} => ${formatValue(context, entry[1], depth)}`
  })
  context.indentation -= 2
}

function fillLimited(context: Context, output: string[], size: number, next: () => string): void {
  const shown = mathMin(context.maxArrayLength, size)
  for (let index = 0; index < shown; index++) {
    if (isSpent(context)) return void arrayPush(output, moreItems(size - index))
    const text = next()
    context.spent += text.length
    arrayPush(output, text)
  }
  if (size > shown) arrayPush(output, moreItems(size - shown))
}

function fillBuffer(value: ArrayBuffer, context: Context, output: string[]): void {
  const length = bufferLength(value)
  const shown = mathMin(context.maxArrayLength, length)
  const bytes = new NativeUint8Array(value, 0, shown)
  let text = ''
  for (let index = 0; index < shown; index++) {
    text += `${index === 0 ? '' : ' '}${stringPadStart(numberToString(bytes[index] ?? 0, 16), 2, '0')}`
  }
  const more = length - shown
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`
  arrayPush(output, `[Uint8Contents]: <${text}>`)
  arrayPush(output, `[byteLength]: ${length}`)
}

function fillView(value: DataView, context: Context, output: string[], depth: number): void {
  arrayPush(output, `[byteLength]: ${value.byteLength}`)
  arrayPush(output, `[byteOffset]: ${value.byteOffset}`)
  arrayPush(output, `[buffer]: ${formatInner(context, value.buffer, depth)}`)
}
