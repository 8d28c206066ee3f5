import { hasTests } from '../own-tests.ts'
import { firstCode } from '../score/candidate.ts'
import { deadlineOf, type RoundState } from '../state.ts'

/** Something that happened, for the line of time. */
export interface TimelineEntry {
  /** Milliseconds since the round began. */
  ms: number
  kind:
    | 'phase'
    | 'question'
    | 'plan'
    | 'code'
    | 'tests'
    | 'run'
    | 'submit'
    | 'final'
    | 'hint'
    | 'nudge'
    | 'answer'
    | 'over'
  text: string
  /** Whether it went well, where that can be said. */
  good?: boolean
  /** The number of its event. */
  event: number | undefined
}

/** What happened in a round, in the order of time. */
export function timelineOf(round: RoundState): TimelineEntry[] {
  const { plan, startedMs } = round
  const code = firstCode(round)
  const at = (
    { ms, seq }: { ms: number; seq?: number },
    kind: TimelineEntry['kind'],
    text: string,
    good?: boolean,
  ): TimelineEntry => ({
    ...{ ms: ms - startedMs, kind, text, event: seq },
    ...(good === undefined ? {} : { good }),
  })
  const entries = [
    ...round.entered.map((each) => at(each, 'phase', plan.phases[each.phase]?.title ?? '')),
    ...round.questions.map((each) => at(each, 'question', each.text, each.match !== undefined)),
    ...round.planned.map((each) => at(each, 'plan', each.text)),
    ...(round.guess === undefined
      ? []
      : [at(round.guess, 'plan', `predicts ${round.guess.complexity} a call`)]),
    ...(code === undefined ? [] : [at(code, 'code', 'first code')]),
    ...round.snapshots
      .filter(({ source, text }) => source === 'tests' && hasTests(text))
      .slice(0, 1)
      .map((each) => at(each, 'tests', 'first own test')),
    ...round.runs.map((each) => {
      const { passed, total, verdict } = each.report
      const what = { run: 'run', submit: 'submitted', final: 'judged as it stood' }[each.mode]
      return at(each, each.mode, `${what}: ${verdict}, ${passed} of ${total}`, verdict === 'accepted')
    }),
    ...round.hints.map((each) => at(each, 'hint', `hint ${each.number}: ${each.title}`)),
    ...round.nudges.map((each) =>
      at(each, 'nudge', each.why === 'no-run' ? 'eight minutes without a run' : 'the same failure again'),
    ),
    ...round.answers.map((each) => at(each, 'answer', each.text)),
    ...(round.frozen ? [at({ ms: deadlineOf(round) }, 'over', 'time is up')] : []),
  ]
  return entries.sort((a, b) => a.ms - b.ms || (a.event ?? 0) - (b.event ?? 0))
}
