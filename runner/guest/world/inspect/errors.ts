/** Errors: the stack with the class's own name at its head, and what the error carries besides. */

import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'
import { type Head, prefix } from './names.ts'
import { indented } from './properties.ts'

const {
  arrayIncludes,
  arrayIndexOf,
  arrayIsArray,
  arrayPush,
  arraySplice,
  errorToString,
  objectHasOwn,
  stringEndsWith,
  stringIncludes,
  stringIndexOf,
  stringSlice,
  stringStartsWith,
} = primordials

/** The text of `error` without its properties; takes out of `keys` what the text already says. */
export function errorBase(context: Context, error: Error, head: Head, keys: PropertyKey[]): string {
  const stack = stackOf(error)
  const name = read(error, 'name') ?? 'Error'
  const message = read(error, 'message')
  if (!context.showHidden) dropKeys(keys, stack, { __proto__: null, stack: '', message, name })
  if (objectHasOwn(error, 'cause') && !arrayIncludes(keys, 'cause')) arrayPush(keys, 'cause')
  if (
    objectHasOwn(error, 'errors') &&
    arrayIsArray(read(error, 'errors')) &&
    !arrayIncludes(keys, 'errors')
  ) {
    arrayPush(keys, 'errors')
  }
  const improved = typeof name === 'string' ? withClassName(stack, head, name) : stack
  const start = typeof message === 'string' && message !== '' ? stringIndexOf(improved, message) : -1
  const after = start === -1 ? 0 : start + (message as string).length
  const hasFrames = stringIndexOf(improved, '\n    at', after) !== -1
  return indented(context, hasFrames ? improved : `[${improved}]`)
}

function stackOf(error: Error): string {
  const stack = read(error, 'stack')
  if (typeof stack === 'string' && stack !== '') return stack
  try {
    return errorToString(error)
  } catch {
    return 'Error'
  }
}

/** A property of an error, or nothing when reading it throws. */
function read(error: Error, key: string): unknown {
  try {
    return (error as unknown as Record<string, unknown>)[key]
  } catch {
    return undefined
  }
}

function dropKeys(keys: PropertyKey[], stack: string, known: Record<string, unknown>): void {
  for (const key in known) {
    const index = arrayIndexOf(keys, key)
    const value = known[key]
    if (index !== -1 && (typeof value !== 'string' || stringIncludes(stack, value)))
      arraySplice(keys, index, 1)
  }
}

/** `class Broken extends Error {}` has the name `Error` in its stack: show `Broken`, as Node does. */
function withClassName(stack: string, head: Head, name: string): string {
  const next = stack[name.length]
  const regular = stringEndsWith(name, 'Error') && stringStartsWith(stack, name)
  if (!regular || (next !== undefined && next !== ':' && next !== '\n')) return stack
  const full = stringSlice(prefix(head, 'Error'), 0, -1)
  if (full === name) return stack
  const rest = stringSlice(stack, name.length)
  return stringIncludes(full, name) ? full + rest : `${full} [${name}]${rest}`
}
