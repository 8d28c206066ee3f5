/** A small change to a statement. */
export interface SqlMutant {
  /** UTF-16 indices into the text. */
  start: number
  end: number
  becomes: string
}

/** What a word or sign may become; longer ones stand before those that they begin with. */
const replacements: [pattern: RegExp, becomes: (found: string) => string[]][] = [
  [/<=/y, () => ['<', '=']],
  [/>=/y, () => ['>', '=']],
  [/<>|!=/y, () => ['=']],
  [/</y, () => ['<=', '>']],
  [/>/y, () => ['>=', '<']],
  [/=/y, () => ['<>']],
  [/\+/y, () => ['-']],
  [/-/y, () => ['+']],
  [/\bleft\s+(?:outer\s+)?join\b/iy, () => ['join']],
  [/\bunion\s+all\b/iy, () => ['union']],
  [/\bis\s+not\s+null\b/iy, () => ['is null']],
  [/\bis\s+null\b/iy, () => ['is not null']],
  [/\bnot\s+/iy, () => ['']],
  [/\bdistinct\b/iy, () => ['']],
  [/\bdesc\b/iy, () => ['asc']],
  [/\basc\b/iy, () => ['desc']],
  [/\band\b/iy, () => ['or']],
  [/\bor\b/iy, () => ['and']],
  [/\brow_number\b/iy, () => ['rank']],
  [/\bdense_rank\b/iy, () => ['rank']],
  [/\brank\b/iy, () => ['row_number', 'dense_rank']],
  [/\bsum\b/iy, () => ['max']],
  [/\bmax\b/iy, () => ['min']],
  [/\bmin\b/iy, () => ['max']],
  [/\bfirst\b/iy, () => ['last']],
  [/\blast\b/iy, () => ['first']],
  [/\bpartition\s+by\b/iy, () => ['order by']],
  [/\b\d+\b/y, (found) => [String(Number(found) + 1)]],
]

/** What is left as it is: strings, quoted names, comments, parameters, casts, and words with digits in them. */
const skipped = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\d+|::\s*\w+|[a-z_][\w$]*/iy

/** The mutants of a statement, in the order of the text. Nothing is parsed: some of them may be no SQL at all. */
export function sqlMutants(text: string): SqlMutant[] {
  const found: SqlMutant[] = []
  for (let at = 0; at < text.length; ) {
    const change = replacements.map(([pattern, becomes]) => ({ word: matched(pattern, text, at), becomes }))
    const first = change.find(({ word }) => word !== undefined)
    const comment = text.startsWith('--', at)
    if (first?.word !== undefined && !comment) {
      const { word } = first
      for (const becomes of first.becomes(word)) found.push({ start: at, end: at + word.length, becomes })
      at += word.length
    } else at += matched(skipped, text, at)?.length ?? 1
  }
  return found
}

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
