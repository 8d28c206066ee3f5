import * as z from 'zod/mini'

const text = z.string().check(z.maxLength(4000))

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: text }),
  z.object({ kind: z.literal('tarball'), path: text }),
  z.object({ kind: z.literal('web'), url: text }),
  z.object({ kind: z.literal('npm'), name: text, range: text }),
  z.object({ kind: z.literal('git'), url: text, ref: z.optional(text) }),
])

const record = z.object({
  format: z.literal(1),
  source,
  /** What exactly was fetched: a package with its version, a commit; else the source itself. */
  resolved: text,
  /** `sha512-…` of the tarball, when it came as one. */
  integrity: z.optional(text),
  /** `sha512-…` of the installed files with their paths. */
  content: text,
  /** An ISO date and time. */
  installedAt: text,
})

/** What the installer remembers of a pack, in a file of its own inside the pack's folder. */
export type InstallRecord = z.infer<typeof record>

/** The file's name; a dot first, which no file of a pack has. */
export const recordName = '.installed.json'

/** Reads a record; undefined when it is not one. */
export function parseRecord(json: string): InstallRecord | undefined {
  try {
    const result = record.safeParse(JSON.parse(json))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}
