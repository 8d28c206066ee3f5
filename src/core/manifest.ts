import type * as z from 'zod/mini'
import { didYouMean, nearest } from './nearest.ts'

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: string[] }

type Issue = z.core.$ZodIssue

/** Parses a manifest of format 1; each problem is a sentence that names the file, the field and the fix. */
export function parseManifest<S extends z.ZodMiniType>(
  text: string,
  file: string,
  schema: S,
  advice: Record<string, string>,
): Parsed<z.infer<S>> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return failed(`${file} is not valid JSON: ${why.replace(/\s+/g, ' ')}.`)
  }
  const format = get(data, ['format'])
  if (Number.isSafeInteger(format) && Number(format) > 1) {
    return failed(
      `${file} has format ${String(format)}, which is newer than this Hotseat reads: update Hotseat.`,
    )
  }
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, value: result.data }
  const problems = result.error.issues.flatMap((issue) => sentences(issue, file, data, schema, advice))
  return failed(...new Set(problems))
}

function failed(...problems: string[]): { ok: false; problems: string[] } {
  return { ok: false, problems }
}

function sentences(
  issue: Issue,
  file: string,
  data: unknown,
  schema: unknown,
  advice: Record<string, string>,
): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const where = fieldName([...issue.path, key])
      return `${file}: "${where}" is not a known field; ${instead(key, keysAt(schema, issue.path), schema)}`
    })
  }
  if (issue.path.length === 0) return [`${file} must hold one JSON object with "format" and "title".`]
  const value = get(data, issue.path)
  const field = fieldName(issue.path)
  const wanted = advice[field.replace(/\[\d+\]/g, '[]')] ?? rule(issue)
  if (value === undefined) return [`${file}: "${field}" is missing; add it: ${wanted}.`]
  const words = issue.code === 'invalid_value' ? issue.values.filter((word) => typeof word === 'string') : []
  const hint = typeof value === 'string' ? didYouMean(value, words) : ''
  return [`${file}: "${field}" must be ${wanted}, not ${shown(value)}.${hint}`]
}

/** What to do about a key that the object does not have. */
function instead(key: string, own: string[], schema: unknown): string {
  const near = nearest(key, own)
  if (near !== undefined) return `did you mean "${near}"?`
  const place = placesOf(schema).find((each) => each.key === key)
  return place === undefined
    ? 'remove it.'
    : `it belongs in ${place.in === '' ? 'the file itself' : `"${place.in}"`}.`
}

function rule(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length > 1 ? `one of ${issue.values.join(', ')}` : JSON.stringify(issue.values[0])
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum) ?? `${String(issue.minimum)} or more`
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum) ?? `${String(issue.maximum)} or less`
    case 'invalid_type':
      return kinds[issue.expected] ?? `a value of type ${issue.expected}`
    default:
      return 'a valid value'
  }
}

function bound(origin: string, words: string, limit: unknown): string | undefined {
  if (origin === 'string') return `a text of ${words} ${String(limit)} characters`
  return origin === 'array' ? `a list of ${words} ${String(limit)}` : undefined
}

const kinds: Record<string, string> = {
  int: 'a whole number',
  number: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function fieldName(path: PropertyKey[]): string {
  const name = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index ? `.${String(part)}` : part))
    .join('')
  return name.length > 100 ? `${name.slice(0, 100)}…` : name
}

function get(data: unknown, path: PropertyKey[]): unknown {
  let value = data
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

interface Definition {
  shape?: Record<string, unknown>
  innerType?: unknown
  element?: unknown
}

function definitionOf(schema: unknown): Definition {
  const { def } = schema as { def?: Definition }
  // Optional fields and those with a default wrap what they are about.
  return def?.innerType === undefined ? (def ?? {}) : definitionOf(def.innerType)
}

/** The keys of the object that a path leads to. */
function keysAt(schema: unknown, path: PropertyKey[]): string[] {
  let at = definitionOf(schema)
  for (const part of path) {
    const next = typeof part === 'number' ? at.element : at.shape?.[String(part)]
    if (next === undefined) return []
    at = definitionOf(next)
  }
  return Object.keys(at.shape ?? {})
}

/** Every key of the schema, and the field in which it belongs: nothing for those of the file itself. */
function placesOf(schema: unknown, path = ''): { key: string; in: string }[] {
  const { shape = {}, element } = definitionOf(schema)
  if (element !== undefined) return placesOf(element, path)
  return [
    ...Object.keys(shape).map((key) => ({ key, in: path })),
    ...Object.entries(shape).flatMap(([key, inner]) => placesOf(inner, path === '' ? key : `${path}.${key}`)),
  ]
}
