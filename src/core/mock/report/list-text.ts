import { columns, indent, pad, wrap } from '../../layout.ts'
import type { Paint } from '../../paint.ts'
import { sanitise } from '../../sanitise.ts'
import { minutesOf } from '../phases.ts'
import { scoreOf } from '../score/score.ts'
import type { Template } from '../template.ts'
import type { Numbered } from './change.ts'

/** Columns that a text needs to be read. */
const narrowest = 24

interface Look {
  paint: Paint
  width: number
}

/** An interview in a line, as data; one that goes on has no score yet. */
export function interviewLine({ interview, state }: Numbered) {
  const over = state.finished === undefined ? undefined : scoreOf(state)
  const { title, template, style, simulated } = state.plan
  return {
    ...{ interview, title, template, style, simulated },
    startedAt: new Date(state.startedAt).toISOString(),
    finished: state.finished !== undefined,
    challenges: state.rounds.flatMap(({ plan }) => (plan.challenge === undefined ? [] : [plan.challenge.id])),
    ...{ band: over?.band ?? null, verdict: over?.title ?? null, score: over?.score ?? null },
  }
}

/** All interviews, the newest last, and how the score has gone. */
export function interviewsText(
  all: readonly Numbered[],
  day: (at: number) => string,
  { paint, width }: Look,
): string {
  const scored = all.map(({ interview, state }) => ({
    ...{ interview, state, ...scoreOf(state) },
    isOver: state.finished !== undefined,
  }))
  const lines = scored.map(({ interview, state, title: verdict, score, isOver }) => {
    const how = isOver ? verdict : 'goes on'
    const figure = score === null || !isOver ? '    ' : score.toFixed(2)
    const head = `${String(interview).padStart(3)}  ${day(state.startedAt)}  ${figure}  ${pad(how, 19)}  `
    return beside(head, sanitise(what(state)), width)
  })
  const scores = scored.flatMap(({ score, isOver }) => (isOver && score !== null ? [score] : []))
  const last = scores.slice(-10).map((score) => score.toFixed(2))
  const trend = scores.length < 2 ? [] : ['', paint('dim', `Trend: ${last.join(' → ')}`)]
  return `${[...lines, ...trend].join('\n')}\n`
}

/** The interviews that can be had, with their rounds. */
export function templatesText(templates: readonly Template[], { paint, width }: Look): string {
  const widest = templates.reduce((most, { id }) => Math.max(most, id.length), 0)
  return `${templates
    .map(({ id, title, summary, rounds }) => {
      const minutes = `${minutesOf(rounds)} min`.padStart(7)
      const head = `${pad(id, widest)}  ${minutes}  `
      const text = summary === '' ? title : `${title}: ${summary}`
      return beside(head, sanitise(text), width).replace(id, paint('strong', id))
    })
    .join('\n')}\n`
}

/** A text beside a head, in as many lines as it needs; below the head where there is too little room. */
function beside(head: string, text: string, width: number): string {
  const margin = columns(head)
  if (width - margin < narrowest) return [head.trimEnd(), ...indent(wrap(text, width - 4), 4)].join('\n')
  const [first = '', ...rest] = wrap(text, width - margin)
  return [head + first, ...indent(rest, margin)].join('\n')
}

function what({ plan, rounds }: Numbered['state']): string {
  const names = rounds.flatMap(({ plan: { challenge } }) =>
    challenge === undefined ? [] : [challenge.title],
  )
  return `${plan.title}${plan.simulated ? ' (simulated)' : ''}: ${names.join(', ')}`
}
