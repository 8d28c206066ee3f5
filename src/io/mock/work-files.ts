import { join } from 'node:path'
import type { Challenge } from '../../core/catalogue.ts'
import { statementFile } from '../../core/levels.ts'
import type { PlannedChallenge, SourceName } from '../../core/mock/events.ts'
import { readBrief, readChallengeFile, readStarter } from '../challenge-files.ts'
import type { Places } from '../places.ts'
import { readText } from '../text-file.ts'
import { fillWorkspace } from '../workspace.ts'

/** What a candidate has in a round: a folder of its own, so that no practice is touched. */
export interface WorkFiles {
  folder: string
  solution: string
  /** The candidate's own tests. */
  tests: string
}

/** Where the files of a round are, whether they are there or not. */
export function workFiles(
  places: Places,
  interview: number,
  { id, language }: Pick<PlannedChallenge, 'id' | 'language'>,
): WorkFiles {
  const folder = join(places.workspace, 'mock', String(interview), id.slice(id.indexOf('/') + 1))
  return {
    folder,
    solution: join(folder, `solution.${language}`),
    tests: join(folder, 'solution.test.ts'),
  }
}

/** Makes the files of a round that are missing, with what the levels up to one ask for. @throws Refusal */
export function makeWorkFiles(
  places: Places,
  interview: number,
  challenge: Challenge,
  level: number,
): WorkFiles {
  const { id, manifest } = challenge
  const files = workFiles(places, interview, { id, language: manifest.language })
  const starter = readStarter(challenge)
  const levels = Array.from({ length: Math.max(0, level - 1) }, (_, index): [string, string] => {
    const name = statementFile(index + 2)
    return [join(files.folder, name), readChallengeFile(challenge.folder, name).text]
  })
  fillWorkspace(places, [
    [files.solution, starter],
    [files.tests, testsStarter(starter, challenge.manifest.language)],
    [join(files.folder, 'brief.md'), readBrief(challenge.folder)],
    ...levels,
  ])
  return files
}

/** The text of a file of the candidate's; undefined when it is gone or is no text. */
export function workText(files: WorkFiles, source: SourceName): string | undefined {
  const file = readText(files[source], largest)
  return file.fault === undefined ? file.text : undefined
}

/** Bytes; the judge compiles no more than this. */
const largest = 128 * 1024

function testsStarter(starter: string, language: string): string {
  const names = [...starter.matchAll(/^export (?:async )?(?:class|function\*?|const|let) (\w+)/gm)].map(
    ([, name = '']) => name,
  )
  const imports =
    language === 'sql'
      ? "import { sql } from '#solution'"
      : `import { ${names.join(', ')} } from './solution.ts'`
  const lines = language === 'sql' || names.length > 0 ? [imports] : []
  return [
    "import { expect, test } from 'hotseat/kit'",
    ...lines,
    '',
    '// Your own tests. They run with each run of yours; at the end they are tried on solutions that have bugs.',
    '',
  ].join('\n')
}
