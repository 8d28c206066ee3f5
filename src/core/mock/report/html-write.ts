import { Marked, type Tokens } from 'marked'
import { sanitise } from '../../sanitise.ts'

/** Foreign text as text of a page, or of an attribute in quotes. */
export function html(text: string): string {
  return sanitise(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/**
 * Markdown as a page's own: what could be another page's (links, pictures, HTML) is text, and what may be wide scrolls in
 * a box of its own that the keyboard reaches.
 */
export function markdownHtml(markdown: string): string {
  return marked.parse(markdown, { async: false }).trim()
}

const marked = new Marked({
  renderer: {
    html: ({ text }) => html(text),
    link: ({ text }) => html(text),
    image: ({ text }) => html(text),
    code: ({ text }) => `<pre tabindex="0"><code>${html(text)}</code></pre>\n`,
    table(token: Tokens.Table) {
      const row = (cells: Tokens.TableCell[], tag: string) =>
        cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag.split(' ')[0]}>`).join('')
      const body = token.rows.map((cells) => `<tr>${row(cells, 'td')}</tr>`).join('\n')
      return `<div class="wide" tabindex="0"><table>
<thead><tr>${row(token.header, 'th scope="col"')}</tr></thead>
<tbody>
${body}
</tbody></table></div>
`
    },
  },
})
