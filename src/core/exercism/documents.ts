/** The Markdown files of an exercise's .docs folder; undefined where there is none. */
export interface Documents {
  introduction: string | undefined
  instructions: string | undefined
  append: string | undefined
  hints: string | undefined
}

/** The statement as Exercism shows it: introduction, instructions, what the track adds, and where it comes from. */
export function statementOf(
  title: string,
  { introduction, instructions, append }: Documents,
  source: { source: string | undefined; sourceUrl: string | undefined },
): string {
  const parts = [
    section('Introduction', introduction),
    section('Instructions', [instructions, append].map(body).filter(Boolean).join('\n\n')),
    section('Source', origin(source)),
  ]
  return `${[`# ${title}`, ...parts.filter(Boolean)].join('\n\n')}\n`
}

/** The hints, a `## ` section each, without the title above them; undefined when there are none. */
export function hintsOf({ hints }: Documents): string | undefined {
  const text = body(hints)
  if (text === '') return undefined
  return /^## /m.test(text) ? `${text}\n` : `## Hint\n\n${text}\n`
}

/** A blurb as one line of at most `longest` characters, cut between words. */
export function summaryOf(blurb: string | undefined, longest = 100): string {
  if (blurb === undefined || blurb.length <= longest) return blurb ?? ''
  const words = blurb.slice(0, longest).replace(/\s+\S*$/, '')
  return `${words.slice(0, longest - 1).replace(/[\s,;:.–-]+$/, '')}…`
}

function section(title: string, text: string | undefined): string {
  const content = body(text)
  return content === '' ? '' : `## ${title}\n\n${content}`
}

/** A document without the title that says what it is; line ends are LF. */
function body(text: string | undefined): string {
  return (text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*# .*\n?/, '')
    .trim()
}

function origin({
  source,
  sourceUrl,
}: {
  source: string | undefined
  sourceUrl: string | undefined
}): string {
  if (source === undefined) return sourceUrl === undefined ? '' : `<${sourceUrl}>`
  return sourceUrl === undefined ? source : `${source}: <${sourceUrl}>`
}
