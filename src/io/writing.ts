import { existsSync } from 'node:fs'
import { Refusal } from '../core/refusal.ts'
import type { Settings } from '../core/settings.ts'
import { type Writing, writingFor } from '../core/writing.ts'
import { type Places, settingsFile } from './places.ts'

/** How this process writes, from the words after `hotseat`, the settings and the terminal. JSON is left alone. */
export async function findWriting(words: string[], places: Places): Promise<Writing> {
  if (words.includes('--json')) return 'unicode'
  return writingFor({
    env: process.env,
    platform: process.platform,
    terminal: process.stdout.isTTY === true,
    flags: { ascii: words.includes('--ascii'), screenReader: words.includes('--screen-reader') },
    settings: await settingsOf(places),
  })
}

/** None where they are broken: the commands that need them say so. */
async function settingsOf(places: Places): Promise<Settings> {
  // Most people have none, and nobody has to wait for what would read them.
  if (!existsSync(settingsFile(places))) return {}
  const { readSettings } = await import('./settings.ts')
  try {
    return readSettings(places)
  } catch (error) {
    if (error instanceof Refusal) return {}
    throw error
  }
}
