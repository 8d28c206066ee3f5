import * as z from 'zod/mini'
import { type Parsed, parseManifest } from './manifest.ts'

// zod/mini: the same schemas as zod's, an eighth of its start-up time.

const line = (longest: number) => z.string().check(z.regex(/^[^\p{Cc}\u2028\u2029]*$/u), z.maxLength(longest))
const filledLine = (longest: number) => line(longest).check(z.minLength(1))
const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60))

export const difficulties = ['easy', 'medium', 'hard'] as const
export const worlds = ['http', 'postgres', 'network', 'disk'] as const

const limits = z.strictObject({
  cpuMs: z._default(z.int().check(z.gte(50), z.lte(20_000)), 2000),
  heapMb: z._default(z.int().check(z.gte(8), z.lte(1024)), 64),
})

/** challenge.json, format 1. */
export const challengeSchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(1),
  title: filledLine(80),
  version: z._default(z.int().check(z.gte(1)), 1),
  difficulty: z._default(z.enum(difficulties), 'medium'),
  track: z._default(slug, 'general'),
  tags: z._default(z.array(filledLine(40)), []),
  minutes: z._default(z.int().check(z.gte(1), z.lte(600)), 30),
  summary: z._default(line(100), ''),
  needs: z._default(z.array(z.enum(worlds)), []),
  isolation: z._default(z.enum(['test', 'file']), 'test'),
  solutionAlias: z.optional(z.string().check(z.regex(/^\.\.?\/[^\p{Cc}]+$/u))),
  limits: z._default(limits, { cpuMs: 2000, heapMb: 64 }),
  clarifications: z._default(z.array(z.strictObject({ question: z.string(), answer: z.string() })), []),
  followUps: z._default(z.array(z.strictObject({ question: z.string(), points: z.array(z.string()) })), []),
})

/** pack.json, format 1; paths come in a later version of Hotseat. */
export const packSchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(1),
  id: slug,
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/)),
  title: filledLine(80),
  license: z._default(filledLine(40), 'UNLICENSED'),
  summary: z._default(line(100), ''),
  paths: z._default(z.array(z.unknown()).check(z.maxLength(0)), []),
})

export type Difficulty = (typeof difficulties)[number]
export type ChallengeManifest = z.infer<typeof challengeSchema>
export type PackManifest = z.infer<typeof packSchema>

/** Reads the text of a challenge.json; `file` is the name used in problems. */
export function parseChallenge(text: string, file: string): Parsed<ChallengeManifest> {
  return parseManifest(text, file, challengeSchema, advice)
}

/** Reads the text of a pack.json; `file` is the name used in problems. */
export function parsePack(text: string, file: string): Parsed<PackManifest> {
  return parseManifest(text, file, packSchema, { ...advice, version: 'a version such as "0.1.0"' })
}

/** What a field has to be, where zod knows only a pattern; `[]` stands for any index. */
const advice: Record<string, string> = {
  title: 'one line of 1 to 80 characters',
  summary: 'one line of at most 100 characters',
  track: 'lower-case words joined by hyphens, such as "structures"',
  id: 'lower-case words joined by hyphens, such as "core"',
  license: 'one line, such as "MIT"',
  'tags[]': 'one line of 1 to 40 characters',
  solutionAlias: 'a relative import, such as "../src/cache"',
  paths: 'an empty list, for paths come in a later version of Hotseat',
}
