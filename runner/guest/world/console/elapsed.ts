/** A duration as `console.timeEnd` prints it. */

import { primordials } from '../primordials.ts'

const { mathFloor, NativeNumber, numberToFixed, stringPadStart } = primordials

/** `12.345ms`, `1.500s`, `2:03.250 (m:ss.mmm)` or `1:02:03 (h:mm:ss)`. */
export function formatElapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `${NativeNumber(numberToFixed(milliseconds, 3))}ms`
  if (milliseconds < 60_000) return `${numberToFixed(milliseconds / 1000, 3)}s`
  const hours = mathFloor(milliseconds / 3_600_000)
  const minutes = mathFloor((milliseconds % 3_600_000) / 60_000)
  const seconds = (milliseconds % 60_000) / 1000
  if (hours === 0) return `${minutes}:${stringPadStart(numberToFixed(seconds, 3), 6, '0')} (m:ss.mmm)`
  return `${hours}:${pad(minutes)}:${pad(mathFloor(seconds))} (h:mm:ss)`
}

function pad(value: number): string {
  return stringPadStart(`${value}`, 2, '0')
}
