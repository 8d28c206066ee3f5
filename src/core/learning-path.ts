/** Challenges in the order in which they build on each other. */
export interface LearningPath {
  /** `pack/path`. */
  id: string
  title: string
  /** Ids of challenges that are there. */
  challenges: string[]
}

interface PathSource {
  manifest: { id: string; paths: { id: string; title: string; challenges: string[] }[] }
}

/** The learning paths of all packs; what they name and nobody has is left out, and so are paths of nothing. */
export function learningPaths(packs: readonly PathSource[], ids: readonly string[]): LearningPath[] {
  const known = new Set(ids)
  return packs.flatMap(({ manifest }) =>
    manifest.paths.flatMap(({ id, title, challenges }) => {
      const full = challenges.map((name) => (name.includes('/') ? name : `${manifest.id}/${name}`))
      const there = full.filter((challenge) => known.has(challenge))
      return there.length === 0 ? [] : [{ id: `${manifest.id}/${id}`, title, challenges: there }]
    }),
  )
}
