import type { Difficulty } from '../challenge.ts'
import { summaryOf } from './documents.ts'
import type { ExerciseMeta } from './exercise.ts'
import type { Track, TrackExercise } from './track.ts'

/** How many tests of an exercise a candidate sees: Exercism opens the first one, which alone says little. */
const samples = 2
/** Room for suites that were written for a runner without CPU limits. */
const limits = { cpuMs: 20_000, heapMb: 256 }

/** An exercise's title: what the track or the exercise calls it, or its slug in words. */
export function titleOf({ slug, name }: TrackExercise, { title }: ExerciseMeta): string {
  const words = slug.replaceAll('-', ' ')
  return cut(name ?? title ?? words.slice(0, 1).toUpperCase() + words.slice(1), 80)
}

/** The challenge.json of an exercise, as far as it says more than the defaults. */
export function challengeManifest(
  track: Track,
  exercise: TrackExercise,
  meta: ExerciseMeta,
  solutionAlias: string,
): object {
  const difficulty = difficultyOf(exercise)
  return {
    format: 1,
    title: titleOf(exercise, meta),
    difficulty,
    track: 'exercism',
    tags: tagsOf(exercise.topics),
    minutes: { easy: 15, medium: 30, hard: 60 }[difficulty],
    summary: summaryOf(meta.blurb),
    // One module for all tests of a file, as Exercism's own runner has it: some suites go on where the last test stopped.
    isolation: 'file',
    samples,
    // The track opens its tests one by one; a solution has to pass them all.
    runSkipped: 'all',
    solutionAlias,
    limits,
    authors: namesOf([...meta.authors, ...meta.contributors]),
    source: {
      title: `Exercism, ${track.language} track`,
      url: `https://exercism.org/tracks/${track.slug}/exercises/${exercise.slug}`,
    },
  }
}

/** The pack.json of a track; `authors` are those of the exercises that were imported. */
export function packManifest(track: Track, license: string | undefined, authors: string[]): object {
  return {
    format: 1,
    id: `exercism-${track.slug}`,
    version: '1.0.0',
    title: `Exercism: ${track.language}`,
    ...(license === undefined ? {} : { license }),
    summary: `Exercises of Exercism's ${track.language} track, with its own tests`,
    authors: namesOf(authors),
    homepage: `https://exercism.org/tracks/${track.slug}`,
  }
}

/** The SPDX id of a licence by the first words of its text; undefined for one that is not known here. */
export function licenseOf(text: string): string | undefined {
  const start = text.slice(0, 400)
  return licenses.find(([, words]) => words.test(start))?.[0]
}

const licenses: [id: string, words: RegExp][] = [
  ['MIT', /\bMIT License\b|Permission is hereby granted, free of charge/i],
  ['Apache-2.0', /Apache License\s+Version 2\.0/i],
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i],
  ['GPL-3.0', /GNU GENERAL PUBLIC LICENSE\s+Version 3/i],
]

/** Exercism's own bounds: 1 to 3 are easy, from 8 on hard; exercises that teach a concept have no figure. */
function difficultyOf({ kind, difficulty }: TrackExercise): Difficulty {
  if (kind === 'concept') return 'easy'
  if (difficulty === undefined) return 'medium'
  return difficulty <= 3 ? 'easy' : difficulty <= 7 ? 'medium' : 'hard'
}

function tagsOf(topics: string[]): string[] {
  const tags = topics.map((topic) =>
    topic
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  )
  return [...new Set(tags)].filter((tag) => tag !== '' && tag.length <= 40)
}

function namesOf(names: string[]): string[] {
  return [...new Set(names)].map((name) => cut(name, 80))
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}
