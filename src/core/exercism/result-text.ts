import { wrap } from '../layout.ts'
import type { Paint } from '../paint.ts'

export interface LeftOut {
  slug: string
  /** Why, as words that follow "it" or stand alone in a list: `no example solution`. */
  reason: string
  /** What is particular to this exercise. */
  detail?: string
}

export interface ImportResult {
  /** The pack's folder; undefined when nothing could be imported and nothing was written. */
  folder: string | undefined
  pack: string
  imported: string[]
  leftOut: LeftOut[]
  notes: string[]
}

/** What became of a track, for people: the count, and every reason with the exercises it holds for. */
export function importText(
  { folder, imported, leftOut, notes }: ImportResult,
  shown: { folder: string; paint: Paint; width: number },
): string {
  const { paint, width } = shown
  const total = imported.length + leftOut.length
  const headline =
    folder === undefined
      ? `None of ${total} exercises could be imported.`
      : `${paint('good', '✓')} Imported ${imported.length} of ${total} exercises into ${shown.folder}`
  const reasons = Object.entries(Object.groupBy(leftOut, ({ reason }) => reason))
    .map(([reason, all = []]) => ({
      reason,
      slugs: all.map(({ slug, detail }) => (detail === undefined ? slug : `${slug} (${detail})`)),
    }))
    .toSorted((a, b) => b.slugs.length - a.slugs.length)
    .flatMap(({ reason, slugs }) => {
      const [first = '', ...rest] = wrap(`${reason}: ${slugs.join(', ')}`, width - 4)
      return [`  ${first}`, ...rest.map((line) => `    ${line}`)]
    })
  const left = folder === undefined || leftOut.length === 0 ? [] : [`${leftOut.length} could not be:`]
  return `${[headline, ...left, ...reasons, ...notes].join('\n')}\n`
}
