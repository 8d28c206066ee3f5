/** commander's error text as sentences in our own voice. */
export function usageSentence(message: string): string {
  const [first = '', ...rest] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  const sentence = first.charAt(0).toUpperCase() + first.slice(1)
  const ended = /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
  const hints = rest.map((line) =>
    line.replace(/^\((.*)\)$/, '$1').replace(/^Did you mean ([^ ]+)\?$/, 'Did you mean "$1"?'),
  )
  return [ended, ...hints].join(' ').replaceAll("'", '"')
}
