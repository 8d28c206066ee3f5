import { deepClone, display, expectLibrary, replaceAsymmetricMatcher } from './libraries.ts'

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
    const options = { printBasicPrototype: false, maxWidth: 500, maxOutputLength: 32_768, maxLength: limit }
    return cap(withoutColours(display.stringify(value, 8, options)), limit)
  } catch {
    return '[unprintable]'
  }
}

/** Prints the two sides of a comparison, or nothing when the texts would not tell them apart. */
export function printPair(
  expected: unknown,
  actual: unknown,
): { expected: string; actual: string } | undefined {
  const [left, right] = withoutMatchers(expected, actual)
  const pair = { expected: print(left), actual: print(right) }
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

/** Asymmetric matchers that do match take the actual value's place, so that only real differences show. */
function withoutMatchers(expected: unknown, actual: unknown): [unknown, unknown] {
  try {
    if (!expectLibrary.hasAsymmetric(expected)) return [expected, actual]
    const replaced = replaceAsymmetricMatcher(deepClone(actual), deepClone(expected))
    return [replaced.replacedExpected, replaced.replacedActual]
  } catch {
    return [expected, actual]
  }
}
