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
    return failed(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const format = get(data, ['format'])
  if (typeof format === 'number' && Number.isInteger(format) && format > 1) {
    return failed(`${file} has format ${format}, which is newer than this Hotseat reads: update Hotseat.`)
  }
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, value: result.data }
  const known = keysOf(schema)
  const problems = result.error.issues.flatMap((issue) => sentences(issue, file, data, known, advice))
  return failed(...new Set(problems))
}

function failed(...problems: string[]): { ok: false; problems: string[] } {
  return { ok: false, problems }
}

function sentences(
  issue: Issue,
  file: string,
  data: unknown,
  known: string[],
  advice: Record<string, string>,
): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const where = fieldName([...issue.path, key])
      const near = nearest(key, known)
      return `${file}: "${where}" is not a known field; ${near ? `did you mean "${near}"?` : 'remove it.'}`
    })
  }
  if (issue.path.length === 0) return [`${file} must hold one JSON object with "format" and "title".`]
  const value = get(data, issue.path)
  const field = fieldName(issue.path)
  const wanted = advice[field.replace(/\[\d+\]/g, '[]')] ?? rule(issue)
  if (value === undefined) return [`${file}: "${field}" is missing; add it: ${wanted}.`]
  const words = issue.code === 'invalid_value' ? issue.values.filter((word) => typeof word === 'string') : []
  return [`${file}: "${field}" must be ${wanted}, not ${shown(value)}.${didYouMean(String(value), words)}`]
}

function rule(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length > 1 ? `one of ${issue.values.join(', ')}` : JSON.stringify(issue.values[0])
    case 'too_small':
      return `${String(issue.minimum)} or more`
    case 'too_big':
      return `${String(issue.maximum)} or less`
    case 'invalid_type':
      return kinds[issue.expected] ?? `a value of type ${issue.expected}`
    default:
      return 'a valid value'
  }
}

const kinds: Record<string, string> = {
  int: 'a whole number',
  number: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function fieldName(path: PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index ? `.${String(part)}` : part))
    .join('')
}

function get(data: unknown, path: PropertyKey[]): unknown {
  let value = data
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

/** Every key of the schema at any depth: what a mistyped key is compared with. */
function keysOf(schema: unknown): string[] {
  const definition = (schema as { def?: Record<string, unknown> }).def
  if (!definition) return []
  const shape = definition['shape'] as Record<string, unknown> | undefined
  const own = shape ? Object.keys(shape) : []
  const inner = [...Object.values(shape ?? {}), definition['innerType'], definition['element']]
  return [...own, ...inner.filter(Boolean).flatMap(keysOf)]
}
