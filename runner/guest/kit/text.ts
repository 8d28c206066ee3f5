import type { Comparison } from './assertion-errors.ts'
import { display, expectLibrary, prettyFormat } from './libraries.ts'

/** Only matchers of the kit print themselves: the library would ask any object that says it is one. */
const ownMatchers = {
  ...prettyFormat.plugins.AsymmetricMatcher,
  test: (value: unknown) => value instanceof expectLibrary.AsymmetricMatcher,
}

/** Cuts a text to `limit` characters and says how much is missing. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit)}… (${text.length - limit} more characters)`
}

/** Removes colours that message builders may have put in. */
export function withoutColours(text: string): string {
  return text.replaceAll(/\x1b\[[\d;]*m/g, '')
}

/** Prints any value for people: strings in quotes, long collections shortened, '[unprintable]' when it resists. */
export function print(value: unknown, limit = 16_384): string {
  try {
    if (typeof value === 'string') return `"${cap(value, limit)}"`
    const bounds = { maxWidth: 500, maxOutputLength: 32_768, maxLength: limit }
    const options = { ...bounds, printBasicPrototype: false, plugins: [ownMatchers] }
    return cap(withoutColours(display.stringify(value, 8, options)), limit)
  } catch {
    return '[unprintable]'
  }
}

/** Prints a value on one line of about 40 characters, as the messages of matchers do. */
export function printShort(value: unknown): string {
  return attempt(
    () => withoutColours(display.inspect(value, { truncate: 40, plugins: [ownMatchers] })),
    '[unprintable]',
  )
}

/** Prints the two sides of a comparison, or nothing when the texts would not tell them apart. */
export function printPair({
  expected,
  actual,
  sign = '',
}: Comparison): { expected: string; actual: string } | undefined {
  const wanted = attempt(() => withoutMatched(expected, actual), expected)
  const pair = { expected: sign + print(wanted), actual: print(actual) }
  return pair.expected === pair.actual ? undefined : pair
}

/** Reads a property of something hostile: anything but a string is undefined. */
export function readText(value: unknown, key: string): string | undefined {
  try {
    const text: unknown = Reflect.get(Object(value), key)
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

function attempt<T>(make: () => T, otherwise: T): T {
  try {
    return make()
  } catch {
    return otherwise
  }
}

/** Asymmetric matchers that do match give way to the value they matched, so that only real differences show. */
function withoutMatched(expected: unknown, actual: unknown, depth = 0): unknown {
  if (typeof expected !== 'object' || expected === null || depth > 20) return expected
  if (expectLibrary.isAsymmetric(expected)) return expected.asymmetricMatch(actual) ? actual : expected
  const isList = Array.isArray(expected)
  if (!isList && Object.getPrototypeOf(expected) !== Object.prototype) return expected
  if (typeof actual !== 'object' || actual === null || !expectLibrary.hasAsymmetric(expected)) return expected
  const copy: object = isList ? [...expected] : { ...expected }
  for (const [key, inner] of Object.entries(expected)) {
    Reflect.set(copy, key, withoutMatched(inner, Reflect.get(actual, key), depth + 1))
  }
  return copy
}
