/** A footer's keys as a sentence. */
export function keysText(hints: { shown: string; word: string }[]): string {
  return `Keys: ${hints.map(({ shown, word }) => `${shown} ${word}`).join(', ')}.`
}

/** The lines of a help without the meaning of signs that nobody is told. */
export function spokenHelp(lines: string[]): string {
  const signs = lines.indexOf('Signs')
  return lines.slice(0, signs < 0 ? undefined : signs).join('\n')
}
