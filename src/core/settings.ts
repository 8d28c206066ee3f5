import * as z from 'zod/mini'
import { type Parsed, parseManifest } from './manifest.ts'
import { themeNames } from './paint.ts'

/** settings.json in the folder for settings; every field may be left out. */
export const settingsSchema = z.strictObject({
  /** What opens a neighbouring pane: a preset's name, or the words of a command. */
  pane: z.optional(z.union([z.string(), z.array(z.string()).check(z.minLength(1))])),
  /** What the app's colours are made for. */
  theme: z.optional(z.enum(themeNames)),
  /** Whether signs are written in ASCII; the terminal decides without it. */
  ascii: z.optional(z.boolean()),
  /** Whether the app is a text from top to bottom, for screen readers. */
  screenReader: z.optional(z.boolean()),
  /** The keys of the app's actions by name: one, several, or "none". */
  keys: z.optional(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
})

export type Settings = z.infer<typeof settingsSchema>

/** Reads the text of a settings.json; `file` is the name used in problems. */
export function parseSettings(text: string, file: string): Parsed<Settings> {
  return parseManifest(text, file, settingsSchema, {
    theme: `one of ${themeNames.join(', ')}`,
    pane: 'a name such as "tmux", or a list of words such as ["my-split", "{editor}", "{file}"]',
  })
}
