import type { RunEvent } from '../../../runner/protocol.ts'
import type { Challenge } from '../../core/catalogue.ts'
import { levelCount } from '../../core/levels.ts'
import type { OwnTests, TestScore } from '../../core/mock/events.ts'
import { countedRun } from '../../core/mock/score/credit.ts'
import { drillsOf } from '../../core/mock/score/drills.ts'
import { withoutOvertime } from '../../core/mock/score/overtime.ts'
import { openLevelOf, type RoundState, type Seen, sourceInTime } from '../../core/mock/state.ts'
import { Refusal } from '../../core/refusal.ts'
import { fixedSeed, hash, seedLimit } from '../../core/seed.ts'
import { readHistory } from '../history.ts'
import { readCatalogue } from '../packs.ts'
import type { Places } from '../places.ts'
import { openRecorder } from '../recorder.ts'
import type { Attempt } from '../store.ts'
import { absent, judgeOwnTests, judgeWork, scoreTests } from './judging.ts'
import { dropChallenges } from './kept-challenge.ts'
import type { Session } from './session.ts'
import { type WorkFiles, workText } from './work-files.ts'

export interface WorkHooks {
  signal: AbortSignal
  onEvent?: (event: RunEvent) => void
}

/** Runs the samples of the open levels and the candidate's own tests on what is saved. @throws Refusal */
export async function runWork(session: Session, hooks: WorkHooks): Promise<Seen<'run'>> {
  const work = workOf(session)
  const { id, manifest } = work.challenge
  const judged = { ...work, ...hooks, seed: fixedSeed(id, manifest.version) }
  const report = await judgeWork(judged, 'samples')
  const own = await judgeOwnTests(judged, workText(work.files, 'tests') ?? '')
  return recordRun(session, work, { mode: 'run', report, own })
}

/** Judges what is saved by all tests of the open levels, and keeps that as an attempt. @throws Refusal */
export async function submitWork(places: Places, session: Session, hooks: WorkHooks): Promise<Seen<'run'>> {
  const work = workOf(session)
  const startedAt = Date.now()
  const report = await judgeWork({ ...work, ...hooks, seed: seedOf(session) }, 'all')
  await keepAttempt(places, work, { startedAt, report })
  const run = recordRun(session, work, { mode: 'submit', report, own: undefined })
  // Another level may be open now.
  session.files()
  return run
}

/**
 * Ends the round: judges what was saved in time, unless that was submitted, and tries the candidate's tests on solutions
 * with bugs. What cannot be judged any more is left out.
 */
export async function settleRound(places: Places, session: Session, hooks: WorkHooks): Promise<void> {
  session.save()
  const all = session.state().current
  if (all.plan.challenge === undefined || isScored(all)) return
  const round = withoutOvertime(session.state().current)
  let problem: string | undefined
  try {
    const challenge = session.challenge()
    const files = session.files()
    if (challenge === undefined || files === undefined) return
    const latest = sourceInTime(round, 'solution')
    const isOwn = latest !== undefined && latest.text !== round.snapshots.find(isSolution)?.text
    const level = openLevelOf(round)
    const counted = countedRun(round)
    // A level that was opened after the last submission counts as well.
    if (isOwn && (counted?.snapshot !== latest.seq || counted.level < level)) {
      const work = { challenge, files, text: latest.text, level, snapshot: latest.seq }
      const startedAt = Date.now()
      const report = await judgeWork({ ...work, ...hooks, seed: seedOf(session) }, 'all')
      await keepAttempt(places, work, { startedAt, report })
      recordRun(session, work, { mode: 'final', report, own: undefined })
    }
    const tests = sourceInTime(round, 'tests')?.text ?? ''
    const score = await scoreTests(challenge, tests, level, hooks.signal)
    session.record({ kind: 'test-score', round: round.number, score })
    return
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problem = error.message
  }
  const score: TestScore = { tests: 0, wrong: [], caught: [], missed: [], problem }
  session.record({ kind: 'test-score', round: round.number, score })
}

/** Ends the interview; its report can be read from now on. */
export async function finishInterview(
  places: Places,
  session: Session,
  why: 'done' | 'ended',
  hooks: WorkHooks,
): Promise<void> {
  if (session.state().paused) session.pause()
  await settleRound(places, session, hooks)
  const { challenges } = readCatalogue(places)
  const { history } = await readHistory(places)
  const drills = drillsOf(session.state(), {
    ...{ challenges, solved: history.solved, interview: session.number },
  })
  session.record({ kind: 'finish', why, drills })
  // Whoever goes on with it in another terminal needs them.
  if (session.problem() === undefined && !session.taken()) dropChallenges(places, session.number)
}

/** Whether nothing was saved since the candidate's tests were tried. */
function isScored({ scoredAt, snapshots }: RoundState): boolean {
  return scoredAt > (snapshots.at(-1)?.seq ?? 0)
}

interface Work {
  challenge: Challenge
  files: WorkFiles
  text: string
  level: number
  /** The number of the snapshot. */
  snapshot: number
}

/** What is saved now. @throws Refusal when there is nothing to judge. */
function workOf(session: Session): Work {
  const challenge = session.challenge()
  const files = challenge === undefined ? undefined : session.files()
  if (challenge === undefined || files === undefined)
    throw new Refusal('This is a break; go on to the next round first.')
  session.save()
  const text = workText(files, 'solution')
  if (text === undefined) throw absent(files)
  const { current } = session.state()
  const snapshot = current.snapshots.findLast(isSolution)?.seq ?? 0
  return { challenge, files, text, level: openLevelOf(current), snapshot }
}

function recordRun(
  session: Session,
  { level, snapshot }: Work,
  run: Pick<Seen<'run'>, 'mode' | 'report'> & { own: OwnTests | undefined },
): Seen<'run'> {
  return session.record({ kind: 'run', level, snapshot, ...run }) as Seen<'run'>
}

/** The same seed for the same submission of an interview that is repeated. */
function seedOf(session: Session): number {
  const { plan, current } = session.state()
  return hash(`${plan.seed}/${current.number}/${current.runs.length}`) % seedLimit
}

async function keepAttempt(
  places: Places,
  { challenge, text, level }: Work,
  { startedAt, report }: { startedAt: number; report: Seen<'run'>['report'] },
): Promise<void> {
  const { id, manifest } = challenge
  const scope: Attempt['scope'] = level < levelCount(manifest) ? 'levels' : 'all'
  const attempt = {
    challenge: id,
    challengeVersion: manifest.version,
    scope,
    startedAt,
    source: text,
    report,
  }
  // The interview's own events hold it as well, so nothing is lost when this cannot be kept.
  await openRecorder(places).keep(attempt)
}

function isSolution({ source }: Seen<'snapshot'>): boolean {
  return source === 'solution'
}
