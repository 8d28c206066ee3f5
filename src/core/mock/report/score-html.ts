import { bands } from '../score/rubric.ts'
import { html, markdownHtml } from './html-write.ts'
import type { MockReport } from './report.ts'
import { dimensionSections, scoreSums, scoreText } from './score-section.ts'

/** The whole score on its scale, with where the bands begin; nothing without a score. */
export function scaleSvg({ score }: MockReport): string {
  if (score.score === null) return ''
  const x = (value: number) => Math.round(20 + ((value - 1) / 3) * 300)
  const ticks = [...new Set([1, ...bands.map(({ from }) => from), 4])]
    .map((from) => `<text class="tick" x="${x(from)}" y="42">${from}</text>`)
    .join('')
  const edges = bands
    .filter(({ from }) => from > 1)
    .map(({ from }) => `<path class="line" d="M${x(from)} 14v14"/>`)
    .join('')
  return `<svg viewBox="0 0 340 48" width="340" height="48" role="img" aria-labelledby="scale"><title id="scale">${scoreText(score.score)} on a scale from 1 to 4; a strong hire begins at ${bands[0].from}</title><rect class="rail" x="20" y="18" width="300" height="6" rx="3"/><rect class="value" x="20" y="18" width="${x(score.score) - 20}" height="6" rx="3"/>${edges}<circle class="mark plain" cx="${x(score.score)}" cy="21" r="8"/>${ticks}</svg>`
}

/** The dimensions as a table with bars, how they add up, and each with its criteria. */
export function scoreHtml(report: MockReport): string {
  const rows = report.score.dimensions.map(
    ({ title, weight, score }) =>
      `<tr><td>${html(title)}</td><td>${weight}&nbsp;%</td><td>${barSvg(score)}</td><td${score === null ? ' class="none"' : ''}>${scoreText(score)}</td></tr>`,
  )
  const parts = dimensionSections(report).map(
    ({ title, body }) => `<h3>${html(title)}</h3>\n${markdownHtml(body)}`,
  )
  return `<div class="wide" tabindex="0"><table>
<thead><tr><th scope="col">Dimension</th><th scope="col">Weight</th><th scope="col">1 to 4</th><th scope="col">Score</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
${markdownHtml(scoreSums(report))}
${parts.join('\n')}`
}

function barSvg(score: number | null): string {
  if (score === null) return ''
  const width = Math.max(3, Math.round(((score - 1) / 3) * 90))
  return `<svg viewBox="0 0 90 8" width="90" height="8" aria-hidden="true"><rect class="rail" width="90" height="8" rx="4"/><rect class="value" width="${width}" height="8" rx="4"/></svg>`
}
