import type { Challenge } from '../../core/catalogue.ts'
import { type Hint, hintsOf } from '../../core/hints.ts'
import { statementFile } from '../../core/levels.ts'
import type { InterviewEvent, SourceName } from '../../core/mock/events.ts'
import { chosenFollowUps } from '../../core/mock/follow-ups.ts'
import { matchQuestion } from '../../core/mock/match-question.ts'
import { noticesAt } from '../../core/mock/notices.ts'
import { plannedFor, swapFor } from '../../core/mock/plan.ts'
import { canSwap } from '../../core/mock/score/candidate.ts'
import { openLevelOf } from '../../core/mock/state.ts'
import { knownProblem, noAnswer } from '../../core/mock/statement.ts'
import { elapsed } from '../../core/mock/time.ts'
import { Refusal } from '../../core/refusal.ts'
import { sanitise } from '../../core/sanitise.ts'
import { readBrief, readChallengeFile, readHints } from '../challenge-files.ts'
import { readCatalogue } from '../packs.ts'
import { historyFile, type Places } from '../places.ts'
import { keepReveal } from '../reveal.ts'
import { statOf } from '../text-file.ts'
import type { InterviewClock } from './clock.ts'
import { drawSource, hintCount } from './drawing.ts'
import { type EventLog, eventLog } from './event-log.ts'
import { openInterviews } from './interview-store.ts'
import { keepChallenge, keptChallenge } from './kept-challenge.ts'
import { orRefused } from './with-interviews.ts'
import { makeWorkFiles, type WorkFiles, workFiles, workText } from './work-files.ts'

/** Hotseat was away when nothing happened for longer than this, in milliseconds. */
const away = 30_000

/** An interview that goes on in this process. */
export interface Session
  extends Pick<EventLog, 'number' | 'state' | 'now' | 'record' | 'flush' | 'problem' | 'taken'> {
  /** The challenge of the round; undefined in a break. @throws Refusal when it is gone */
  challenge: () => Challenge | undefined
  /** Makes what is missing of the round's files; undefined in a break. @throws Refusal */
  files: () => WorkFiles | undefined
  /** What the candidate knows of the problem, as Markdown. @throws Refusal */
  problemText: () => string
  /** Writes down what the clock has to say and what could not be kept before; returns what is new. */
  tick: () => InterviewEvent[]
  /** Writes down what has been saved since the last time; whether that was something. */
  save: () => boolean
  /** Goes to the next phase or the one before; false when there is none. @throws Refusal */
  move: (by: 1 | -1) => boolean
  /** Asks the interviewer; resolves with the answer. */
  ask: (text: string) => { answer: string; matched: boolean }
  /** The next hint. @throws Refusal when there is none, or the style allows none. */
  hint: () => Promise<Hint>
  /** The hints that were taken in this round. */
  hints: () => Hint[]
  /** Stops the clock or lets it go on. @throws Refusal when the style does not allow it. */
  pause: () => void
  /** Another challenge for one that the candidate has seen before. @throws Refusal */
  swap: () => Promise<void>
  /** Begins the round after this one; false when this was the last. */
  nextRound: () => boolean
  close: () => void
}

/**
 * Goes on with an interview.
 * @throws Refusal when there is none of that number, it is over, or it cannot be read.
 */
export function openSession(places: Places, number: number, clock: InterviewClock): Session {
  const file = historyFile(places)
  const store = orRefused(() => openInterviews(file))
  const events = orRefused(() => store.events(number))
  if (events.length === 0) {
    store.close()
    throw new Refusal(`There is no interview ${number}; see them with \`hotseat mock list\`.`)
  }
  const log = eventLog(store, number, events, clock)
  if (log.state().finished !== undefined) {
    store.close()
    throw new Refusal(`Interview ${number} is over; read \`hotseat mock report ${number}\`.`)
  }
  const state = log.state
  const round = () => state().current
  let looked = { moment: clock.now(), awake: clock.awake() }

  const challenge = () => {
    const id = round().plan.challenge?.id
    return id === undefined ? undefined : keptChallenge(places, number, id)
  }

  const files = () => {
    const current = challenge()
    if (current === undefined) return undefined
    const made = makeWorkFiles(places, number, current, openLevelOf(round()))
    save()
    return made
  }

  const save = (): boolean => {
    // By the plan alone: what was written is kept also when the challenge is gone.
    const planned = round().plan.challenge
    if (planned === undefined) return false
    const own = workFiles(places, number, planned)
    const changed = (['solution', 'tests'] as const).filter((source) => saveOne(own, source, 0))
    return changed.length > 0
  }

  const saveOne = (own: WorkFiles, source: SourceName, ago: number): boolean => {
    const text = workText(own, source)
    const last = round().snapshots.findLast((snapshot) => snapshot.source === source)
    if (text === undefined || text === last?.text) return false
    log.record({ kind: 'snapshot', source, text }, ago)
    return true
  }

  /** What was saved while nobody looked counts from when it was saved. */
  const catchUp = () => {
    const planned = round().plan.challenge
    if (planned === undefined || clock.simulated) return
    const own = workFiles(places, number, planned)
    const saves = (['solution', 'tests'] as const)
      .map((source) => ({ source, ago: millisecondsSince(own[source], looked.moment.at) }))
      .sort((a, b) => b.ago - a.ago)
    for (const { source, ago } of saves) saveOne(own, source, ago)
  }

  /** Says that this process goes on with the interview, and for how long nobody did. */
  const arrive = () => {
    catchUp()
    const gap = elapsed(state().last.moment, looked.moment)
    if (gap > away && state().last.seq > 1 && !state().paused)
      log.record({ kind: 'gap', span: gap, why: 'closed' })
    log.record({ kind: 'open', pid: process.pid, ...(clock.simulated ? { simulated: true } : {}) })
  }

  const tick = () => {
    const before = state().last.seq
    const now = { moment: clock.now(), awake: clock.awake() }
    const slept = clock.slept(looked, now)
    looked = now
    if (slept > 0 && !state().paused) log.record({ kind: 'gap', span: slept, why: 'asleep' })
    for (const notice of noticesAt(state(), log.now())) log.record(notice)
    if (log.problem() !== undefined) log.flush()
    return events.filter(({ seq }) => seq > before)
  }

  const move = (by: 1 | -1) => {
    const { plan, phase } = round()
    const next = plan.phases[phase + by]
    if (next === undefined) return false
    save()
    log.record({ kind: 'phase', phase: phase + by })
    if (next.kind === 'curveball') files()
    if (next.kind === 'follow-ups' && round().chosen.length === 0) {
      const chosen = chosenFollowUps(round(), plan.followUps)
      if (chosen.length > 0) log.record({ kind: 'follow-ups', chosen })
    }
    return true
  }

  const ask = (text: string) => {
    const all = round().plan.challenge?.clarifications ?? []
    const match = matchQuestion(text, all)?.place
    log.record({ kind: 'question', text, match })
    const answer = match === undefined ? undefined : all[match]?.answer
    return { answer: answer ?? noAnswer, matched: answer !== undefined }
  }

  const ladder = () => {
    const current = challenge()
    return current === undefined ? [] : hintsOf(sanitise(readHints(current.folder)))
  }

  const hint = async () => {
    if (state().plan.style === 'pressure') throw new Refusal('There are no hints in this style of interview.')
    const all = ladder()
    const number = round().hints.length + 1
    const next = all[number - 1]
    const id = round().plan.challenge?.id
    if (next === undefined || id === undefined)
      throw new Refusal(
        all.length === 0 ? 'This challenge has no hints.' : 'These are all the hints there are.',
      )
    log.record({ kind: 'hint', number, of: all.length, title: next.title })
    await keepReveal(places, { challenge: id, kind: 'hint', number })
    return next
  }

  const pause = () => {
    const { plan, paused, pausedAt } = state()
    if (plan.style !== 'coach') throw new Refusal('Only an interview in coach style can be paused.')
    if (!paused) log.record({ kind: 'pause' })
    else log.record({ kind: 'unpause', span: pausedAt === undefined ? 0 : elapsed(pausedAt, clock.now()) })
  }

  const swap = async () => {
    const { plan } = round()
    if (!canSwap(round()))
      throw new Refusal(
        'A challenge can be swapped in the first phase only, before anything was written or asked.',
      )
    const source = await drawSource(places, readCatalogue(places).challenges, state().plan.seed)
    const met = new Set(state().plan.rounds.flatMap(({ challenge }) => challenge?.id ?? []))
    for (const { swapped, plan } of state().rounds)
      for (const id of [...swapped, plan.challenge?.id ?? '']) met.add(id)
    const other = swapFor({ source, plan }, round().number, met)
    if (other === undefined)
      throw new Refusal('There is no other challenge for this round; go on with this one.')
    keepChallenge(places, number, other)
    const { challenge, phases } = plannedFor(other, plan.source, hintCount)
    if (challenge !== undefined) log.record({ kind: 'swap', challenge, phases })
    files()
  }

  const nextRound = () => {
    const next = round().number + 1
    if (state().plan.rounds[next] === undefined) return false
    log.record({ kind: 'round', round: next })
    files()
    return true
  }

  const problemText = () => {
    const current = challenge()
    if (current === undefined) return knownProblem(round(), '', [])
    const levels = Array.from(
      { length: openLevelOf(round()) - 1 },
      (_, index) => readChallengeFile(current.folder, statementFile(index + 2)).text,
    )
    return knownProblem(round(), readBrief(current.folder), levels)
  }

  arrive()
  return {
    ...{ number, state, now: log.now, record: log.record, flush: log.flush },
    ...{ problem: log.problem, taken: log.taken },
    ...{ challenge, files, problemText, tick, save, move, ask, hint, pause, swap, nextRound },
    hints: () => ladder().slice(0, round().hints.length),
    close: () => store.close(),
  }
}

function millisecondsSince(file: string, now: number): number {
  const stat = statOf(file)
  return stat === undefined ? 0 : Math.max(0, Math.round(now - stat.mtimeMs))
}
