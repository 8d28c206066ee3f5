/** Two texts line by line: `+` is only in the first, `-` only in the second. */

/** Beyond this many lines on a side the common ones are no longer searched for. */
const maxLines = 1000

export function diffLines(actual: string, expected: string): string {
  const [a, b] = [actual.split('\n'), expected.split('\n')]
  if (a.length > maxLines || b.length > maxLines) return [...mark('+', a), ...mark('-', b)].join('\n')
  const lengths = commonLengths(a, b)
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && isSame(a[i], b[j])) {
      lines.push(`  ${b[j]}`)
      i++
      j++
    } else if (j === b.length || (i < a.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      lines.push(`+ ${a[i++]}`)
    } else lines.push(`- ${b[j++]}`)
  }
  return lines.join('\n')
}

function mark(sign: string, lines: string[]): string[] {
  return lines.map((line) => `${sign} ${line}`)
}

/** A comma at the end only says that another element follows. */
function isSame(a: string | undefined, b: string | undefined): boolean {
  return a === b || a === `${b},` || `${a},` === b
}

/** For each pair of positions, how many lines the rests have in common. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as number[]
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = isSame(a[i], b[j])
        ? at(lengths, i + 1, j + 1) + 1
        : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

function at(lengths: number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
