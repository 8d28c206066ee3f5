/** The words before the braces: constructor names, tags, functions and classes. */

import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'

const {
  functionToString,
  NativeString,
  objectHasOwn,
  objectIsEnumerable,
  reflectGetOwnPropertyDescriptor,
  reflectGetPrototypeOf,
  regExpExec,
  stringEndsWith,
  stringStartsWith,
} = primordials

/** What stands before an object's braces. */
export interface Head {
  className: string | null
  tag: string
}

export function headOf(context: Context, value: object, depth: number): Head {
  return { className: classNameOf(context, value, depth), tag: tagOf(context, value) }
}

/** The name of the nearest constructor that `value` is an instance of; null when no prototype has one. */
function classNameOf(context: Context, value: object, depth: number): string | null {
  for (let at: object | null = value; at !== null; at = reflectGetPrototypeOf(at)) {
    const maker: unknown = reflectGetOwnPropertyDescriptor(at, 'constructor')?.value
    if (typeof maker !== 'function') continue
    const name = nameOf(maker)
    if (name !== '' && isInstance(value, maker)) return name
  }
  const prototype = reflectGetPrototypeOf(value)
  if (prototype === null) return null
  if (depth > context.depth) return `Object <Complex prototype>`
  const below = classNameOf(context, prototype, depth + 1)
  return `Object <${below ?? '[Object: null prototype] {}'}>`
}

function nameOf(maker: object): string {
  const name: unknown = (maker as { name?: unknown }).name
  return name === '' ? '' : NativeString(name)
}

function isInstance(value: object, maker: object): boolean {
  try {
    return value instanceof (maker as typeof Object)
  } catch {
    return false
  }
}

/** `value[Symbol.toStringTag]` unless it is an own property that is printed anyway. */
function tagOf(context: Context, value: object): string {
  let tag: unknown
  try {
    tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]
  } catch {
    return ''
  }
  if (typeof tag !== 'string' || tag === '') return ''
  const shown = context.showHidden
    ? objectHasOwn(value, Symbol.toStringTag)
    : objectIsEnumerable(value, Symbol.toStringTag)
  return shown ? '' : tag
}

/** `Foo(2) [tag] `, or `[Object: null prototype] ` when there is no constructor. */
export function prefix({ className, tag }: Head, fallback: string, size = ''): string {
  if (className === null) {
    const extra = tag !== '' && fallback !== tag ? `[${tag}] ` : ''
    return `[${fallback}${size}: null prototype] ${extra}`
  }
  return tag !== '' && className !== tag ? `${className}${size} [${tag}] ` : `${className}${size} `
}

const functionPrototypes = {
  asynchronous: reflectGetPrototypeOf(async () => undefined),
  generator: reflectGetPrototypeOf(function* () {}),
  asynchronousGenerator: reflectGetPrototypeOf(async function* () {}),
}

const classHead = /^class(?:\s*\{|\s+[^\s(])/

/** `[Function: name]`, `[class Foo extends Bar]`, `[AsyncFunction (anonymous)]`. */
export function functionBase(value: object, head: Head): string {
  const { className, tag } = head
  const source = functionToString(value)
  if (
    stringStartsWith(source, 'class') &&
    stringEndsWith(source, '}') &&
    regExpExec(classHead, source) !== null
  ) {
    return classBase(value, head)
  }
  const type = functionType(value)
  const name: unknown = (value as { name?: unknown }).name
  let base = `[${type}${className === null ? ' (null prototype)' : ''}`
  base += name === '' ? ' (anonymous)]' : `: ${typeof name === 'string' ? name : typeof name}]`
  if (className !== type && className !== null) base += ` ${className}`
  return tag !== '' && className !== tag ? `${base} [${tag}]` : base
}

function functionType(value: object): string {
  for (let at = reflectGetPrototypeOf(value); at !== null; at = reflectGetPrototypeOf(at)) {
    if (at === functionPrototypes.asynchronous) return 'AsyncFunction'
    if (at === functionPrototypes.generator) return 'GeneratorFunction'
    if (at === functionPrototypes.asynchronousGenerator) return 'AsyncGeneratorFunction'
  }
  return 'Function'
}

function classBase(value: object, { className, tag }: Head): string {
  const name = objectHasOwn(value, 'name') && (value as { name?: unknown }).name
  let base = `class ${name ? NativeString(name) : '(anonymous)'}`
  if (className !== 'Function' && className !== null) base += ` [${className}]`
  if (tag !== '' && className !== tag) base += ` [${tag}]`
  const above = reflectGetPrototypeOf(value)
  if (className === null || above === null) return `[${base} extends null]`
  const parent = (above as { name?: unknown }).name
  return parent ? `[${base} extends ${NativeString(parent)}]` : `[${base}]`
}
