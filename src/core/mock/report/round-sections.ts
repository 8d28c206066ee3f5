import { likeWhat } from '../../report/growth-text.ts'
import { count } from '../../report/quantities.ts'
import { isPredicted } from '../score/growth.ts'
import { clockText, spanText } from '../time.ts'
import { blocks, bullets, code, fenced, plain, quoted, type Section, table } from './markdown-write.ts'
import type { RoundReport } from './report.ts'
import { timeSection } from './time-section.ts'

/** A round's heading. */
export function roundTitle({ round, title, challenge }: RoundReport): string {
  const name = plain(title)
  if (challenge === null) return `Round ${round}: ${name}`
  const own = title === `Round ${round}` ? '' : `, ${name}`
  return `Round ${round}${own}: ${plain(challenge.title)}`
}

/** What comes first of a round: the problem and how it ended. */
export function roundLead({ challenge, tookMs, phases, verdict }: RoundReport): string {
  const budget = phases.reduce((sum, { budgetMs }) => sum + budgetMs, 0)
  const time = `${clockText(tookMs)} of ${clockText(budget)}`
  if (challenge === null) return `A break: ${time}.`
  const { id, difficulty, track } = challenge
  const ended = verdict === null ? 'No code of yours was judged.' : `The code ended as ${verdict}.`
  return `${code(id)}, ${plain(difficulty)}, track ${plain(track)}. ${time}. ${ended}`
}

/** Everything else of a round; a break has nothing more to say. */
export function roundSections(round: RoundReport): Section[] {
  if (round.challenge === null) return []
  return [
    timeSection(round),
    testsSection(round),
    questionsSection(round),
    planSection(round),
    ownTestsSection(round),
    ...followUpsSection(round),
    hintsSection(round),
    ...overtimeSection(round),
  ]
}

function testsSection({ groups, verdict, failure }: RoundReport): Section {
  const rows = groups.map(({ name, passed, total }) => [plain(name), `${passed} of ${total}`])
  const none =
    verdict === null
      ? 'No test was run against code of yours.'
      : `No test was run: the code ended as ${verdict}.`
  return {
    id: 'tests',
    title: 'Tests',
    body: blocks(rows.length === 0 ? none : table(['Tests', 'Passed'], rows), failureBlock(failure)),
  }
}

function failureBlock(failure: RoundReport['failure']): string {
  if (failure === null) return ''
  const { name, verdict, message, counterexample, replay } = failure
  const why = message?.trim() ?? ''
  return blocks(
    `The first that failed: **${plain(name)}** (${verdict})`,
    why.includes('\n') ? fenced(why) : why && plain(why),
    counterexample === undefined ? '' : 'The smallest case that fails:',
    counterexample === undefined ? '' : fenced(counterexample, 'js'),
    replay === undefined ? '' : `Run it again: ${code(replay)}`,
  )
}

function questionsSection({ asked, missed, unanswered }: RoundReport): Section {
  const none =
    missed.length === 0
      ? 'The pack names nothing that the brief leaves out.'
      : 'You asked nothing that the brief leaves out.'
  const body = blocks(
    asked.length === 0 ? none : 'What you asked:',
    bullets(asked.map(({ question, answer, ms }) => [`${clockText(ms)} ${plain(question)}`, plain(answer)])),
    missed.length === 0 ? '' : 'What you did not ask, and would have been told:',
    bullets(missed.map(({ question, answer }) => [plain(question), plain(answer)])),
    unanswered.length === 0 ? '' : 'What the interviewer had no answer to:',
    bullets(unanswered.map(plain)),
  )
  return { id: 'questions', title: 'Questions', body }
}

function planSection({ plan, predicted, measured }: RoundReport): Section {
  const agrees = isPredicted(predicted ?? undefined, measured)
  const growth = measured.map(({ label, exponent }) => {
    const times = (2 ** exponent).toFixed(1)
    return `${plain(label)}: all calls together grow ${likeWhat(exponent)}; twice the size, ${times} × the cost`
  })
  const body = blocks(
    plan.length === 0 ? 'You wrote no plan.' : plan.map(quoted).join('\n\n'),
    predicted === null
      ? 'You did not predict how the cost grows.'
      : `You predicted ${plain(predicted)} a call.${agreement(agrees)}`,
    measured.length === 0 ? 'How it grows was not measured.' : 'Measured:',
    bullets(growth),
  )
  return { id: 'plan', title: 'Plan and growth', body }
}

function agreement(agrees: boolean | undefined): string {
  if (agrees === undefined) return ''
  return agrees ? ' What was measured agrees.' : ' What was measured does not agree.'
}

function ownTestsSection({ testScore }: RoundReport): Section {
  return { id: 'own-tests', title: 'Your own tests', body: ownTestsBody(testScore) }
}

function ownTestsBody(score: RoundReport['testScore']): string {
  if (score === null) return 'Not observed: no tests of yours were run against known bugs.'
  if (score.problem !== undefined) return `Not observed: ${plain(score.problem)}`
  const { tests, wrong, caught, missed } = score
  const all = caught.length + missed.length
  if (tests === 0 || all === 0) return 'Not observed: there was no test of yours, or no known bug to catch.'
  return blocks(
    `Your ${count(tests, 'test')} caught ${caught.length} of ${count(all, 'bug')}${missed.length === 0 ? '.' : '; missed:'}`,
    bullets(missed.map(plain)),
    wrong.length === 0 ? '' : 'A right solution fails these, so they do not count:',
    bullets(wrong.map(plain)),
  )
}

function followUpsSection({ followUps }: RoundReport): Section[] {
  if (followUps.length === 0) return []
  const body = blocks(
    ...followUps.map(({ question, answer, points }) =>
      blocks(
        `**${plain(question)}**`,
        answer === null ? 'Not answered.' : quoted(answer),
        bullets(points.map(({ text, said }) => `${saidText(said)}: ${plain(text)}`)),
      ),
    ),
  )
  return [{ id: 'follow-ups', title: 'Follow-up questions', body }]
}

function saidText(said: boolean | null): string {
  if (said === null) return 'not rated'
  return said ? 'said' : '**not said**'
}

function hintsSection({ hints, timeline }: RoundReport): Section {
  const taken = timeline.filter(({ kind }) => kind === 'hint')
  const body = blocks(
    hints === 0 ? 'You took none.' : `You took ${count(hints, 'hint')}.`,
    bullets(taken.map(({ ms, text }) => `${clockText(ms)} ${plain(text)}`)),
  )
  return { id: 'hints', title: 'Hints', body }
}

function overtimeSection({ overtimeMs }: RoundReport): Section[] {
  if (overtimeMs <= 0) return []
  const body = `You went on for ${spanText(overtimeMs)} after the time. Nothing of that counts.`
  return [{ id: 'overtime', title: 'Overtime', body }]
}
