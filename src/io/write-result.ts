import { writeFileSync } from 'node:fs'
import { Refusal } from '../core/refusal.ts'
import { tidyPath } from './places.ts'
import { codeOf } from './text-file.ts'

/** Writes a file that the user named; one that is there is replaced. @throws Refusal */
export function writeResult(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new Refusal(
      `${tidyPath(path)} cannot be written (${codeOf(error)}); name a file in a folder that you can write to.`,
    )
  }
}
