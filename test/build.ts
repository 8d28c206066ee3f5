import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Builds dist/ once before the tests: they run the real programs. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/build.ts')], { stdio: 'inherit' })
}
