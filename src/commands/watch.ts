import { exitCodes } from '../core/exit-code.ts'
import { asTyped } from '../core/invocation.ts'
import { openLevel } from '../core/levels.ts'
import { Refusal } from '../core/refusal.ts'
import { resultView } from '../core/report/result-view.ts'
import type { AttemptMode } from '../io/attempt.ts'
import { attemptsInTurn } from '../io/attempts-in-turn.ts'
import { readHistory } from '../io/history.ts'
import { warmJudge } from '../io/judge.ts'
import { tidyPath } from '../io/places.ts'
import { readKeys } from '../io/terminal-keys.ts'
import { type SolutionChange, watchSolution } from '../io/watch-solution.ts'
import { prepareWorkplace } from '../io/workspace.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'
import { hintTeller } from './hint-teller.ts'
import { liveView } from './live-view.ts'

const clear = '\u001b[2J\u001b[H'

/** `hotseat watch`: judges a solution at every save, in plain lines; ends with q, Ctrl-C or a signal. */
export async function watch(
  context: Context,
  reference: string,
  { json = false }: { json?: boolean },
): Promise<number> {
  const { terminal, places, invocation } = context
  warmJudge(true)
  const challenge = await findChallenge(context, reference)
  const { history } = await readHistory(places)
  const { file, created } = prepareWorkplace(places, challenge, openLevel(challenge, history))
  const turns = attemptsInTurn(places, challenge)
  const ended = new AbortController()
  const keys = process.stdin.isTTY === true ? '\ns submit · r run · h hint · q quit' : ''
  const say = (text: string) => terminal.say(asTyped(text, invocation))

  const judge = async (mode: AttemptMode): Promise<void> => {
    if (terminal.interactive && !json && terminal.writing !== 'spoken') terminal.out(clear)
    const view = liveView(terminal, challenge.id, json)
    const { history } = await readHistory(places)
    const level = openLevel(challenge, history)
    const ifAbsent = `Save it again, or make it with \`hotseat start ${challenge.name}\`.`
    const turn = await turns.judge(mode, { ifAbsent, level, onEvent: view.hear }).finally(view.end)
    if (turn.type !== 'judged') return
    if (json) return printJson(context, turn.report)
    const { paint, width } = terminal
    terminal.out(resultView(turn.report, { paint, width, invocation }))
    if (turn.problem !== undefined) say(turn.problem)
    const beside = mode === 'submit' ? await turn.beside() : ''
    if (beside !== '') say(beside)
    // In a small pane the first line may have scrolled away.
    const { verdict, passed, total } = turn.report
    if (verdict !== 'accepted') say(`\n${paint('bad', `✗ ${verdict}`)}: ${passed} of ${total} tests passed`)
    if (keys !== '') say(keys)
  }
  const guarded = (work: () => Promise<void>) =>
    void work().catch((error: unknown) => {
      if (error instanceof Refusal) say(error.message)
      else ended.abort(error)
    })
  const heard = (change: SolutionChange) => {
    if (change.type === 'changed') guarded(() => judge('run'))
    else if (change.type === 'gone') {
      turns.drop()
      say(`${tidyPath(file)} is gone. Save it again, or make it with \`hotseat start ${challenge.name}\`.`)
    } else say(`Saves cannot be noticed any more (${change.code}); press r after saving.`)
  }
  const effects: Record<string, () => void> = {
    s: () => guarded(() => judge('submit')),
    r: () => guarded(() => judge('run')),
    h: () => guarded(hintTeller(context, challenge)),
    q: () => ended.abort(),
  }

  const unwatch = watchSolution(file, heard)
  const either = AbortSignal.any([context.signal, ended.signal])
  say(`Watching ${tidyPath(file)}: each save runs the sample tests.${keys}`)
  // What was there before may be worth a verdict; the starter is not.
  if (!created.includes(file)) guarded(() => judge('run'))
  readKeys((key) => effects[key]?.(), either)
  if (!either.aborted) await new Promise((done) => either.addEventListener('abort', done, { once: true }))
  turns.drop()
  await unwatch()
  if (ended.signal.aborted && ended.signal.reason instanceof Error && !isQuit(ended.signal.reason))
    throw ended.signal.reason
  return exitCodes.done
}

/** Ended by its own key and not by an error. */
function isQuit(reason: Error): boolean {
  return reason.name === 'AbortError'
}
