import type { Report } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import { levelCount } from '../../../core/levels.ts'
import { count } from '../../../core/report/quantities.ts'
import type { KeyOf } from '../../key-of.ts'
import type { Message } from '../../message.ts'
import { glyphs } from '../../theme.ts'

/** A report in a line, and what to do next. */
export function outcome(report: Report, { manifest }: Challenge, level: number, key: KeyOf): Message {
  const { verdict, passed, total, scope } = report
  const tests = count(total, scope === 'samples' ? 'sample test' : 'test')
  if (verdict !== 'accepted') {
    const tally = total === 0 ? '' : `: ${passed} of ${tests} passed`
    return { tone: 'bad', text: `${glyphs.failed} ${verdict}${tally}` }
  }
  const next =
    scope === 'samples'
      ? `Press ${key('challenge.submit')} to submit.`
      : level < levelCount(manifest)
        ? `Level ${level} is solved; the statement says what level ${level + 1} asks for.`
        : `Solved. ${key('challenge.answers')} has the editorial and other approaches.`
  return { tone: 'good', text: `${glyphs.passed} ${verdict}: ${tests} passed. ${next}` }
}
