import { sanitiseAll } from '../../sanitise.ts'
import { blocks, plain, type Section } from './markdown-write.ts'
import type { MockReport, RoundReport } from './report.ts'
import { changeSection, drillsSection, fixesSection, flagsSection, interviewLine } from './report-sections.ts'
import { roundLead, roundSections, roundTitle } from './round-sections.ts'
import { scoreSection } from './score-section.ts'

/** The report of an interview as Markdown: for GitHub as it is, for a terminal through `markdownText`. */
export function reportMarkdown(unsafe: MockReport): string {
  const report = sanitiseAll(unsafe)
  const { title, sentence } = report.score
  const markdown = blocks(
    `# ${plain(title)}`,
    plain(sentence),
    interviewLine(report),
    ...flagsSection(report).map((section) => titled(section, 2)),
    titled(scoreSection(report), 2),
    ...report.rounds.flatMap((round) => [rule, roundMarkdown(round)]),
    rule,
    ...[fixesSection(report), changeSection(report), drillsSection(report)].map((each) => titled(each, 2)),
  )
  return `${markdown}\n`
}

/** What parts are told apart by where headings look like any other line. */
const rule = '---'

function roundMarkdown(round: RoundReport): string {
  return blocks(
    `## ${roundTitle(round)}`,
    roundLead(round),
    ...roundSections(round).map((section) => titled(section, 3)),
  )
}

function titled({ title, body }: Section, level: number): string {
  return blocks(`${'#'.repeat(level)} ${title}`, body)
}
