import { availableParallelism } from 'node:os'
import { stop } from 'esbuild'
import { licenseOf, packManifest } from '../../core/exercism/manifests.ts'
import type { ImportResult, LeftOut } from '../../core/exercism/result-text.ts'
import { parseTrack, type Track } from '../../core/exercism/track.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'
import { statOf } from '../text-file.ts'
import { judgeExample } from './judge-example.ts'
import { type Imported, json, readExercise } from './read-exercise.ts'
import { openTrack, type TrackFiles } from './track-files.ts'
import { isTaken, writeFolder } from './write-folder.ts'

export interface ImportOptions {
  /** Where the pack is to be; by default a folder of the pack's name in the current one. */
  out?: string | undefined
  onProgress: (line: string) => void
  signal: AbortSignal
}

/**
 * Turns a checkout of an Exercism track into a pack, which is there whole or not at all.
 * @throws Refusal when the folder is no track, or the pack's folder is there already or cannot be written.
 */
export async function importTrack(
  folder: string,
  { out, onProgress, signal }: ImportOptions,
): Promise<ImportResult> {
  const { track, files } = readTrack(folder)
  const pack = `exercism-${track.slug}`
  const target = out ?? pack
  if (isTaken(target)) {
    throw new Refusal(
      `${tidyPath(target)} is there already; name another folder with --out, or remove it first.`,
    )
  }
  const { imported, leftOut } = await importAll(track, files, onProgress, signal)
  if (imported.size === 0) return { folder: undefined, pack, imported: [], leftOut, notes: [] }
  const license = files.read('LICENSE')
  const licenseText = license.fault === undefined ? license.text : undefined
  const known = licenseText === undefined ? undefined : licenseOf(licenseText)
  const authors = [...imported.values()].flatMap((each) => each.authors)
  const manifest = packManifest(track, known, authors.sort())
  const all = new Map([
    ['pack.json', json(manifest)],
    ...(licenseText === undefined ? [] : [['LICENSE', licenseText] as const]),
    ...[...imported].flatMap(([slug, each]) =>
      [...each.files].map(([path, text]) => [`${slug}/${path}`, text] as const),
    ),
  ])
  writeFolder(target, all)
  return { folder: target, pack, imported: [...imported.keys()], leftOut, notes: notesOn(licenseText, known) }
}

/** Exercises in the track's order; those whose own example is not accepted would be riddles and are left out. */
async function importAll(
  track: Track,
  files: TrackFiles,
  onProgress: ImportOptions['onProgress'],
  signal: AbortSignal,
): Promise<{ imported: Map<string, Imported>; leftOut: LeftOut[] }> {
  const total = track.exercises.length
  const results = new Map<string, Imported | LeftOut>(
    track.exercises.map(({ slug }) => [slug, { slug, reason: '' }]),
  )
  const waiting = [...track.exercises]
  let done = 0
  const work = async () => {
    for (let exercise = waiting.shift(); exercise !== undefined; exercise = waiting.shift()) {
      signal.throwIfAborted()
      const { slug } = exercise
      onProgress(`Judging the track's examples: ${++done} of ${total}, ${slug}`)
      const result = await readExercise(track, exercise, files)
      if ('reason' in result) {
        results.set(slug, { slug, ...result })
        continue
      }
      const judged = await judgeExample(slug, result.manifest, result.files, signal)
      if ('problem' in judged) {
        results.set(slug, { slug, reason: notAccepted, detail: judged.problem })
        continue
      }
      result.files.set('challenge.json', json({ ...result.written, ...judged }))
      results.set(slug, result)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
  } finally {
    await stop()
  }
  const imported = new Map<string, Imported>()
  const leftOut: LeftOut[] = []
  for (const [slug, result] of results) {
    if ('files' in result) imported.set(slug, result)
    else leftOut.push(result)
  }
  return { imported, leftOut }
}

const notAccepted = 'its own example is not accepted here'

function readTrack(folder: string): { track: Track; files: TrackFiles } {
  const stat = statOf(folder)
  const name = tidyPath(folder)
  if (stat === undefined)
    throw new Refusal(`There is no folder ${name}; name a checkout of an Exercism track.`)
  if (!stat.isDirectory()) {
    throw new Refusal(`${name} is a file; name the folder of a checkout of an Exercism track.`)
  }
  const files = openTrack(folder)
  const config = files.read('config.json')
  const hasExercises = ['practice', 'concept'].some((kind) =>
    statOf(`${folder}/exercises/${kind}`)?.isDirectory(),
  )
  if ((config.fault !== undefined && config.absent) || !hasExercises) {
    throw new Refusal(
      `${name} is no checkout of an Exercism track: looked for config.json and exercises/practice or exercises/concept in it.`,
    )
  }
  if (config.fault !== undefined)
    throw new Refusal(`${name}/config.json ${config.fault}; check the track out anew.`)
  return { track: parseTrack(config.text, `${name}/config.json`), files }
}

function notesOn(licenseText: string | undefined, known: string | undefined): string[] {
  if (known !== undefined) return []
  return [
    licenseText === undefined
      ? 'The track has no LICENSE file: before you pass the pack on, find out whether you may.'
      : 'The licence in LICENSE is not one known here: write its SPDX id into pack.json.',
  ]
}
