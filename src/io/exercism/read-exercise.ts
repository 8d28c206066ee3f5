import { posix } from 'node:path'
import { type ChallengeManifest, parseChallenge } from '../../core/challenge.ts'
import { type Documents, hintsOf, statementOf } from '../../core/exercism/documents.ts'
import { type ExerciseMeta, parseExercise } from '../../core/exercism/exercise.ts'
import { challengeManifest, titleOf } from '../../core/exercism/manifests.ts'
import type { Track, TrackExercise } from '../../core/exercism/track.ts'
import { example } from './judge-example.ts'
import { examine, type Programs } from './programs.ts'
import type { TrackFiles } from './track-files.ts'

export interface Imported {
  /** The challenge's files by their paths in its folder. */
  files: Map<string, string>
  authors: string[]
  manifest: ChallengeManifest
  /** The manifest without its defaults. */
  written: object
}

/** Reads one exercise of a checkout as a challenge, or says why it cannot be one. */
export async function readExercise(
  track: Track,
  exercise: TrackExercise,
  files: TrackFiles,
): Promise<Imported | { reason: string }> {
  const { slug, kind, status } = exercise
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return { reason: 'its slug is not a name' }
  if (status === 'deprecated' || status === 'wip')
    return { reason: status === 'wip' ? 'not finished yet (wip)' : 'deprecated by the track' }
  const folder = `exercises/${kind}/${slug}`
  const texts = new Map<string, string | undefined>()
  let fault: string | undefined
  /** The text of a file of the exercise; why it cannot be read, unless it is just not there, is kept as the reason. */
  const read = (path: string): string | undefined => {
    if (texts.has(path)) return texts.get(path)
    const file = isInside(path)
      ? files.read(`${folder}/${path}`)
      : { fault: 'leads out of the exercise', absent: false }
    if (file.fault !== undefined && !file.absent && file.fault !== 'is a folder')
      fault ??= `${path} ${file.fault}`
    const text = file.fault === undefined ? file.text : undefined
    texts.set(path, text)
    return text
  }
  const metaText = read('.meta/config.json')
  const meta = parseExercise(metaText, slug, track)
  if (meta === undefined) return { reason: '.meta/config.json is not valid JSON' }
  const programs = programsOf(meta, read)
  if (fault !== undefined) return { reason: fault }
  if ('reason' in programs) return programs
  const examined = await examine(programs, read)
  if (fault !== undefined) return { reason: fault }
  if ('reason' in examined) return examined
  const docs = documentsOf(read)
  if (fault !== undefined) return { reason: fault }
  if (docs.instructions === undefined) return { reason: 'no instructions' }
  const written = challengeManifest(track, exercise, meta, `./${programs.solution}`)
  const checked = parseChallenge(json(written), 'challenge.json')
  if (!checked.ok) return { reason: checked.problems[0] ?? 'its manifest is not valid' }
  const hints = hintsOf(docs)
  return {
    authors: meta.authors,
    manifest: checked.value,
    written,
    files: new Map([
      ['challenge.json', json(written)],
      ['statement.md', statementOf(titleOf(exercise, meta), docs, meta)],
      ...(hints === undefined ? [] : [['hints.md', hints] as const]),
      ['starter.ts', examined.stub],
      [example, examined.example],
      ...programs.tests.map((path) => [`tests/${testName(path)}`, read(path) ?? ''] as const),
      ...examined.helpers.map((path) => [`tests/${path}`, read(path) ?? ''] as const),
    ]),
  }
}

/** JSON as it is written into packs. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function programsOf(
  meta: ExerciseMeta,
  read: (path: string) => string | undefined,
): Programs | { reason: string } {
  const [solution, ...more] = meta.solution.filter((path) => /\.[cm]?[jt]s$/.test(path))
  if (solution === undefined) return { reason: 'its solution is not a program' }
  if (more.length > 0) return { reason: 'its solution is several files' }
  const tests = meta.tests.filter((path) => /\.[cm]?[jt]s$/.test(path))
  const missing = tests.find((path) => read(path) === undefined)
  if (tests.length === 0 || missing !== undefined) return { reason: 'no tests' }
  const found = meta.examples.find((path) => read(path) !== undefined)
  if (found === undefined) return { reason: 'no example solution' }
  if (read(solution) === undefined) return { reason: 'no stub' }
  return { solution, stub: solution, example: found, tests }
}

function documentsOf(read: (path: string) => string | undefined): Documents {
  return {
    introduction: read('.docs/introduction.md'),
    instructions: read('.docs/instructions.md'),
    append: read('.docs/instructions.append.md'),
    hints: read('.docs/hints.md'),
  }
}

/** Packs know tests by one ending; the text is not touched. */
function testName(path: string): string {
  return path.replace(/(?:[.-](?:test|spec))?\.[cm]?[jt]s$/, '.test.ts')
}

function isInside(path: string): boolean {
  const tidy = posix.normalize(path)
  return !posix.isAbsolute(tidy) && tidy !== '..' && !tidy.startsWith('../')
}
