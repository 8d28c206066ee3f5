/** What makes a terminal put a text into the clipboard of whoever sits at it, also over ssh (OSC 52). */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`
}
