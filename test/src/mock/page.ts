/** Elements that have no end. */
const empty = new Set(['meta', 'br', 'hr', 'input', 'img', 'link'])

export interface Page {
  /** Every start tag: its name and its attributes, in the order of the page. */
  elements: { name: string; attributes: Record<string, string> }[]
  /** What a reader sees, without scripts and styles. */
  text: string
}

/**
 * A page as a browser would take it apart, for pages that are written carefully: every attribute in double quotes, every
 * element closed in its order. @throws Error for any other page.
 */
export function pageOf(html: string): Page {
  const bare = html.replace(/^<!doctype html>\n/, '').replace(/(<(script|style)>)[\s\S]*?(<\/\2>)/g, '$1$3')
  const elements: Page['elements'] = []
  const open: string[] = []
  const text = bare.replace(/<([^>]*)>/g, (tag, inside: string) => {
    const end = /^\/([\w-]+)$/.exec(inside)?.[1]
    if (end !== undefined) {
      if (open.pop() !== end) throw new Error(`${tag} closes something else`)
      return ''
    }
    const parts = /^([a-zA-Z][\w-]*)((?:\s+[\w-:]+(?:="[^"<]*")?)*)(\/?)$/.exec(inside)
    if (parts === null) throw new Error(`${tag} is no tag`)
    const [, name = '', rest = '', closed] = parts
    const attributes = [...rest.matchAll(/([\w-:]+)(?:="([^"]*)")?/g)].map(([, key, value = '']) => [
      key,
      value,
    ])
    elements.push({ name, attributes: Object.fromEntries(attributes) })
    if (!empty.has(name) && closed === '') open.push(name)
    return ''
  })
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`)
  if (/[<>]/.test(text)) throw new Error('a sign of HTML stands in the text')
  return { elements, text: text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) }
}
