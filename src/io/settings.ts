import { Refusal } from '../core/refusal.ts'
import { parseSettings, type Settings } from '../core/settings.ts'
import { type Places, settingsFile, tidyPath } from './places.ts'
import { readText } from './text-file.ts'

/** The user's settings; none when there is no file. @throws Refusal with every problem of the file. */
export function readSettings(places: Places): Settings {
  const path = settingsFile(places)
  const file = readText(path, 2 ** 20)
  if (file.fault === 'absent') return {}
  if (file.fault !== undefined) throw new Refusal(`${tidyPath(path)} cannot be read as text; check it.`)
  const parsed = parseSettings(file.text, tidyPath(path))
  if (!parsed.ok) throw new Refusal(parsed.problems.join('\n'))
  return parsed.value
}
