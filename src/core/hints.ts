import { lexer } from 'marked'

/** One step of a ladder of hints. */
export interface Hint {
  title: string
  /** Markdown. */
  body: string
}

/** The hints of a hints.md, from the gentlest on: its `## ` sections. */
export function hintsOf(markdown: string): Hint[] {
  const hints: Hint[] = []
  for (const token of lexer(markdown)) {
    if (token.type === 'heading' && token['depth'] === 2) {
      // The number is the ladder's own business.
      hints.push({ title: String(token['text']).replace(/^\d+[.)]\s*/, ''), body: '' })
    } else {
      const last = hints.at(-1)
      if (last) last.body += token.raw
    }
  }
  return hints
}
