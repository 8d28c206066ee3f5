import type { IBufferCell, Terminal } from '@xterm/headless'

const [cellWidth, cellHeight, margin] = [8.4, 18, 12]
const background = '#16181d'
const foreground = '#d5d8de'
/** What the sixteen colours of a terminal look like. */
const palette = [
  ...['#16181d', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d5d8de'],
  ...['#5c6370', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff'],
]

/** What is on a terminal's screen as an SVG picture. */
export function terminalSvg(terminal: Terminal): string {
  const width = Math.ceil(terminal.cols * cellWidth + 2 * margin)
  const height = terminal.rows * cellHeight + 2 * margin
  const rows = Array.from({ length: terminal.rows }, (_, row) => rowSvg(terminal, row)).join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="100%" height="100%" rx="8" fill="${background}"/>
<g font-family="ui-monospace, 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
${rows}
</g>
</svg>
`
}

interface Run {
  column: number
  text: string
  style: string
}

function rowSvg(terminal: Terminal, row: number): string {
  const { active } = terminal.buffer
  const line = active.getLine(active.baseY + row)
  const runs: Run[] = []
  for (let column = 0; column < terminal.cols; column++) {
    const cell = line?.getCell(column)
    if (cell === undefined || cell.getWidth() === 0) continue
    const style = styleOf(cell)
    const last = runs.at(-1)
    if (last?.style === style) last.text += cell.getChars() || ' '
    else runs.push({ column, text: cell.getChars() || ' ', style })
  }
  const y = margin + row * cellHeight + 13
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, text, style }) => {
      const shown = text.trimEnd()
      const x = margin + column * cellWidth
      const length = ([...shown].length * cellWidth).toFixed(1)
      return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length}"${style}>${escaped(shown)}</text>`
    })
    .join('')
}

function styleOf(cell: IBufferCell): string {
  const fill = cell.isFgPalette() ? (palette[cell.getFgColor()] ?? foreground) : foreground
  const weight = cell.isBold() ? ' font-weight="bold"' : ''
  return ` fill="${fill}"${weight}${cell.isDim() ? ' opacity="0.6"' : ''}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
