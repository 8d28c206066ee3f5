/** Something that the screen shows, as it is told to those who listen. */
export interface Topic {
  name: string
  /** What there is to say of it now; nothing when it is empty. */
  text: string
  /** Whether it is said when it comes up only, and not when it changes. */
  once?: boolean
}

/** What is to be said: topics that come up as a whole, of others the lines that were not there before. */
export function newsOf(before: readonly Topic[], now: readonly Topic[]): string[] {
  const known = new Map(before.map(({ name, text }) => [name, text]))
  return now.flatMap(({ name, text, once }) => {
    const old = known.get(name) ?? ''
    if (text === '' || text === old || (once && old !== '')) return []
    const lines = text.split('\n')
    if (old === '') return lines
    const said = new Set(old.split('\n'))
    return lines.filter((line) => line.trim() !== '' && !said.has(line))
  })
}
