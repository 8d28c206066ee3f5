import { Refusal } from '../refusal.ts'
import { objectOf, objectsOf, parseJson, textOf, textsOf } from './json.ts'

/** What a track's config.json says of itself. */
export interface Track {
  slug: 'typescript' | 'javascript'
  language: string
  exercises: TrackExercise[]
  /** File patterns of exercises that name none themselves. */
  files: unknown
}

export interface TrackExercise {
  slug: string
  name: string | undefined
  kind: 'practice' | 'concept'
  /** 1 to 10. */
  difficulty: number | undefined
  /** `deprecated`, `wip`, or what else the track says. */
  status: string | undefined
  topics: string[]
}

/**
 * Reads the text of a track's config.json; `file` is the name used in problems.
 * @throws Refusal when it is no track that can be imported.
 */
export function parseTrack(text: string, file: string): Track {
  const config = parseJson(text)
  if (config === undefined) throw new Refusal(`${file} is not valid JSON; check the track out anew.`)
  const { slug, language, exercises, files } = objectOf(config)
  const name = textOf(language) ?? textOf(slug)
  const key = (textOf(slug) ?? name)?.toLowerCase()
  if (name === undefined || exercises === undefined) {
    throw new Refusal(`${file} is not the config.json of an Exercism track: it needs "slug" and "exercises".`)
  }
  if (key !== 'typescript' && key !== 'javascript') {
    throw new Refusal(
      `${file} is of the ${name} track; only the TypeScript and the JavaScript track can be imported.`,
    )
  }
  const { practice, concept } = objectOf(exercises)
  // Before version 3 of the format there was one list.
  const practised = Array.isArray(exercises) ? exercises : practice
  return {
    slug: key,
    language: name,
    files,
    exercises: unique([
      ...objectsOf(concept).map((each) => exercise(each, 'concept')),
      ...objectsOf(practised).map((each) => exercise(each, 'practice')),
    ]),
  }
}

function exercise(given: Record<string, unknown>, kind: TrackExercise['kind']): TrackExercise {
  const { slug, name, difficulty, status, topics, practices, concepts } = given
  return {
    slug: textOf(slug) ?? '',
    name: textOf(name),
    kind,
    difficulty: typeof difficulty === 'number' ? difficulty : undefined,
    status: textOf(status),
    topics: [...textsOf(practices), ...textsOf(concepts), ...textsOf(topics)],
  }
}

function unique(exercises: TrackExercise[]): TrackExercise[] {
  const seen = new Set<string>()
  return exercises.filter(({ slug }) => {
    const isNew = !seen.has(slug)
    seen.add(slug)
    return isNew
  })
}
