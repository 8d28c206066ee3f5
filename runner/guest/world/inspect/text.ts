/** Strings, numbers, symbols and property names as source code would spell them. */

import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'

const {
  NativeString,
  numberToString,
  objectIs,
  regExpExec,
  stringCharCodeAt,
  stringIncludes,
  stringPadStart,
  stringRepeat,
  stringSlice,
  symbolToString,
} = primordials

/** A primitive as `util.inspect` shows it; long strings are cut at `maxStringLength` and broken at line ends. */
export function formatPrimitive(context: Context, value: unknown): string {
  if (typeof value === 'string') return formatString(context, value)
  return formatOther(value)
}

/** Everything but strings. */
export function formatOther(value: unknown): string {
  if (typeof value === 'number') return objectIs(value, -0) ? '-0' : NativeString(value)
  if (typeof value === 'bigint') return `${NativeString(value)}n`
  if (typeof value === 'symbol') return escapeText(symbolToString(value), -1)
  return NativeString(value)
}

function formatString(context: Context, value: string): string {
  let text = value
  let rest = ''
  if (text.length > context.maxStringLength) {
    const remaining = text.length - context.maxStringLength
    text = stringSlice(text, 0, context.maxStringLength)
    rest = `... ${remaining} more character${remaining > 1 ? 's' : ''}`
  }
  if (
    context.compact === true ||
    text.length <= 16 ||
    text.length <= context.breakLength - context.indentation - 4
  ) {
    return quote(text) + rest
  }
  let result = ''
  for (let start = 0; start < text.length; ) {
    let end = start
    while (end < text.length && stringCharCodeAt(text, end) !== 10) end++
    const line = quote(stringSlice(text, start, end + 1))
    result += result === '' ? line : ` +\n${stringRepeat(' ', context.indentation + 2)}${line}`
    start = end + 1
  }
  return result + rest
}

/** Quotes with the first of ' " ` that the text does not contain. */
export function quote(text: string): string {
  const code = !stringIncludes(text, "'")
    ? 39
    : !stringIncludes(text, '"')
      ? 34
      : !stringIncludes(text, '`') && !stringIncludes(text, '${')
        ? 96
        : 39
  const mark = code === 39 ? "'" : code === 34 ? '"' : '`'
  return mark + escapeText(text, code) + mark
}

const named: Record<number, string> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 92: '\\\\' }

/** Escapes control characters, lone surrogates, and a quote when it is the one in use (-1: none is). */
function escapeText(text: string, quoteCode: number): string {
  let result = ''
  let last = 0
  for (let index = 0; index < text.length; index++) {
    const code = stringCharCodeAt(text, index)
    let escaped: string | undefined
    if (code < 32 || code === 92) escaped = named[code] ?? hex(code)
    else if (code === 39 && quoteCode === 39) escaped = "\\'"
    else if (code >= 127 && code <= 159) escaped = hex(code)
    else if (code >= 0xd800 && code <= 0xdfff) {
      const next = code <= 0xdbff ? stringCharCodeAt(text, index + 1) : 0
      if (next >= 0xdc00 && next <= 0xdfff) index++
      else escaped = `\\u${numberToString(code, 16)}`
    }
    if (escaped === undefined) continue
    result += stringSlice(text, last, index) + escaped
    last = index + 1
  }
  return last === 0 ? text : result + stringSlice(text, last)
}

function hex(code: number): string {
  return `\\x${upper(stringPadStart(numberToString(code, 16), 2, '0'))}`
}

function upper(digits: string): string {
  let result = ''
  for (let index = 0; index < digits.length; index++) {
    const code = stringCharCodeAt(digits, index)
    result += code >= 97 ? (['A', 'B', 'C', 'D', 'E', 'F'][code - 97] ?? '') : (digits[index] ?? '')
  }
  return result
}

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/

/** The name of a property before its colon. */
export function formatKey(key: PropertyKey, enumerable: boolean): string {
  let name: string
  if (typeof key === 'symbol') name = escapeText(symbolToString(key), -1)
  else if (key === '__proto__') name = "['__proto__']"
  else if (regExpExec(identifier, key as string) !== null) name = key as string
  else name = quote(NativeString(key))
  return enumerable ? name : `[${name}]`
}
