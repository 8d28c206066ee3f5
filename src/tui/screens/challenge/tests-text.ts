import type { Report, TestFile } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import { codeLines, languageOf } from '../../../core/code-text.ts'
import { indent, wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { count } from '../../../core/report/quantities.ts'
import { sanitise } from '../../../core/sanitise.ts'
import type { KeyOf } from '../../key-of.ts'
import { glyphs } from '../../theme.ts'

/** The sample tests: how the last run ended for each, then their source. */
export function testsText(
  files: TestFile[],
  { manifest }: Challenge,
  report: Report | undefined,
  { paint, width, key }: { paint: Paint; width: number; key: KeyOf },
): string {
  const results = report?.tests.filter(({ group }) => group === 'sample') ?? []
  const list = results.map(({ verdict, name }) =>
    verdict === 'accepted'
      ? `${paint('good', glyphs.passed)} ${sanitise(name)}`
      : `${paint('bad', `${glyphs.failed} ${sanitise(name)}`)}`,
  )
  const sources = files.map(
    ({ path, text }) =>
      `${paint('dim', path)}\n\n${indent(codeLines(sanitise(text).trim(), languageOf(path), paint), 2).join('\n')}\n`,
  )
  const unseen =
    manifest.samples > 0
      ? [
          wrap(
            `The first ${count(manifest.samples, 'test')} of each test file are samples; ${key('challenge.run')} runs them, and what fails is shown in full.`,
            width,
          ).join('\n'),
        ]
      : []
  return [list.join('\n'), ...unseen, ...sources].filter((part) => part !== '').join('\n\n')
}
