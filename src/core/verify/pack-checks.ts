import { didYouMean } from '../nearest.ts'
import type { PackManifest } from '../pack.ts'
import type { Fault } from './finding.ts'

/** What is wrong with a pack beside its challenges: references that lead nowhere, a licence that is missing. */
export function packFaults(manifest: PackManifest, text: string, slugs: readonly string[]): Fault[] {
  const named = [
    ...manifest.paths.map(({ id, challenges }) => ({ where: `the path "${id}"`, challenges })),
    ...manifest.interviews.flatMap(({ id, rounds }) =>
      rounds.flatMap(({ pick }) =>
        pick?.challenges ? [{ where: `the interview "${id}"`, challenges: pick.challenges }] : [],
      ),
    ),
  ]
  return [
    ...licenceFaults(text, manifest.license),
    ...(slugs.length === 0 ? [empty] : []),
    ...repeated(
      manifest.paths.map(({ id }) => id),
      (id) => `Two paths have the id "${id}"`,
    ),
    ...repeated(
      manifest.interviews.map(({ id }) => id),
      (id) => `Two interviews have the id "${id}"`,
    ),
    ...named.flatMap(({ where, challenges }) => [
      ...unknown(challenges, where, manifest.id, slugs),
      ...repeated(challenges, (name) => `${sentence(where)} names ${name} twice`),
    ]),
  ]
}

const file = 'pack.json'
const empty: Fault = {
  check: 'files',
  message: 'The pack has no challenges.',
  fix: 'Add one with `hotseat pack new-challenge <slug>`.',
}

function licenceFaults(text: string, license: string): Fault[] {
  if (!/"license"/.test(text)) {
    const fix =
      'Add "license": "MIT", or whichever licence the pack has, so that others know what they may do.'
    return [{ check: 'licence', file, message: 'The pack does not say under which licence it is.', fix }]
  }
  const id = String.raw`\(?[A-Za-z0-9][A-Za-z0-9.+-]*\)?`
  if (new RegExp(`^${id}( (AND|OR|WITH) ${id})*$`).test(license)) return []
  const fix = 'Give the id of a licence as in SPDX, such as "MIT", "Apache-2.0" or "CC-BY-4.0".'
  return [{ check: 'licence', file, message: `"${license}" is not the id of a licence.`, fix }]
}

function unknown(names: readonly string[], where: string, pack: string, slugs: readonly string[]): Fault[] {
  const own = names.map((name) => (name.startsWith(`${pack}/`) ? name.slice(pack.length + 1) : name))
  return own
    .filter((name) => !name.includes('/') && !slugs.includes(name))
    .map((name) => ({
      check: 'manifest',
      file,
      message: `${sentence(where)} names the challenge "${name}", which this pack does not have.`,
      fix: didYouMean(name, slugs).trim() || 'Remove it, or name one of the pack.',
    }))
}

function repeated(names: readonly string[], message: (name: string) => string): Fault[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    check: 'manifest',
    file,
    message: `${message(name)}.`,
    fix: 'Remove one of them.',
  }))
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
