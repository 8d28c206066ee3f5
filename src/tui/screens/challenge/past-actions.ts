import type { Challenge } from '../../../core/catalogue.ts'
import type { Tone } from '../../../core/paint.ts'
import { Refusal } from '../../../core/refusal.ts'
import { readStarter } from '../../../io/challenge-files.ts'
import { tidyPath } from '../../../io/places.ts'
import { replaceSolution } from '../../../io/replace-solution.ts'
import { fromStore } from '../../../io/with-store.ts'
import type { Workplace } from '../../../io/workspace.ts'
import type { AppContext } from '../../app-context.ts'
import { keyOf } from '../../key-of.ts'
import type { ChallengeAction, ChallengeState } from './challenge-state.ts'

export interface PastPorts {
  dispatch: (action: ChallengeAction) => void
  latest: () => ChallengeState
  isClosed: () => boolean
  guarded: (work: () => unknown) => Promise<void>
  say: (text: string, tone?: Tone) => void
  prepare: () => Workplace
  /** Has the verdict of the next save say this as well. */
  addNote: (text: string) => void
}

/** What can be done with the attempts so far. */
export function pastActions(
  { places, keymaps }: AppContext,
  challenge: Challenge,
  { dispatch, latest, isClosed, guarded, say, prepare, addNote }: PastPorts,
) {
  const key = keyOf(keymaps)
  const load = () =>
    guarded(async () => {
      const attempts = await fromStore(places, (store) => store.attempts(challenge.id), [])
      if (!isClosed()) dispatch({ type: 'attempts', attempts: attempts.toReversed() })
    })

  const show = () => {
    dispatch({ type: 'look', view: 'list' })
    dispatch({ type: 'tab', tab: 'history' })
    return load()
  }

  /** The source of the attempt that is pointed at. */
  const pastSource = async () => {
    const { attempts, at } = latest().past
    const number = attempts[at]?.number
    const source =
      number === undefined
        ? undefined
        : await fromStore(places, (store) => store.source(challenge.id, number), undefined)
    if (number === undefined || source === undefined)
      throw new Refusal(`There is no attempt yet; press ${key('challenge.run')}.`)
    return { number, source }
  }

  const look = (view: 'source' | 'diff') =>
    guarded(async () => {
      if (latest().tab === 'history') dispatch({ type: 'look', view, source: (await pastSource()).source })
    })

  /** Puts another text in place of the solution; the watch sees it, and its verdict comes with this note. */
  const replace = (text: string, what: string) => {
    const { file } = prepare()
    const backup = replaceSolution(file, text)
    const note = backup === undefined ? '' : ` What was there is in ${tidyPath(backup)}.`
    addNote(note)
    say(`Your solution is ${what} again.${note}`, 'good')
  }

  const restore = () =>
    guarded(async () => {
      if (latest().tab !== 'history') return show()
      const { number, source } = await pastSource()
      replace(source, `attempt ${number}`)
    })

  /** The first time only asks. */
  const reset = (isSure: boolean) =>
    guarded(() => {
      if (isSure) return replace(readStarter(challenge), 'the starter')
      const text = `Press ${key('challenge.reset')} again to begin anew with the starter; what you have is kept beside it.`
      dispatch({ type: 'say', message: { tone: 'warn', text, asks: 'reset' } })
    })

  return { load, show, look, restore, reset }
}
