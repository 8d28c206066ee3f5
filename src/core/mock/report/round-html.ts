import { clockText } from '../time.ts'
import { html, markdownHtml } from './html-write.ts'
import type { RoundReport } from './report.ts'
import { roundLead, roundSections, roundTitle } from './round-sections.ts'
import { snapshotsHtml } from './snapshot-html.ts'
import type { SnapshotStep } from './snapshots.ts'
import { entryText } from './time-section.ts'
import { legend, markOf } from './timeline-marks.ts'
import { timelineSvg } from './timeline-svg.ts'

/** A round of the report as a part of a page, with everything that was saved in it. */
export function roundHtml(round: RoundReport, snapshots: readonly SnapshotStep[]): string {
  const sections = roundSections(round).map(
    ({ id, title, body }) => `<h3>${title}</h3>\n${id === 'time' ? timeHtml(round) : markdownHtml(body)}`,
  )
  const saves =
    round.challenge === null
      ? []
      : ['<h3>What you wrote, save by save</h3>', snapshotsHtml(snapshots, `round ${round.round}`)]
  return `<section id="round-${round.round}">
<h2>${inline(roundTitle(round))}</h2>
${markdownHtml(roundLead(round))}
${[...sections, ...saves].join('\n')}
</section>`
}

/** A line of Markdown without the paragraph around it. */
export function inline(markdown: string): string {
  return markdownHtml(markdown).replace(/^<p>|<\/p>$/g, '')
}

function timeHtml(round: RoundReport): string {
  const { phases, timeline } = round
  const rows = phases.map(
    ({ title, budgetMs, spentMs }, index) =>
      `<tr><td>${index + 1} ${html(title)}</td><td>${clockText(budgetMs)}</td><td>${clockText(spentMs)}</td><td>${differenceText(spentMs - budgetMs)}</td></tr>`,
  )
  const items = timeline.map(
    (entry) => `<li><b>${clockText(entry.ms)}</b> ${html(entryText(entry).replace(/^— /, 'phase: '))}</li>`,
  )
  return `<figure>
${timelineSvg(round, 340)}
${timelineSvg(round, 720)}
<figcaption>Minutes since the round began. Phases have the numbers of the table; the broken line is the end of the time.</figcaption>
</figure>
${legendHtml(round)}
<div class="wide" tabindex="0"><table>
<thead><tr><th scope="col">Phase</th><th scope="col">Meant</th><th scope="col">Spent</th><th scope="col">Difference</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
<details><summary>Everything that happened, in order</summary>
<ul class="happened">
${items.join('\n')}
</ul>
</details>`
}

/** Only signs that are in the picture. */
function legendHtml({ timeline }: RoundReport): string {
  const used = legend.filter(({ kind, good }) =>
    timeline.some(
      (entry) =>
        (entry.kind === kind || (kind === 'submit' && entry.kind === 'final')) &&
        (good === undefined || entry.good === good),
    ),
  )
  if (used.length === 0) return ''
  const items = used.map(
    (entry) =>
      `<li><svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">${markOf(entry)}</svg>${entry.text}</li>`,
  )
  return `<ul class="legend">${items.join('')}</ul>`
}

function differenceText(ms: number): string {
  if (Math.abs(ms) < 1000) return '–'
  return ms > 0 ? `+${clockText(ms)}` : `−${clockText(-ms)}`
}
