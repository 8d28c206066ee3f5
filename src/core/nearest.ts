/** The word most like `word`, or undefined when none is near enough to be a slip of the hand. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const typed = word.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(typed.length / 2.5)) + 1
  for (const candidate of words) {
    const name = candidate.toLowerCase()
    const far = typed.length > 2 && name.startsWith(typed) ? 0.5 : distance(typed, name)
    if (far < bestDistance) [best, bestDistance] = [candidate, far]
  }
  return best
}

/** ` Did you mean "x"?` to append to a sentence, or nothing. */
export function didYouMean(word: string, words: Iterable<string>): string {
  const near = nearest(word, words)
  return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** Edits between two words: insert, delete, replace and swap of two neighbours each count one. */
export function distance(a: string, b: string): number {
  // Optimal string alignment; a word of thousands of characters is no slip, so it is not compared in full.
  if (Math.abs(a.length - b.length) > 20) return Math.abs(a.length - b.length)
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, at(beforeLast, j - 2) + 1)
      }
      row.push(edits)
    }
    ;[beforeLast, last] = [last, row]
  }
  return at(last, b.length)
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
