import { count } from '../../report/quantities.ts'
import type { RoundState } from '../state.ts'
import { clockText } from '../time.ts'
import { askedOf, cameToWork, firstCode } from './candidate.ts'
import { countedRun, levelsPassed, plannedLevels } from './credit.ts'
import { isPredicted, measuredGrowth } from './growth.ts'
import type { Cite, Observation } from './observation.ts'
import { rules } from './rubric.ts'

/** What a round shows of exploration and design. */
export function thinkingIn(round: RoundState, cite: Cite): Observation[] {
  return [questions, thoughtFirst, plan, growth, levels, unaided].flatMap((look) => look(round, cite))
}

function questions(round: RoundState, cite: Cite): Observation[] {
  const all = round.plan.challenge?.clarifications ?? []
  const asked = askedOf(round)
  // Who has not come to the work yet may still ask.
  if (all.length === 0 || (asked.size === 0 && !cameToWork(round))) return []
  const enough = Math.max(1, Math.ceil(all.length * rules.questions))
  const first = [...asked.values()][0]
  const text = `asked ${asked.size} of ${count(all.length, 'thing')} that the brief leaves out`
  return [{ criterion: 'questions', value: Math.min(1, asked.size / enough), evidence: [cite(text, first)] }]
}

function thoughtFirst(round: RoundState, cite: Cite): Observation[] {
  const code = firstCode(round)
  const build = round.plan.phases.findIndex(({ kind }) => kind === 'build')
  const budget = round.plan.phases.slice(0, Math.max(0, build)).reduce((sum, { ms }) => sum + ms, 0)
  if (code === undefined || budget === 0) return []
  const taken = code.ms - round.startedMs
  const text = `first code after ${clockText(taken)}; ${clockText(budget)} were meant for questions and a plan`
  return [
    { criterion: 'thought-first', value: Math.min(1, taken / (budget / 2)), evidence: [cite(text, code)] },
  ]
}

function plan(round: RoundState, cite: Cite): Observation[] {
  const [first] = round.planned
  const place = round.plan.phases.findIndex(({ kind }) => kind === 'plan')
  const hadTime = place >= 0 && (cameToWork(round) || round.entered.some(({ phase }) => phase === place))
  if (first === undefined && !hadTime) return []
  if (first === undefined)
    return [
      { criterion: 'plan', value: 0, evidence: [cite('wrote no plan, although there was time for one')] },
    ]
  const code = firstCode(round)
  const before = round.planned.filter(({ ms }) => code === undefined || ms <= code.ms)
  const length = before.reduce((sum, { text }) => sum + text.trim().length, 0)
  const lines = `${count(round.planned.length, 'line')} of a plan`
  const value = length >= rules.planLength ? 1 : 0.5
  const when =
    before.length === 0 ? ', after the first code' : length < rules.planLength ? ', a short one' : ''
  return [{ criterion: 'plan', value, evidence: [cite(lines + when, first)] }]
}

function growth(round: RoundState, cite: Cite): Observation[] {
  const counted = countedRun(round)
  const measured = counted === undefined ? [] : measuredGrowth(counted.report)
  const predicted = isPredicted(round.guess?.complexity, measured)
  if (predicted === undefined) return []
  const worst = Math.max(...measured.map(({ exponent }) => exponent))
  const text = `predicted ${round.guess?.complexity} a call; twice the size took ${(2 ** worst).toFixed(1)} times as much`
  return [{ criterion: 'growth', value: predicted ? 1 : 0, evidence: [cite(text, round.guess)] }]
}

function levels(round: RoundState, cite: Cite): Observation[] {
  const planned = plannedLevels(round)
  const counted = countedRun(round)
  if (planned < 2 || counted === undefined) return []
  const passed = levelsPassed(counted.report)
  const text = `solved ${passed} of ${count(planned, 'level')}`
  return [{ criterion: 'levels', value: passed / planned, evidence: [cite(text, counted)] }]
}

function unaided(round: RoundState, cite: Cite): Observation[] {
  const { plan, hints } = round
  const all = plan.challenge?.hints ?? 0
  if (all === 0 || (hints.length === 0 && !cameToWork(round))) return []
  const last = hints.at(-1)
  const text = last === undefined ? 'took no hint' : `took ${hints.length} of ${count(all, 'hint')}`
  return [{ criterion: 'unaided', value: 1 - hints.length / all, evidence: [cite(text, last)] }]
}
