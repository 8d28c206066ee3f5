import { columns } from '../../core/layout.ts'

/**
 * Painted text as lines of at most `width` columns. Broken are also the lines that nobody wraps, code and data:
 * at a space if there is one in their second half, else at the edge. Colours go on in the next line.
 */
export function fold(text: string, width: number): string[] {
  const lines = text.replaceAll('\t', '  ').replace(/\n$/, '').split('\n')
  return lines.flatMap((line) => (line.length <= width ? [line] : foldLine(line, Math.max(2, width))))
}

/** A character and the codes that are in force where it stands. */
interface Cell {
  character: string
  codes: string
}

function foldLine(line: string, width: number): string[] {
  const cells = cellsOf(line)
  const plain = cells.map(({ character }) => character).join('')
  if (columns(plain) <= width) return [line]
  const indent = /^ */.exec(plain)?.[0].length ?? 0
  // A line that is mostly indentation has none where it goes on.
  const margin = cells.slice(0, indent > width / 2 ? 0 : indent)
  const lines: string[] = []
  let rest = cells
  while (rest.length > 0) {
    const start = lines.length === 0 ? rest : [...margin, ...rest]
    const end = breakAt(start, width)
    lines.push(written(start.slice(0, end)))
    rest = start.slice(end)
    while (rest[0]?.character === ' ') rest = rest.slice(1)
  }
  return lines
}

function breakAt(cells: Cell[], width: number): number {
  let used = 0
  let space = 0
  for (const [index, { character }] of cells.entries()) {
    used += columns(character)
    if (character === ' ' && used <= width + 1 && index > width / 2) space = index
    if (used > width) return space > 0 ? space : index
  }
  return cells.length
}

function cellsOf(line: string): Cell[] {
  let codes = ''
  return line.split(/(\u001b\[[\d;]*m)/).flatMap((piece, index) => {
    if (index % 2 === 0) return [...piece].map((character) => ({ character, codes }))
    // Paint closes its tones together, so that the first closing code ends all of them.
    codes = /^\u001b\[(0|22|39)?m$/.test(piece) ? '' : codes + piece
    return []
  })
}

function written(cells: Cell[]): string {
  let text = ''
  let now = ''
  for (const { character, codes } of cells) {
    if (codes !== now) text += (now === '' ? '' : reset) + codes
    now = codes
    text += character
  }
  return now === '' ? text : text + reset
}

const reset = '\u001b[0m'
