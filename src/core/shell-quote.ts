/** One word of a command line, quoted for a POSIX shell only when it has to be. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A command line that can be pasted into a shell. */
export function commandLine(words: string[]): string {
  return words.map(shellQuote).join(' ')
}
