/** commander's error text as sentences in our own voice. */
export function usageSentence(message: string): string {
  const [first = '', ...rest] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  const sentence = first.charAt(0).toUpperCase() + first.slice(1)
  const ended = /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
  return [ended, ...rest.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(' ').replaceAll("'", '"')
}
