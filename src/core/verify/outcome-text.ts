import { cut, indent, wrap } from '../layout.ts'
import type { Paint } from '../paint.ts'
import { count, cpuTime } from '../report/quantities.ts'
import { sanitise } from '../sanitise.ts'
import type { Finding } from './finding.ts'
import { matrixText } from './matrix.ts'
import { type ChallengeOutcome, lastLine, type Outcome } from './outcome.ts'

interface Page {
  paint: Paint
  width: number
}

/** Challenges whose tables are printed even when there is nothing to find. */
const mostTables = 12

/** What verifying has shown, for people: each challenge with its matrix and findings, and what to do first. */
export function outcomeText(outcome: Outcome, { paint, width }: Page): string {
  const page = { paint, width: Math.min(width, 80) }
  const all = outcome.challenges.length <= mostTables
  const parts = [
    ...(outcome.findings.length > 0
      ? [[paint('strong', 'pack.json'), ...listed(outcome.findings, page)]]
      : []),
    ...outcome.challenges.map((challenge) =>
      challengeLines(challenge, all || challenge.findings.length > 0, page),
    ),
  ]
  const tone = /^Everything holds/.test(lastLine(outcome)) ? 'good' : 'bad'
  const left = all
    ? []
    : [
        'The tables and notes of challenges without findings are left out: verify one of them to see its own.',
        '',
      ]
  const end = wrap(sanitise(lastLine(outcome)), page.width).map((line) => paint(tone, line))
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n${[...left, ...end].join('\n')}\n`
}

function challengeLines(outcome: ChallengeOutcome, table: boolean, page: Page): string[] {
  const { challenge, findings, notes, matrix } = outcome
  const facts = [
    ...factsOf(outcome),
    findings.length === 0 ? 'sound' : count(findings.length, 'finding'),
  ].join(' · ')
  return [
    `${page.paint('strong', challenge)}  ${page.paint(findings.length === 0 ? 'dim' : 'bad', facts)}`,
    ...(table && matrix.tests.length > 0
      ? ['', ...indent(matrixText(matrix, page.width - 2).map(sanitise), 2)]
      : []),
    ...listed(findings, page),
    ...(table ? listed(notes, page) : []),
  ]
}

function factsOf({ matrix, used, mutation }: ChallengeOutcome): string[] {
  const facts = [count(matrix.tests.length, 'test'), count(matrix.submissions.length, 'submission')]
  if (mutation !== undefined && mutation.reached > 0) {
    facts.push(
      `${mutation.killed} of ${mutation.reached} mutants killed (${Math.floor((mutation.killed / mutation.reached) * 100)} %)`,
    )
  }
  if (used !== undefined) facts.push(`slowest test ${cpuTime(used.cpuMs)}`)
  return facts
}

function listed(findings: readonly Finding[], page: Page): string[] {
  return findings.flatMap((finding) => ['', ...lines(finding, page)])
}

function lines(
  { file, line, message, fix, detail, mutant, note }: Finding,
  { paint, width }: Page,
): string[] {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}  `
  const mark = note ? paint('dim', 'note ') : paint('bad', 'find ')
  const [head = '', ...rest] = wrap(sanitise(`${place}${message}`), width - 5)
  return [
    `${mark}${place !== '' && head.startsWith(place.trim()) ? paint('code', head.slice(0, place.length - 2)) + head.slice(place.length - 2) : head}`,
    ...indent(rest, 5),
    ...indent(
      (detail ?? '')
        .split('\n')
        .filter(Boolean)
        .map((each) => cut(sanitise(each), width - 7)),
      7,
    ),
    // Whole, however long: it is there to be copied.
    ...(mutant === undefined ? [] : [`       ${sanitise(JSON.stringify({ ...mutant, reason: '…' }))}`]),
    ...(fix === '' ? [] : indent(wrap(fix, width - 7), 7).map((each) => paint('dim', each))),
  ]
}
