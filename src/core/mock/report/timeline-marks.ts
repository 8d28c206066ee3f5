import type { RoundReport } from './report.ts'

type Kind = RoundReport['timeline'][number]['kind']

/** The sign of something that happened, around the origin; how it went is in its form as well as in its colour. */
export function markOf({ kind, good }: { kind: Kind; good?: boolean }): string {
  const tone = good === undefined ? 'plain' : good ? 'good' : 'bad'
  const sign = good === undefined ? '' : `<path class="sign" d="${good ? tick : cross}"/>`
  switch (kind) {
    case 'question':
      return `<path class="mark ${good ? 'plain' : 'open'}" d="${diamond}"/>`
    case 'plan':
      return `<rect class="mark plain" x="-5" y="-5" width="10" height="10"/>`
    case 'answer':
      return `<circle class="mark plain" r="5"/>`
    case 'code':
      return `<path class="mark plain" d="${triangle}"/>`
    case 'tests':
      return `<path class="mark open" d="${triangle}"/>`
    case 'run':
      return `<circle class="mark ${tone}" r="7"/>${sign}`
    case 'submit':
    case 'final':
      return `<rect class="mark ${tone}" x="-8" y="-8" width="16" height="16"/>${sign}`
    case 'hint':
      return `<circle class="mark warn" r="7"/><text class="letter" y="4">H</text>`
    case 'nudge':
      return `<circle class="mark open" r="7"/><text class="letter dark" y="4">!</text>`
    default:
      return ''
  }
}

/** What the signs of a picture mean, each with its sign. */
export const legend: { kind: Kind; good?: boolean; text: string }[] = [
  { kind: 'question', good: true, text: 'question' },
  { kind: 'question', good: false, text: 'question without an answer' },
  { kind: 'plan', text: 'plan' },
  { kind: 'answer', text: 'answer' },
  { kind: 'code', text: 'first code' },
  { kind: 'tests', text: 'first own test' },
  { kind: 'run', good: true, text: 'run, passed' },
  { kind: 'run', good: false, text: 'run, failed' },
  { kind: 'submit', good: true, text: 'submitted, accepted' },
  { kind: 'submit', good: false, text: 'submitted, failed' },
  { kind: 'hint', text: 'hint' },
  { kind: 'nudge', text: 'nudge' },
]

const diamond = 'M0 -7L7 0L0 7L-7 0Z'
const triangle = 'M0 -7L7 6H-7Z'
const tick = 'M-4 0L-1 3L4 -3'
const cross = 'M-3 -3L3 3M3 -3L-3 3'
