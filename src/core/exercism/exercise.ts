import { objectOf, parseJson, textOf, textsOf } from './json.ts'
import type { Track } from './track.ts'

/** What an exercise's .meta/config.json says; paths are relative to the exercise's folder. */
export interface ExerciseMeta {
  title: string | undefined
  authors: string[]
  contributors: string[]
  solution: string[]
  tests: string[]
  /** Where its own solution may be, the likeliest first. */
  examples: string[]
  blurb: string | undefined
  source: string | undefined
  sourceUrl: string | undefined
}

/** Reads the text of a .meta/config.json, or fills in what the track says when there is none; undefined: broken. */
export function parseExercise(
  text: string | undefined,
  slug: string,
  track: Pick<Track, 'slug' | 'files'>,
): ExerciseMeta | undefined {
  const config = parseJson(text ?? '{}')
  if (config === undefined) return undefined
  const { title, authors, contributors, files, blurb, source, source_url } = objectOf(config)
  const named = (key: string): string[] => {
    const own = textsOf(objectOf(files)[key])
    return own.length > 0 ? own : textsOf(objectOf(track.files)[key]).map((pattern) => filled(pattern, slug))
  }
  const [ending, test] = track.slug === 'typescript' ? ['ts', 'test'] : ['js', 'spec']
  const usual = ['proof.ci', 'example', 'exemplar'].map((name) => `.meta/${name}.${ending}`)
  return {
    title: textOf(title),
    authors: namesIn(authors),
    contributors: namesIn(contributors),
    solution: orElse(named('solution'), `${slug}.${ending}`),
    tests: orElse(named('test'), `${slug}.${test}.${ending}`),
    examples: [...new Set([...named('example'), ...named('exemplar'), ...usual])],
    blurb: textOf(blurb),
    source: textOf(source),
    sourceUrl: textOf(source_url),
  }
}

/** People by their names on GitHub; older files have an object for each. */
function namesIn(people: unknown): string[] {
  if (!Array.isArray(people)) return []
  return textsOf(people.map((each) => objectOf(each)['github_username'] ?? each))
}

function orElse(paths: string[], usual: string): string[] {
  return paths.length > 0 ? paths : [usual]
}

/** A track's file pattern, such as `%{kebab_slug}.ts`, for one exercise. */
function filled(pattern: string, slug: string): string {
  const pascal = slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  return pattern
    .replaceAll('%{kebab_slug}', slug)
    .replaceAll('%{snake_slug}', slug.replaceAll('-', '_'))
    .replaceAll('%{pascal_slug}', pascal)
    .replaceAll('%{camel_slug}', pascal.slice(0, 1).toLowerCase() + pascal.slice(1))
}
