import { P } from './primordials.ts'
import type { Tables } from './tables.ts'
import { bigintText, isPlainNumber, numberText, symbolText, undefinedText } from './values.ts'
import { maxMessage } from './wire.ts'

/** Lists longer than this are looked at as a whole first. */
const manyValues = 32

/** The message for values none of which is an object; undefined when one is. `tooLarge` throws. */
export function primitivesText(
  values: readonly unknown[],
  tables: Tables,
  tooLarge: (what?: string) => never,
): string | undefined {
  const long = values.length > manyValues ? plainText(values, tooLarge) : undefined
  if (long !== undefined) return long
  let text = '['
  for (let index = 0; index < values.length; index++) {
    const item = values[index]
    if (index > 0) text += ','
    switch (typeof item) {
      case 'string':
        if (item.length > maxMessage) tooLarge()
        text += P.quote(item)
        break
      case 'number':
        text += numberText(item)
        break
      case 'boolean':
        text += item ? 'true' : 'false'
        break
      case 'undefined':
        text += undefinedText
        break
      case 'bigint':
        text += bigintText(item, tooLarge)
        break
      case 'symbol':
        text += symbolText(item, tables)
        break
      default:
        if (item !== null) return undefined
        text += 'null'
    }
  }
  if (text.length > maxMessage) tooLarge()
  return `${text}]`
}

/** A long list that JSON writes as it is, in one go. */
function plainText(values: readonly unknown[], tooLarge: () => never): string | undefined {
  const copy = P.copyArray(values)
  P.setPrototypeOf(copy, null)
  let chars = 0
  for (let index = 0; index < copy.length; index++) {
    const item = copy[index]
    if (typeof item === 'string') chars += item.length
    else if (typeof item === 'number') {
      if (!isPlainNumber(item)) return undefined
    } else if (typeof item !== 'boolean') return undefined
  }
  if (chars > maxMessage) tooLarge()
  return P.quote(copy)
}
