import { anywhereKeymap } from './anywhere-keymap.ts'
import type { AnyBinding } from './keymap.ts'
import { paletteKeymap } from './palette/palette-keymap.ts'
import { challengeKeymap } from './screens/challenge/challenge-keymap.ts'
import { homeKeymap } from './screens/home/home-keymap.ts'
import { interviewKeymap } from './screens/interview/interview-keymap.ts'
import { interviewsKeymap } from './screens/interviews/interviews-keymap.ts'
import { replayKeymap } from './screens/replay/replay-keymap.ts'
import { reportKeymap } from './screens/report/report-keymap.ts'
import { setupKeymap } from './screens/setup/setup-keymap.ts'
import { statsKeymap } from './screens/stats/stats-keymap.ts'
import { welcomeKeymap } from './screens/welcome/welcome-keymap.ts'

/** Every key of the app, as it is without settings. */
export const defaultKeymaps = {
  home: homeKeymap,
  challenge: challengeKeymap,
  stats: statsKeymap,
  welcome: welcomeKeymap,
  interviews: interviewsKeymap,
  setup: setupKeymap,
  interview: interviewKeymap,
  report: reportKeymap,
  replay: replayKeymap,
  palette: paletteKeymap,
  anywhere: anywhereKeymap,
}

export type Keymaps = typeof defaultKeymaps

/** The keys of one place, such as the list of challenges while a search is typed. */
export interface Place {
  /** What the names of its actions begin with. */
  part: string
  bindings: readonly AnyBinding[]
  /** Whether characters are text there. */
  typing?: boolean
  /** Whether the digits from 1 choose there. */
  digits?: boolean
}

/** All places; help has the same keys wherever it is. */
export function placesOf(keymaps: Keymaps): Place[] {
  const { home, challenge, stats, welcome, interviews, setup, interview, report, replay, palette, anywhere } =
    keymaps
  return [
    { part: 'home', bindings: home.browse },
    { part: 'search', bindings: home.search, typing: true },
    { part: 'filters', bindings: home.filter },
    { part: 'challenge', bindings: challenge.read },
    { part: 'stats', bindings: stats.read },
    { part: 'welcome', bindings: welcome.read },
    { part: 'interviews', bindings: interviews.browse },
    { part: 'setup', bindings: setup.read },
    { part: 'interview', bindings: interview.read },
    { part: 'typing', bindings: interview.type, typing: true },
    { part: 'choosing', bindings: interview.choose, digits: true },
    { part: 'report', bindings: report.read },
    { part: 'replay', bindings: replay.read },
    { part: 'help', bindings: home.help },
    { part: 'help', bindings: interview.help },
    { part: 'help', bindings: challenge.help },
    { part: 'palette', bindings: palette.type, typing: true },
    { part: 'anywhere', bindings: anywhere.all },
  ]
}

/** The same tables with other bindings. */
export function mapKeymaps(
  keymaps: Keymaps,
  map: <B extends AnyBinding>(bindings: B[], part: string) => B[],
): Keymaps {
  const { home, challenge, stats, welcome, interviews, setup, interview, report, replay, palette, anywhere } =
    keymaps
  return {
    home: {
      browse: map(home.browse, 'home'),
      search: map(home.search, 'search'),
      filter: map(home.filter, 'filters'),
      help: map(home.help, 'help'),
    },
    challenge: { read: map(challenge.read, 'challenge'), help: map(challenge.help, 'help') },
    stats: { read: map(stats.read, 'stats') },
    welcome: { read: map(welcome.read, 'welcome') },
    interviews: { browse: map(interviews.browse, 'interviews') },
    setup: { read: map(setup.read, 'setup') },
    interview: {
      read: map(interview.read, 'interview'),
      type: map(interview.type, 'typing'),
      choose: map(interview.choose, 'choosing'),
      help: map(interview.help, 'help'),
    },
    report: { read: map(report.read, 'report') },
    replay: { read: map(replay.read, 'replay') },
    palette: { type: map(palette.type, 'palette') },
    anywhere: { all: map(anywhere.all, 'anywhere') },
  }
}

/** What settings call an action. */
export function actionName({ name, intent }: AnyBinding, part: string): string {
  return name ?? `${part}.${intent}`
}
