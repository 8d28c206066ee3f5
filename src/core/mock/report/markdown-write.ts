import { cut } from '../../layout.ts'
import { sanitise } from '../../sanitise.ts'

/** A part of a document: a heading and the Markdown below it. */
export interface Section {
  /** What it is about, a word for those who draw it in their own way. */
  id: string
  title: string
  body: string
}

/** What stands for a text that is empty: an empty item would make a heading of the line before it. */
const nothing = '(nothing)'

/** Blocks of Markdown with the empty line between them that they need; empty ones are left out. */
export function blocks(...all: string[]): string {
  return all.filter((each) => each !== '').join('\n\n')
}

/** Foreign text as a piece of a line: nothing in it is a mark of Markdown, and its line breaks are spaces. */
export function plain(text: string): string {
  return escaped(oneLine(text) || nothing)
}

/** Foreign text of any number of lines as a quotation. */
export function quoted(text: string): string {
  const lines = (sanitise(text).trim() || nothing).split('\n').map(escaped)
  const last = lines.length - 1
  return lines
    .map((line, index) => (line === '' ? '>' : `> ${line}${isBroken(lines, index, last) ? '\\' : ''}`))
    .join('\n')
}

/** Foreign text as code in a line. */
export function code(text: string): string {
  const inner = oneLine(text) || nothing
  const fence = '`'.repeat(longestRun(inner) + 1)
  const gap = fence.length > 1 ? ' ' : ''
  return fence + gap + inner + gap + fence
}

/** Foreign text as a block of code. */
export function fenced(text: string, language = 'text'): string {
  const inner = sanitise(text).replace(/\n+$/, '')
  const fence = '`'.repeat(Math.max(3, longestRun(inner) + 1))
  return `${fence}${language}\n${inner}\n${fence}`
}

/** A list; what an item consists of besides its first line stands below it. */
export function bullets(items: readonly (string | readonly [string, ...string[]])[]): string {
  return items
    .flatMap((item) => {
      const [first, ...rest] = typeof item === 'string' ? [item] : item
      return [`- ${first}`, ...rest.map((line) => `  - ${line}`)]
    })
    .join('\n')
}

/** A table; columns after the first one are numbers, which stand on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Foreign text as one line of at most so many columns. */
export function short(text: string, width: number): string {
  return cut(oneLine(text), width)
}

function oneLine(text: string): string {
  return sanitise(text).replace(/\s+/g, ' ').trim()
}

function escaped(line: string): string {
  return line
    .replace(/[\\`*[\]<>#|~$&@]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .trim()
}

/** Whether a line of a paragraph has another one below it. */
function isBroken(lines: readonly string[], index: number, last: number): boolean {
  return index < last && lines[index + 1] !== ''
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
}
