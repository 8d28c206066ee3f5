import { P } from './primordials.ts'
import type { Tables } from './tables.ts'
import { Tag } from './wire.ts'

/** Whether JSON has a word for a number. It has none for NaN, the infinities and minus zero. */
export function isPlainNumber(item: number): boolean {
  return item - item === 0 && (item !== 0 || 1 / item > 0)
}

export function numberText(item: number): string {
  if (isPlainNumber(item)) return `${item}`
  if (item === 0) return minusZero
  if (P.is(item, NaN)) return notANumber
  return item > 0 ? infinity : minusInfinity
}

const minusZero = `[${Tag.MinusZero}]`
const notANumber = `[${Tag.NaN}]`
const infinity = `[${Tag.Infinity}]`
const minusInfinity = `[${Tag.MinusInfinity}]`
export const undefinedText = `[${Tag.Undefined}]`

/** Hexadecimal digits of a BigInt that may cross: a larger one would take the reader minutes to print. */
const maxDigits = 500_000

/** Hexadecimal, because decimal text of a huge number takes time that grows with its square. */
export function bigintText(item: bigint, tooLarge: (what: string) => never): string {
  const text = P.bigintText(item, 16)
  if (text.length > maxDigits) tooLarge('a BigInt of more than two million bits')
  return `[${Tag.BigInt},"${text}"]`
}

export function bigintFrom(text: string): bigint {
  return text[0] === '-' ? -P.BigInt(`0x${P.slice(text, 1)}`) : P.BigInt(`0x${text}`)
}

export function symbolText(item: symbol, tables: Tables): string {
  const registered = P.symbolKeyFor(item)
  if (registered !== undefined) return `[${Tag.RegisteredSymbol},${P.quote(registered)}]`
  const wellKnown = P.mapGet(wellKnownNames, item) as string | undefined
  if (wellKnown !== undefined) return `[${Tag.WellKnownSymbol},"${wellKnown}"]`
  const description = P.symbolDescription(item) as string | undefined
  return `[${Tag.Symbol},${tables.symbolId(item)}${description === undefined ? '' : `,${P.quote(description)}`}]`
}

/** A built-in that both sides have, by its name. */
export function intrinsicText(name: string): string {
  return `[${Tag.Intrinsic},${P.quote(name)}]`
}

const wellKnownNames = new P.Map<symbol, string>()
export const wellKnownSymbols = new P.Map<string, symbol>()
for (const name of Object.getOwnPropertyNames(Symbol)) {
  const item = (Symbol as unknown as Record<string, unknown>)[name]
  if (typeof item !== 'symbol') continue
  wellKnownNames.set(item, name)
  wellKnownSymbols.set(name, item)
}
