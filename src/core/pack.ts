import * as z from 'zod/mini'
import { difficulties } from './challenge.ts'
import { challengeName, filledLine, line, slug } from './fields.ts'
import { type Parsed, parseManifest } from './manifest.ts'

/** Challenges in the order in which they build on each other. */
const path = z.strictObject({
  id: slug,
  title: filledLine(80),
  summary: z._default(line(200), ''),
  challenges: z.array(challengeName).check(z.minLength(1)),
})

/** What may be drawn for a round of an interview; a challenge has to meet every condition that is given. */
const pick = z.strictObject({
  challenges: z.optional(z.array(challengeName).check(z.minLength(1))),
  tracks: z.optional(z.array(slug).check(z.minLength(1))),
  difficulties: z.optional(z.array(z.enum(difficulties)).check(z.minLength(1))),
  /** Leave out what was solved in the last 30 days, as long as something else is left. */
  not: z.optional(z.literal('solved-in-30-days')),
})

/** What is done in a phase of an interview; the words after `break` are older names of the ones before. */
export const phaseKinds = [
  'brief',
  'clarify',
  'plan',
  'build',
  'curveball',
  'verify',
  'follow-ups',
  'wrap',
  'break',
  'read',
  'code',
  'talk',
  'review',
] as const

const phase = z.strictObject({
  kind: z.enum(phaseKinds),
  title: z.optional(filledLine(40)),
  minutes: z.int().check(z.gte(1), z.lte(240)),
})

const round = z.strictObject({
  title: z.optional(filledLine(80)),
  pick: z.optional(pick),
  phases: z.array(phase).check(z.minLength(1)),
})

/** A mock interview: rounds one after the other, each on a challenge that is drawn for it. */
const interview = z.strictObject({
  id: slug,
  title: filledLine(80),
  summary: z._default(line(200), ''),
  rounds: z.array(round).check(z.minLength(1)),
  /** Follow-up questions asked in all. */
  followUps: z._default(z.int().check(z.gte(0), z.lte(20)), 0),
})

/** pack.json, format 1. */
export const packSchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(1),
  id: slug,
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/)),
  title: filledLine(80),
  license: z._default(filledLine(40), 'UNLICENSED'),
  summary: z._default(line(100), ''),
  authors: z._default(z.array(filledLine(80)), []),
  homepage: z.optional(z.url()),
  paths: z._default(z.array(path), []),
  interviews: z._default(z.array(interview), []),
})

export type PackManifest = z.infer<typeof packSchema>

/** Reads the text of a pack.json; `file` is the name used in problems. */
export function parsePack(text: string, file: string): Parsed<PackManifest> {
  return parseManifest(text, file, packSchema, advice)
}

/** What a field has to be, where zod knows only a pattern; `[]` stands for any index. */
const advice: Record<string, string> = {
  id: 'lower-case words joined by hyphens, such as "core"',
  version: 'a version such as "0.1.0"',
  title: 'one line of 1 to 80 characters',
  license: 'one line, such as "MIT"',
  summary: 'one line of at most 100 characters',
  homepage: 'a web address, such as "https://example.org/pack"',
  'paths[].id': 'lower-case words joined by hyphens, such as "first-steps"',
  'paths[].title': 'one line of 1 to 80 characters',
  'paths[].challenges': 'a list of one or more slugs',
  'paths[].challenges[]': 'a slug such as "lru-cache", or one of another pack such as "core/lru-cache"',
  'authors[]': 'one line of 1 to 80 characters',
  'paths[].summary': 'one line of at most 200 characters',
  'interviews[].summary': 'one line of at most 200 characters',
  'interviews[].rounds[].title': 'one line of 1 to 80 characters',
  'interviews[].rounds[].pick.challenges': 'a list of one or more slugs',
  'interviews[].rounds[].pick.challenges[]':
    'a slug such as "lru-cache", or one of another pack such as "core/lru-cache"',
  'interviews[].rounds[].pick.tracks': 'a list of one or more tracks',
  'interviews[].rounds[].pick.tracks[]': 'lower-case words joined by hyphens, such as "async"',
  'interviews[].rounds[].pick.difficulties': 'a list of one or more difficulties',
  'interviews[].id': 'lower-case words joined by hyphens, such as "screen-45"',
  'interviews[].title': 'one line of 1 to 80 characters',
  'interviews[].rounds': 'a list of one or more rounds',
  'interviews[].rounds[].phases[].title': 'one line of 1 to 40 characters',
  'interviews[].rounds[].phases': 'a list of one or more phases, such as {"kind": "build", "minutes": 30}',
}
