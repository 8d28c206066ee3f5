import * as z from 'zod/mini'
import { filledLine, line, paragraph, slug } from './fields.ts'
import { type Parsed, parseManifest } from './manifest.ts'

// zod/mini: the same schemas as zod's, an eighth of its start-up time.

export const difficulties = ['easy', 'medium', 'hard'] as const
/** What a solution is written in. A solution in SQL is one statement; tests import its text as `sql`. */
export const languages = ['ts', 'sql'] as const
export const worlds = ['http', 'postgres', 'network', 'disk'] as const

const limits = z.strictObject({
  cpuMs: z._default(z.int().check(z.gte(50), z.lte(20_000)), 2000),
  heapMb: z._default(z.int().check(z.gte(8), z.lte(1024)), 64),
})

const level = z.strictObject({
  title: filledLine(80),
  minutes: z._default(z.int().check(z.gte(1), z.lte(600)), 15),
})

const clarification = z.strictObject({
  question: paragraph,
  /** Other wordings of the question. */
  also: z._default(z.array(paragraph), []),
  answer: paragraph,
})

/** What has to have happened in an interview for a question to come before the others. */
export const occasions = ['slow', 'memory', 'race', 'accepted'] as const

const followUp = z.strictObject({
  question: paragraph,
  points: z.array(paragraph).check(z.minLength(1)),
  when: z.optional(z.enum(occasions)),
})

/** What a mutant replaced and by what, as `hotseat pack verify` shows it, and why that changes nothing. */
const equivalentMutant = z.strictObject({
  code: z.string().check(z.minLength(1)),
  becomes: z.string(),
  reason: paragraph,
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
  language: z._default(z.enum(languages), 'ts'),
  needs: z._default(z.array(z.enum(worlds)), []),
  isolation: z._default(z.enum(['test', 'file']), 'test'),
  /** So many tests of each file that is not called `sample*` are samples: its first ones. */
  samples: z._default(z.int().check(z.gte(0), z.lte(100)), 0),
  /** Which tests marked as skipped run: those of xit, xtest and xdescribe, or those of skip as well. */
  runSkipped: z._default(z.enum(['none', 'x', 'all']), 'none'),
  solutionAlias: z.optional(z.string().check(z.regex(/^\.\.?\/[^\p{Cc}]+$/u))),
  limits: z._default(limits, { cpuMs: 2000, heapMb: 64 }),
  /** Requirements that change: level 2 opens when level 1 is accepted. None, or two and more. */
  levels: z._default(
    z.array(level).check(
      z.refine(({ length }) => length !== 1),
      z.maxLength(9),
    ),
    [],
  ),
  clarifications: z._default(z.array(clarification), []),
  followUps: z._default(z.array(followUp), []),
  authors: z._default(z.array(filledLine(80)), []),
  source: z.optional(z.strictObject({ title: filledLine(120), url: z.optional(z.url()) })),
  /** Mutants of the first accepted submission that no test can tell from it. */
  equivalentMutants: z._default(z.array(equivalentMutant), []),
})

export type Difficulty = (typeof difficulties)[number]
export type Occasion = (typeof occasions)[number]
export type Clarification = z.infer<typeof clarification>
export type FollowUp = z.infer<typeof followUp>
export type ChallengeManifest = z.infer<typeof challengeSchema>

/** Reads the text of a challenge.json; `file` is the name used in problems. */
export function parseChallenge(text: string, file: string): Parsed<ChallengeManifest> {
  return parseManifest(text, file, challengeSchema, advice)
}

/** What a field has to be, where zod knows only a pattern; `[]` stands for any index. */
const advice: Record<string, string> = {
  title: 'one line of 1 to 80 characters',
  summary: 'one line of at most 100 characters',
  track: 'lower-case words joined by hyphens, such as "structures"',
  levels: 'a list of 2 to 9 levels, or none',
  'levels[].title': 'one line of 1 to 80 characters',
  'clarifications[].question': 'a text with words in it',
  'clarifications[].answer': 'a text with words in it',
  'clarifications[].also': 'a list of other wordings of the question',
  'clarifications[].also[]': 'a text with words in it',
  'followUps[].question': 'a text with words in it',
  'followUps[].points': 'a list of one or more texts: what a good answer says',
  'equivalentMutants[].code': 'the code that was replaced, as `hotseat pack verify` shows it',
  'equivalentMutants[].reason': 'a text that says why no test can tell',
  'source.url': 'a web address, such as "https://example.org"',
  'source.title': 'one line of 1 to 120 characters',
  'authors[]': 'one line of 1 to 80 characters',
  'followUps[].points[]': 'a text with words in it',
  'equivalentMutants[].becomes': 'what that code was replaced by, as `hotseat pack verify` shows it',
  'tags[]': 'one line of 1 to 40 characters',
  solutionAlias: 'a relative import, such as "../src/cache"',
}
