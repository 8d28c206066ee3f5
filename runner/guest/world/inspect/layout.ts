/** Puts the parts of one object together: on a line when they fit, else one a line, long arrays in columns. */

import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'

const {
  arrayJoin,
  arrayPush,
  mathFloor,
  mathMax,
  mathMin,
  mathRound,
  mathSqrt,
  stringIncludes,
  stringPadEnd,
  stringPadStart,
  stringRepeat,
} = primordials

export interface Parts {
  /** What stands before the braces: a function, a date, an error. */
  base: string
  open: string
  close: string
  /** Elements and properties, finished. */
  output: string[]
  /** The array whose elements they are, when it may be set in columns. */
  list?: ArrayLike<unknown> | undefined
}

export function layOut(context: Context, parts: Parts, depth: number): string {
  const { base, open, close, output } = parts
  if (context.compact === true) return layOutCompact(context, parts)
  if (typeof context.compact === 'number' && context.compact >= 1) {
    const grouped =
      parts.list !== undefined && output.length > 6 ? inColumns(context, output, parts.list) : output
    if (grouped !== output) return spread(context, parts, grouped)
    const start = output.length + context.indentation + open.length + base.length + 10
    if (context.currentDepth - depth < context.compact && fits(context, output, start, base)) {
      const joined = arrayJoin(output, ', ')
      if (!stringIncludes(joined, '\n')) return `${base === '' ? '' : `${base} `}${open} ${joined} ${close}`
    }
  }
  return spread(context, parts, output)
}

function spread(context: Context, { base, open, close }: Parts, output: string[]): string {
  const line = `\n${stringRepeat(' ', context.indentation)}`
  return `${base === '' ? '' : `${base} `}${open}${line}  ${arrayJoin(output, `,${line}  `)}${line}${close}`
}

function layOutCompact(context: Context, { base, open, close, output }: Parts): string {
  if (fits(context, output, 0, base)) {
    return `${open}${base === '' ? '' : ` ${base}`} ${arrayJoin(output, ', ')} ${close}`
  }
  const line = `\n${stringRepeat(' ', context.indentation)}`
  const first = base === '' && open.length === 1 ? ' ' : `${base === '' ? '' : ` ${base}`}${line}  `
  return `${open}${first}${arrayJoin(output, `,${line}  `)} ${close}`
}

function fits(context: Context, output: string[], start: number, base: string): boolean {
  let length = output.length + start
  if (length + output.length > context.breakLength) return false
  for (let index = 0; index < output.length; index++) {
    length += output[index]?.length ?? 0
    if (length > context.breakLength) return false
  }
  return base === '' || !stringIncludes(base, '\n')
}

const separator = 2

/** Sets more than six short elements in columns of equal width, roughly in a square, as Node does. */
function inColumns(context: Context, output: string[], list: ArrayLike<unknown>): string[] {
  const hasMore = context.maxArrayLength < output.length
  const count = hasMore ? output.length - 1 : output.length
  let total = 0
  let widest = 0
  for (let index = 0; index < count; index++) {
    const width = output[index]?.length ?? 0
    total += width + separator
    widest = mathMax(widest, width)
  }
  const cell = widest + separator
  const evenEnough = total / cell > 5 || widest <= 6
  if (cell * 3 + context.indentation >= context.breakLength || !evenEnough) return output
  const bias = mathSqrt(cell - total / output.length)
  const biased = mathMax(cell - 3 - bias, 1)
  const columns = mathMin(
    // A character is about two and a half times as high as it is wide.
    mathRound(mathSqrt(2.5 * biased * count) / biased),
    mathFloor((context.breakLength - context.indentation) / cell),
    (context.compact as number) * 4,
    15,
  )
  if (columns <= 1) return output
  return rows(output, count, columns, allNumbers(output, list))
}

function rows(output: string[], count: number, columns: number, alignRight: boolean): string[] {
  const widths: number[] = []
  for (let column = 0; column < columns; column++) {
    let width = 0
    for (let at = column; at < count; at += columns) width = mathMax(width, output[at]?.length ?? 0)
    arrayPush(widths, width + separator)
  }
  const result: string[] = []
  for (let start = 0; start < count; start += columns) {
    const end = mathMin(start + columns, count)
    let row = ''
    for (let at = start; at < end; at++) {
      const text = output[at] ?? ''
      const width = widths[at - start] ?? 0
      const last = at === end - 1
      if (alignRight) row += stringPadStart(last ? text : `${text}, `, last ? width - separator : width, ' ')
      else row += last ? text : stringPadEnd(`${text}, `, width, ' ')
    }
    arrayPush(result, row)
  }
  if (count < output.length) arrayPush(result, output[count])
  return result
}

function allNumbers(output: string[], list: ArrayLike<unknown>): boolean {
  for (let index = 0; index < output.length; index++) {
    const element = list[index]
    if (typeof element !== 'number' && typeof element !== 'bigint') return false
  }
  return true
}
