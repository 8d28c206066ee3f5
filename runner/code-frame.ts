/** The lines around a place in a source, with a gutter of line numbers and a caret; `line` and `column` count from 1. */
export function codeFrame(source: string, line: number, column: number): string {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/)
  const from = Math.max(1, line - 2)
  const to = Math.min(lines.length, line + 2)
  const width = String(to).length
  const shown: string[] = []
  for (let at = from; at <= to; at++) {
    const { text, caret } = excerpt(lines[at - 1] ?? '', at === line ? column : 1)
    shown.push(`${at === line ? '>' : ' '} ${String(at).padStart(width)} | ${text}`.trimEnd())
    if (at === line) shown.push(`  ${' '.repeat(width)} | ${' '.repeat(caret)}^`)
  }
  return shown.join('\n')
}

const maxWidth = 100

/** A line cut to what fits, around the column; tabs become spaces, so that the caret stands where it should. */
function excerpt(line: string, column: number): { text: string; caret: number } {
  const start = column > maxWidth - 20 ? column - maxWidth / 2 : 0
  const clean = line.replaceAll('\t', ' ')
  const text =
    (start > 0 ? '…' : '') +
    clean.slice(start, start + maxWidth) +
    (clean.length > start + maxWidth ? '…' : '')
  return { text, caret: Math.max(0, column - 1 - start + (start > 0 ? 1 : 0)) }
}
