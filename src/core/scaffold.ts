import { nearest } from './nearest.ts'
import { referenceWords } from './reference.ts'
import { Refusal } from './refusal.ts'

/** The little challenges that a new one may begin as; each is called what its text is about. */
export const scaffoldKinds = ['function', 'class', 'async'] as const
export type ScaffoldKind = (typeof scaffoldKinds)[number]

/** What the challenge of a new pack is called, which says what it asks for. */
export const firstSlug: Record<ScaffoldKind, string> = {
  function: 'merge-busy-times',
  class: 'ring-buffer',
  async: 'single-flight',
}

/** What the holes `{{name}}` of a template are filled with. */
export type Fillings = Record<string, string>

/** A template's text with its holes filled; in JSON the fillings are written as JSON has it. */
export function filled(path: string, text: string, fillings: Fillings): string {
  const spelled = path.endsWith('.json') ? (value: string) => JSON.stringify(value).slice(1, -1) : String
  const whole = text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = fillings[name]
    return value === undefined ? hole : spelled(value)
  })
  // Nobody to name: no author rather than an empty one.
  return whole.replace(/^ +"author": "",\n/m, '').replace('"authors": [""]', '"authors": []')
}

/** `ring-buffer` for `Ring Buffer!`; empty when there is no letter or digit to make it of. */
export function slugFrom(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const spaced = plain.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
  return spaced
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** `Ring buffer` for `ring-buffer`. */
export function titleFrom(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Checks a slug or an id that somebody made up.
 * @param what what it is the name of, such as "a challenge".
 * @throws Refusal with one that would do.
 */
export function checkedSlug(text: string, what: string): string {
  const better = slugFrom(text)
  if (text === better && (referenceWords as readonly string[]).includes(text))
    throw new Refusal(
      `"${text}" cannot be the name of ${what}: it is a word of the command line. Try "the-${text}".`,
    )
  if (text === better && text !== '') return text
  const rule = `The name of ${what} is lower-case words joined by hyphens`
  throw new Refusal(`${rule}, and "${text.slice(0, 80)}" is not.${better === '' ? '' : ` Try "${better}".`}`)
}

/** Common licences as SPDX writes them, to catch slips. */
const licences = [
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
  'ISC',
  'MPL-2.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'GPL-3.0-only',
  'UNLICENSED',
]

/** Checks the id of a licence. @throws Refusal with one that was perhaps meant. */
export function checkedLicence(text: string): string {
  if (licences.includes(text)) return text
  const same = licences.find((each) => each.toLowerCase() === text.toLowerCase())
  if (same !== undefined) return same
  if (/^[A-Za-z0-9][A-Za-z0-9.+-]{1,38}$/.test(text) && nearest(text, licences) === undefined) return text
  const near = nearest(text, licences)
  throw new Refusal(
    `"${text.slice(0, 80)}" is no id of a licence. ${near ? `Did you mean "${near}"?` : 'Write one such as MIT or CC-BY-4.0.'}`,
  )
}

/** Checks one line of text. @throws Refusal */
export function checkedLine(text: string, what: string): string {
  const line = text.trim()
  if (line.length <= 80 && !/[\p{Cc}\u2028\u2029]/u.test(line)) return line
  throw new Refusal(`The ${what} is one line of up to 80 characters.`)
}
