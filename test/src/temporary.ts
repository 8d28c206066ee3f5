import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { type Places, places } from '../../src/io/places.ts'

const made: string[] = []

// Not when each test ends: tests that run side by side make folders after their first await, outside of any hook.
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own for a test, with these files in it; gone when the test file is done. */
export function temporaryFolder(files: Record<string, string | Buffer> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-test-'))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Hotseat's folders below an empty folder, as HOTSEAT_HOME moves them there. */
export function ownPlaces(): Places {
  return places({ HOTSEAT_HOME: temporaryFolder() })
}
