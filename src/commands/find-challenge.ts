import { join } from 'node:path'
import { type Challenge, shortName } from '../core/catalogue.ts'
import { chosen, idOf, isReferenceWord } from '../core/reference.ts'
import { Refusal } from '../core/refusal.ts'
import { readHistory } from '../io/history.ts'
import { readCatalogue, readChallenge, readPacks } from '../io/packs.ts'
import { today } from '../io/today.ts'
import { touchedSolutions } from '../io/workspace.ts'
import type { Context } from './context.ts'

export interface FoundChallenge extends Challenge {
  /** What to call it on a command line: its slug, or its full id when two packs have that slug. */
  name: string
}

/**
 * The challenge that a slug, `pack/slug`, `last`, `next`, `random` or `daily` names.
 * @throws Refusal when there is none, with the nearest name.
 */
export async function findChallenge(context: Context, reference: string): Promise<FoundChallenge> {
  const { packs, problems } = readPacks(context.places)
  const known = packs.flatMap((pack) =>
    pack.slugs.map((slug) => ({
      id: `${pack.manifest.id}/${slug}`,
      pack: pack.manifest.id,
      slug,
      folder: pack.folder,
    })),
  )
  const read = (id: string): FoundChallenge => {
    const place = known.find((each) => each.id === id)
    if (place === undefined)
      throw new Refusal(`The challenge "${id}" is gone; see what there is with \`hotseat list\`.`)
    const challenge = readChallenge(join(place.folder, place.slug), place.pack)
    return { ...challenge, name: shortName(place, known) }
  }
  for (const problem of problems) context.terminal.say(problem)
  if (!isReferenceWord(reference))
    return read(
      idOf(
        reference,
        known.map(({ id }) => id),
      ),
    )
  const { history, problem } = await readHistory(context.places)
  if (problem !== undefined) context.terminal.say(problem)
  if (reference !== 'last') {
    const { challenges } = readCatalogue(context.places)
    const ids = challenges.map(({ id }) => id)
    const solved = (id: string) => history.solved.has(id)
    return read(chosen(reference, { ids, solved, day: today(), random: Math.random() }))
  }
  const attempt = history.last && [{ challenge: history.last.challenge, at: history.last.startedAt }]
  const worked = [...(attempt ?? []), ...touchedSolutions(context.places, known)].sort((a, b) => b.at - a.at)
  if (worked[0] === undefined) {
    throw new Refusal('You have not worked on a challenge yet; begin one with `hotseat start next`.')
  }
  return read(worked[0].challenge)
}
