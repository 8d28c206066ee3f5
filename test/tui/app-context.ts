import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Challenge } from '../../src/core/catalogue.ts'
import { learningPaths } from '../../src/core/learning-path.ts'
import { plainPaint } from '../../src/core/paint.ts'
import { emptyHistory } from '../../src/io/history.ts'
import { readCatalogue } from '../../src/io/packs.ts'
import { solutionPath } from '../../src/io/workspace.ts'
import type { AppContext } from '../../src/tui/app-context.ts'
import { defaultKeymaps } from '../../src/tui/keymaps.ts'
import { ownPlaces } from '../src/temporary.ts'

/** The app's context in a home of its own, with the challenges that come with Hotseat. */
export function appContext(changes: Partial<AppContext> = {}): AppContext {
  const places = ownPlaces()
  const { challenges, packs } = readCatalogue(places)
  return {
    challenges,
    paths: learningPaths(
      packs,
      challenges.map(({ id }) => id),
    ),
    history: emptyHistory(),
    due: new Map(),
    newcomer: false,
    message: undefined,
    places,
    env: { PATH: process.env['PATH'] },
    paint: plainPaint,
    keymaps: defaultKeymaps,
    writing: 'unicode',
    now: () => 0,
    invocation: 'hotseat',
    ...changes,
  }
}

/** As many challenges as wanted, all with the files of one that comes with Hotseat. */
export function manyChallenges(amount: number): Challenge[] {
  const model = lru()
  return Array.from({ length: amount }, (_, index) => {
    const slug = `challenge-${index + 1}`
    return {
      ...model,
      id: `core/${slug}`,
      slug,
      manifest: { ...model.manifest, title: `Number ${index + 1}` },
    }
  })
}

export function lru(): Challenge {
  const found = readCatalogue(ownPlaces()).challenges.find(({ slug }) => slug === 'lru-cache')
  if (found === undefined) throw new Error('lru-cache is gone')
  return found
}

/** The text of a submission that ships with lru-cache. */
export function submission(path: string): string {
  return readFileSync(join(lru().folder, 'submissions', path), 'utf8')
}

/** Puts a solution where the app looks for it. */
export function writeSolution(context: AppContext, challenge: Challenge, text: string): void {
  const file = solutionPath(context.places, challenge)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
