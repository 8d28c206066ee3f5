/** Which lines of a text show: `1-20/47`; nothing when all of it does. */
export function placeText(top: number, length: number, height: number): string {
  return length <= height ? '' : `${top + 1}-${Math.min(top + height, length)}/${length}`
}
