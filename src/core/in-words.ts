/** A text for those who listen: words in place of signs, nothing that is a picture. */
export function inWords(text: string): string {
  return text.split('\n').map(line).join('\n')
}

const words: [sign: RegExp, word: string][] = [
  // The word that follows says it already.
  [/[✓✗] (?=accepted|solved|[a-z]+(-[a-z]+)*-(answer|error|exceeded)\b)/g, ''],
  [/✓(?=[he ])/g, 'passed: '],
  [/✓/g, 'passed'],
  [/✗/g, 'failed:'],
  [/› ?/g, 'selected: '],
  [/ +· +/g, ', '],
  [/…/g, '...'],
  [/^( *)→ /g, '$1To do: '],
  [/^! (?=\S+ {2,}\S)/g, 'warning: '],
  [/→$/g, 'Right'],
  [/ → /g, ' gives '],
  [/→/g, 'Right'],
  [/←/g, 'Left'],
  [/↑/g, 'Up'],
  [/↓/g, 'Down'],
  [/×/g, 'times'],
  [/²/g, ' squared'],
  [/³/g, ' cubed'],
  [/÷/g, 'divided by'],
  [/[–—−]/g, '-'],
  [/±/g, 'plus or minus '],
  [/’/g, "'"],
  [/\u00a0/g, ' '],
  [/[▏│─·]/g, ''],
]

/** Bars of any length, and what is left of one. */
const bar = /[█▓▒░]+·*|·{2,}/g

function line(text: string): string {
  if (/^(?!! )[\x20-\x7e]*$/.test(text)) return text
  const plain = bar.test(text) ? text.replace(bar, '').replace(/ {2,}/g, ' ') : text
  return words.reduce((sum, [sign, word]) => sum.replace(sign, word), plain).replace(/: {2,}/g, ': ')
}
