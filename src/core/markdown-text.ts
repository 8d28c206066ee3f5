import { lexer, type Token, type Tokens } from 'marked'
import { codeLines } from './code-text.ts'
import { columns, indent, pad, wrap } from './layout.ts'
import type { Paint } from './paint.ts'

interface Style {
  paint: Paint
  width: number
}

/** Markdown as text for a terminal: bold headings, wrapped prose, code indented and never wrapped. */
export function markdownText(markdown: string, style: Style): string {
  const lines = blocks(lexer(markdown), style)
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function blocks(tokens: Token[], style: Style, gap = true): string[] {
  const parts = tokens.map((token) => block(token, style)).filter((lines) => lines.length > 0)
  return parts.flatMap((lines, index) => (gap && index > 0 ? ['', ...lines] : lines))
}

function block(token: Token, style: Style): string[] {
  const { paint, width } = style
  switch (token.type) {
    case 'space':
    case 'def':
      return []
    case 'heading':
      return painted('strong', wrap(inline((token as Tokens.Heading).tokens), width), paint)
    case 'code':
      return indent(codeLines((token as Tokens.Code).text, languageIn(token as Tokens.Code), paint), 4)
    case 'list':
      return list(token as Tokens.List, style)
    case 'blockquote':
      return blocks((token as Tokens.Blockquote).tokens, { paint, width: width - 2 }).map(
        (line) => `│ ${line}`,
      )
    case 'table':
      return table(token as Tokens.Table, style)
    case 'hr':
      return [paint('dim', '─'.repeat(Math.min(width, 20)))]
    default: {
      const { tokens, text } = token as Tokens.Generic
      return wrap(tokens ? inline(tokens) : (text ?? '').trimEnd(), width)
    }
  }
}

/** The first word behind the fence. */
function languageIn({ lang = '' }: Tokens.Code): string {
  return lang.split(/\s/)[0] ?? ''
}

function list(token: Tokens.List, style: Style): string[] {
  const items = token.items.map((item, index) => {
    const marker = token.ordered ? `${Number(token.start || 1) + index}. ` : '- '
    const inner = { ...style, width: style.width - marker.length }
    const [first = '', ...rest] = blocks(item.tokens, inner, token.loose)
    return [marker + first, ...indent(rest, marker.length)]
  })
  return items.flatMap((lines, index) => (token.loose && index > 0 ? ['', ...lines] : lines))
}

/** A table with aligned columns where that fits, else each row as `heading: cell` lines. */
function table(token: Tokens.Table, { paint, width }: Style): string[] {
  const header = token.header.map((cell) => inline(cell.tokens))
  const rows = token.rows.map((row) => row.map((cell) => inline(cell.tokens)))
  const widths = header.map((cell, column) =>
    Math.max(columns(cell), ...rows.map((row) => columns(row[column] ?? ''))),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  if (widths.reduce((sum, each) => sum + each + 2, -2) <= width) {
    return [paint('strong', line(header)), ...rows.map(line)]
  }
  return rows.flatMap((row, index) => {
    const cells = row.flatMap((cell, column) => wrap(`${header[column] ?? ''}: ${cell}`, width))
    return index === 0 ? cells : ['', ...cells]
  })
}

/** Inline marks are dropped rather than painted, so that wrapping counts the columns that show. */
function inline(tokens: Token[]): string {
  return tokens.map(inlineText).join('')
}

function inlineText(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n'
    case 'codespan':
      return `\`${(token as Tokens.Codespan).text}\``
    case 'link': {
      const { href, tokens } = token as Tokens.Link
      const text = inline(tokens)
      return text === href || href.startsWith('#') ? text : `${text} (${href})`
    }
    case 'text':
      return (
        (token as Tokens.Text).tokens
          ? inline((token as Tokens.Text).tokens ?? [])
          : (token as Tokens.Text).text
      ).replace(/\n/g, ' ')
    default: {
      const { tokens, text, raw } = token as Tokens.Generic
      return tokens ? inline(tokens) : (text ?? raw)
    }
  }
}

function painted(tone: 'strong', lines: string[], paint: Paint): string[] {
  return lines.map((line) => (line === '' ? line : paint(tone, line)))
}
