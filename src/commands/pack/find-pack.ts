import { didYouMean } from '../../core/nearest.ts'
import { Refusal } from '../../core/refusal.ts'
import { installedPacks } from '../../io/installed.ts'
import { type Pack, readPacks } from '../../io/packs.ts'
import type { Context } from '../context.ts'

/**
 * The id of an installed pack, broken or not, that a word names.
 * @throws Refusal for a built-in one and when there is none, with the nearest id.
 */
export function installedId({ places }: Context, word: string): string {
  const wanted = word.toLowerCase()
  const ids = installedPacks(places).map(({ id }) => id)
  if (ids.includes(wanted)) return wanted
  const { packs } = readPacks(places)
  if (packs.some(({ manifest }) => manifest.id === wanted))
    throw new Refusal(`The pack "${wanted}" comes with Hotseat: it is updated and removed with it.`)
  throw unknown(word, ids)
}

/** The pack that a word names, installed or built in. @throws Refusal when there is none or it is broken. */
export function findPack({ places, terminal }: Context, word: string): Pack {
  const { packs, problems } = readPacks(places)
  const wanted = word.toLowerCase()
  const found = packs.find(({ manifest }) => manifest.id === wanted)
  if (found !== undefined) return found
  for (const problem of problems) terminal.say(problem)
  const ids = packs.map(({ manifest }) => manifest.id)
  if (installedPacks(places).some(({ id }) => id === wanted))
    throw new Refusal(`The pack "${wanted}" is broken; bring it back with \`hotseat pack update ${wanted}\`.`)
  throw unknown(word, ids)
}

function unknown(word: string, ids: string[]): Refusal {
  const near = didYouMean(word.toLowerCase(), ids)
  return new Refusal(`No pack "${word}" is installed.${near || ' See them all with `hotseat pack list`.'}`)
}
