import { didYouMean } from '../nearest.ts'
import type { PackManifest } from '../pack.ts'
import { Refusal } from '../refusal.ts'

/** A mock interview as a pack describes it. */
export type Template = PackManifest['interviews'][number] & {
  /** The pack that it comes from. */
  pack: string
}

/** Every interview of the packs, in their order. */
export function templatesOf(packs: readonly { manifest: PackManifest }[]): Template[] {
  return packs.flatMap(({ manifest }) =>
    manifest.interviews.map((interview) => ({ ...interview, pack: manifest.id })),
  )
}

/** The template of that id, or of `pack/id`. @throws Refusal with the nearest one. */
export function findTemplate(templates: readonly Template[], name: string): Template {
  const found = templates.find(({ id, pack }) => name === id || name === `${pack}/${id}`)
  if (found !== undefined) return found
  const ids = templates.map(({ id }) => id)
  throw new Refusal(
    `There is no interview "${name}".${didYouMean(name, ids)} See them with \`hotseat mock templates\`.`,
  )
}
