import type { Challenge } from '../core/catalogue.ts'
import type { LearningPath } from '../core/learning-path.ts'
import type { Paint } from '../core/paint.ts'
import type { Writing } from '../core/writing.ts'
import type { Places } from '../io/places.ts'
import type { Due } from '../io/read-reviews.ts'
import type { History } from '../io/store.ts'
import type { Keymaps } from './keymaps.ts'
import type { Message } from './message.ts'
import type { ScreenName } from './screen-name.ts'

/** What the screens get from the process and the disk. */
export interface AppContext {
  challenges: Challenge[]
  paths: LearningPath[]
  history: History
  /** What is due for review. */
  due: Due
  /** The challenge to begin with; the list of all of them without it. */
  open?: Challenge | undefined
  /** Another screen to begin with. */
  screen?: ScreenName | undefined
  /** Whether to begin with the welcome, unless a challenge is open. */
  newcomer: boolean
  /** Said at the start. */
  message: Message | undefined
  places: Places
  env: Record<string, string | undefined>
  paint: Paint
  keymaps: Keymaps
  writing: Writing
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
  /** What the user types to start Hotseat. */
  invocation: string
}
