import { structuredPatch } from 'diff'
import { count } from '../../report/quantities.ts'
import { sanitise } from '../../sanitise.ts'
import { clockText } from '../time.ts'
import { html } from './html-write.ts'
import type { SnapshotStep } from './snapshots.ts'

/** More lines than that are not compared: it would take long, and nobody reads it. */
const mostEdits = 5000
/** Lines around a change that are shown with it. */
const context = 3

const names = { solution: 'solution', tests: 'own tests' }

/** Everything that was saved in a round, each as what it changed; the page's script makes one at a time of it. */
export function snapshotsHtml(snapshots: readonly SnapshotStep[], title: string): string {
  if (snapshots.length === 0) return '<p>Nothing was saved.</p>'
  const before = { solution: undefined, tests: undefined } as Record<
    SnapshotStep['source'],
    string | undefined
  >
  const all = snapshots.map((snapshot) => {
    const text = lines(snapshot.text)
    const shown = detailsOf(snapshot, before[snapshot.source], text)
    before[snapshot.source] = text
    return shown
  })
  return `<div class="replay" data-label="${html(title)}">
<p>${count(snapshots.length, 'save')}, each with what it changed and the runs that judged it.</p>
${all.join('\n')}
</div>`
}

function detailsOf({ ms, source, runs }: SnapshotStep, before: string | undefined, text: string): string {
  const { body, what } = before === undefined ? whole(text) : changes(before, text)
  const verdicts = runs.map((run) => `<li class="${toneOf(run)}">${html(run)}</li>`).join('')
  const last = runs.at(-1)
  const sign = last === undefined ? '' : ` <span class="chip ${toneOf(last)}">${html(last)}</span>`
  return `<details><summary><b>${clockText(ms)}</b> ${names[source]}, ${what}${sign}</summary>
${runs.length < 2 ? '' : `<ul class="runs">${verdicts}</ul>`}
${body}
</details>`
}

interface Shown {
  body: string
  what: string
}

function whole(text: string): Shown {
  if (text === '') return { body: '<p>An empty file.</p>', what: 'empty' }
  return { body: pre(text.split('\n').slice(0, -1).map(html)), what: 'the first text' }
}

function changes(before: string, text: string): Shown {
  if (before === text) return { body: '<p>Nothing changed.</p>', what: 'unchanged' }
  const patch = structuredPatch('', '', before, text, '', '', { context, maxEditLength: mostEdits })
  if (patch === undefined) return { body: pre(text.split('\n').map(html)), what: 'written anew' }
  const all = patch.hunks.flatMap((hunk) => hunk.lines)
  const [added, removed] = ['+', '-'].map((sign) => all.filter((line) => line.startsWith(sign)).length)
  return {
    body: pre(
      patch.hunks.flatMap(({ oldStart, newStart, lines }) => [
        `<span class="at">@@ line ${oldStart} → line ${newStart} @@</span>`,
        ...lines.map(marked),
      ]),
    ),
    what: `+${added} −${removed}`,
  }
}

function marked(line: string): string {
  if (line.startsWith('-')) return `<del>${html(line)}</del>`
  return line.startsWith('+') ? `<ins>${html(line)}</ins>` : html(line)
}

function pre(all: string[]): string {
  return `<pre tabindex="0"><code>${all.join('\n')}</code></pre>`
}

function toneOf(run: string): string {
  return /\baccepted\b/.test(run) ? 'good' : 'bad'
}

/** Safe lines, each with its end. */
function lines(text: string): string {
  const safe = sanitise(text.replaceAll('\r\n', '\n'))
  return safe === '' || safe.endsWith('\n') ? safe : `${safe}\n`
}
