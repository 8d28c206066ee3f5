/** AssertionError and the sentences that it generates. */

import { invalidArgType } from '../errors.ts'
import { inspect } from '../modules/inspect.ts'
import { diffLines } from './diff.ts'

export interface AssertionOptions {
  message?: unknown
  actual?: unknown
  expected?: unknown
  operator?: string
  /** Frames above this function are left out of the stack. */
  stackStartFn?: ((...args: never[]) => unknown) | undefined
  generatedMessage?: boolean
}

const sentences: Record<string, string> = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
}

const sameStructure = 'Values have same structure but are not reference-equal:'
const maxInline = 512
const maxLines = 50

export class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION'
  generatedMessage: boolean
  actual: unknown
  expected: unknown
  operator: string | undefined

  constructor(options: AssertionOptions) {
    if (typeof options !== 'object' || options === null)
      throw invalidArgType('options', 'of type object', options)
    const { message, actual, expected, operator, stackStartFn, generatedMessage } = options
    super(messageOf(options))
    this.name = 'AssertionError'
    Object.defineProperty(this, 'name', { enumerable: false })
    this.generatedMessage = generatedMessage ?? !message
    this.actual = actual
    this.expected = expected
    this.operator = operator
    Error.captureStackTrace(this, stackStartFn ?? new.target)
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`
  }
}

/** A message of the caller's own replaces the first sentence of a strict comparison, and all of any other. */
function messageOf(options: AssertionOptions): string {
  const { message, actual, expected, operator } = options
  if (message === undefined || message === null) return generate(options)
  const strict = operator === 'deepStrictEqual' || operator === 'strictEqual'
  return strict ? difference(actual, expected, operator, String(message)) : String(message)
}

function generate({ actual, expected, operator = '' }: AssertionOptions): string {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual')
    return difference(actual, expected, operator)
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return sameness(actual, operator)
  const [one, other] = [show(actual), show(expected)]
  if (operator === 'notDeepEqual' && one === other) return cut(`${sentences[operator]}\n\n${one}`, 1024)
  const [a, b] = [cut(one, maxInline), cut(other, maxInline)]
  if (operator === 'deepEqual') return `${sentences[operator]}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`
  const unequal = sentences[`${operator}Unequal`]
  return unequal === undefined
    ? `${a} ${operator} ${b}`
    : `${unequal}\n\n${a}\n\nshould not loosely deep-equal\n\n${b}`
}

function difference(actual: unknown, expected: unknown, operator: string, message?: string): string {
  const [one, other] = [show(actual), show(expected)]
  const bothObjects = isObject(actual) && isObject(expected) && typeof actual === typeof expected
  const known = sentences[operator === 'strictEqual' && bothObjects ? 'strictEqualObject' : operator]
  const sentence = message || known
  const simple =
    !one.includes('\n') && !other.includes('\n') && !(isPlainObject(actual) && isPlainObject(expected))
  if (simple) {
    const quotes = (typeof actual === 'string' ? 2 : 0) + (typeof expected === 'string' ? 2 : 0)
    const short = one.length + other.length - quotes <= 12 && (actual !== 0 || expected !== 0)
    if (short) return `${sentence}\n\n${one} !== ${other}\n`
    return `${sentence}\n+ actual - expected\n\n+ ${one}\n- ${other}${pointer(actual, expected, one, other)}\n`
  }
  if (one === other) return `${message || sameStructure}\n\n${firstLines(one)}\n`
  return `${sentence}\n+ actual - expected\n\n${diffLines(one, other)}\n`
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isObject(value: unknown): boolean {
  return isPlainObject(value) || typeof value === 'function'
}

/** A caret below the first character in which two strings differ. */
function pointer(actual: unknown, expected: unknown, one: string, other: string): string {
  if (typeof actual !== 'string' || typeof expected !== 'string' || one.length + other.length > 80) return ''
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at >= 3 && at < one.length ? `\n${' '.repeat(at + 2)}^` : ''
}

function sameness(actual: unknown, operator: string): string {
  const key = operator === 'notStrictEqual' && isObject(actual) ? 'notStrictEqualObject' : operator
  const text = show(actual)
  if (text.includes('\n')) return `${sentences[key]}\n\n${firstLines(text)}\n`
  return `${sentences[key]}${text.length > 5 ? '\n\n' : ' '}${text}`
}

function firstLines(text: string): string {
  const lines = text.split('\n')
  return lines.length > maxLines ? `${lines.slice(0, maxLines).join('\n')}\n...` : text
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text
}

function show(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    sorted: true,
    getters: true,
  })
}
