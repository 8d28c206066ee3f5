const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/** Terminal columns that plain text takes: two for East Asian wide characters and emoji, none for marks. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let total = 0
  for (const character of text) {
    if (!/[\p{M}\u200b-\u200d]/u.test(character)) total += wide.test(character) ? 2 : 1
  }
  return total
}

/** The text padded with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** The text cut to `width` columns, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (columns(kept + character) > width - 1) break
    kept += character
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`
}

/** Breaks text between words into lines of at most `width` columns; line breaks stay, long words stay whole. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => (columns(line) <= width ? [line] : wrapLine(line, width)))
}

function wrapLine(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const lines: string[] = []
  let current = indent
  for (const word of line.trim().split(/ +/)) {
    const fits = current === indent || columns(current) + 1 + columns(word) <= width
    if (!fits) {
      lines.push(current)
      current = indent
    }
    current += current === indent ? word : ` ${word}`
  }
  return [...lines, current]
}

/** Every line that is not empty moved right by `by` columns. */
export function indent(lines: string[], by: number): string[] {
  return lines.map((line) => (line === '' ? line : ' '.repeat(by) + line))
}
