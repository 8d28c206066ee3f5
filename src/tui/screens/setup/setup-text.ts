import { type Check, doctorText } from '../../../core/doctor-text.ts'
import { indent, wrap } from '../../../core/layout.ts'
import { type InterviewPlan, type Style, styles } from '../../../core/mock/events.ts'
import { budgetOf } from '../../../core/mock/phases.ts'
import { spanText } from '../../../core/mock/time.ts'
import type { Paint } from '../../../core/paint.ts'

export interface SetupText {
  plan: InterviewPlan
  /** Undefined while they are made. */
  checks: Check[] | undefined
  paint: Paint
  width: number
}

/** What an interview will be like, and whether everything is ready for it. */
export function setupText({ plan, checks, paint, width }: SetupText): string[] {
  const all = plan.rounds.reduce((sum, { phases }) => sum + budgetOf(phases), 0)
  return [
    ...wrap(`${problems(plan)} in ${spanText(all)}; nothing counts before the clock starts.`, width),
    '',
    paint('strong', 'Interviewer: ') +
      styles.map((style) => (style === plan.style ? paint('strong', `[${style}]`) : ` ${style} `)).join(''),
    ...indent(wrap(styleText[plan.style], width - 2), 2),
    '',
    ...plan.rounds.flatMap(({ title, phases, challenge }) => [
      paint('strong', `${title}, ${spanText(budgetOf(phases))}`),
      ...indent(
        wrap(phases.map((phase) => `${phase.title} ${spanText(phase.ms)}`).join(' · '), width - 2),
        2,
      ),
      ...(challenge === undefined ? [] : indent([`${challenge.difficulty}, track ${challenge.track}`], 2)),
    ]),
    '',
    paint('strong', 'Before the clock starts'),
    ...(checks === undefined ? ['  checking …'] : doctorText(checks, { paint, width }).trimEnd().split('\n')),
    '',
    ...wrap(
      'The problem is shown when the clock has started, and it is short on purpose: ask. If you have seen it before, say so, and you get another one. Closing Hotseat does not stop the clock, and loses nothing.',
      width,
    ),
  ]
}

function problems({ rounds }: InterviewPlan): string {
  const amount = rounds.filter(({ challenge }) => challenge !== undefined).length
  return amount === 1 ? 'One problem' : `${amount} problems`
}

const styleText: Record<Style, string> = {
  coach:
    'Hints can be had, a submission shows the first hidden case that fails, and the clock can be paused.',
  standard: 'Hints can be had and cost; of hidden tests you hear how many passed, by groups.',
  pressure: 'No hints, no nudges, no pause, and no word about what you hand in until the end.',
}
