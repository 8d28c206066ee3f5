import { sanitiseAll } from '../../sanitise.ts'
import { html, markdownHtml } from './html-write.ts'
import { plain, type Section } from './markdown-write.ts'
import type { MockReport } from './report.ts'
import { reportScript } from './report-script.ts'
import { changeSection, drillsSection, fixesSection, flagsSection, interviewLine } from './report-sections.ts'
import { reportStyle } from './report-style.ts'
import { inline, roundHtml } from './round-html.ts'
import { roundTitle } from './round-sections.ts'
import { scaleSvg, scoreHtml } from './score-html.ts'
import type { SnapshotStep } from './snapshots.ts'

/**
 * The report of an interview as one page that needs nothing else, with every save of it.
 * @param snapshots everything that was saved, oldest first.
 * @param sha256 the Base64 of a text's SHA-256: with it the page forbids every script and style but its own.
 */
export function reportHtml(
  unsafe: MockReport,
  snapshots: readonly SnapshotStep[],
  sha256?: (text: string) => string,
): string {
  const report = sanitiseAll(unsafe)
  const { score, interview, title, rounds } = report
  const closing = [fixesSection(report), changeSection(report), drillsSection(report)]
  const parts = [
    ...flagsSection(report).map((each) => sectionHtml(each, ' class="flags"')),
    `<section id="score">\n<h2>Score by dimension</h2>\n${scoreHtml(report)}\n</section>`,
    ...rounds.map((each) =>
      roundHtml(
        each,
        snapshots.filter(({ round }) => round === each.round),
      ),
    ),
    ...closing.map((each) => sectionHtml(each)),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(sha256)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${html(`${score.title} – interview ${interview}: ${title}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1>${html(score.title)}</h1>
<p class="lead">${inline(plain(score.sentence))}</p>
${scaleSvg(report)}
<p class="soft">${inline(interviewLine(report))}</p>
</header>
${contents(report, closing)}
<main>
${parts.join('\n')}
<footer>Made by Hotseat. This page loads nothing from anywhere.</footer>
</main>
<script>${reportScript}</script>
</body>
</html>
`
}

function contents({ rounds }: MockReport, closing: Section[]): string {
  const links = [
    ['score', 'Score'],
    ...rounds
      .filter(({ challenge }) => challenge !== null)
      .map((round) => [`round-${round.round}`, roundTitle(round)]),
    ...closing.map(({ id, title }) => [id, title]),
  ]
  const items = links.map(([id, title = '']) => `<li><a href="#${id}">${inline(title)}</a></li>`)
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>`
}

function sectionHtml({ id, title, body }: Section, attributes = ''): string {
  return `<section id="${id}"${attributes}>\n<h2>${title}</h2>\n${markdownHtml(body)}\n</section>`
}

/** Nothing from anywhere else; of the page's own, only the script and the style that are known. */
function policy(sha256: ((text: string) => string) | undefined): string {
  const only = (text: string) => (sha256 === undefined ? `'unsafe-inline'` : `'sha256-${sha256(text)}'`)
  return `default-src 'none'; script-src ${only(reportScript)}; style-src ${only(reportStyle)}; base-uri 'none'; form-action 'none'`
}
